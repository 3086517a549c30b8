package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.Proposal;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.verify.Verifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The planner and the verifier of the model.
public final class ModelDecisions implements Decisions {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDecisions.class);

    private final Planner planner;

    public ModelDecisions(Planner planner) {
        this.planner = planner;
    }

    @Override
    public Decision decide(NetworkState desired, Observation now, PlanOptions options) {
        return switch (planner.propose(desired, now, options)) {
            case Proposal.Rejected(var findings) -> new Decision.Refuse(findings);
            case Proposal.Accepted(var plan, var merged, var warnings) -> {
                warnings.forEach(warning -> LOG.warn("{}", warning));
                yield new Decision.Carry(plan, later -> Verifier.compare(merged, later.state()));
            }
        };
    }
}
