package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.Plan;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.verify.Mismatch;
import java.util.List;

/// What a transaction asks of the model. Pure: the same question has the same answer.
public interface Decisions {

    Decision decide(NetworkState desired, Observation now, PlanOptions options);

    sealed interface Decision {

        /// The document cannot be applied to this node.
        record Refuse(List<Finding> findings) implements Decision {}

        /// The steps, and what must be found when they are done.
        record Carry(Plan plan, Goal goal) implements Decision {}
    }

    interface Goal {
        /// What is not as wanted. Empty: the goal is reached.
        List<Mismatch> missedBy(Observation now);
    }
}
