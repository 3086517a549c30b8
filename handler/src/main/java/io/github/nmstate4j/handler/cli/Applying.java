package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.diff.StateDiff;
import io.github.nmstate4j.handler.apply.ApplyOptions;
import io.github.nmstate4j.handler.apply.ApplyOutcome;
import io.github.nmstate4j.handler.apply.CheckpointMemory;
import io.github.nmstate4j.handler.apply.ModelDecisions;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.apply.Transaction;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.probe.ProbeSuite;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Proposal;
import io.github.nmstate4j.state.NetworkState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/// Changes the node for a command, and tells how it went: what changed on the output, the rest on the error output.
record Applying(Console console, ApplyOptions options, Printed printed) {

    int apply(NetworkState desired, NodeAccess node) throws IOException, NetworkManagerException, NodeViewException {
        var changed = changed(desired, node);
        var outcome = carryOut(desired, node);
        return switch (outcome) {
            case ApplyOutcome.NothingToDo _, ApplyOutcome.Committed _, ApplyOutcome.AwaitingCommit _ -> {
                console.err().println(outcome.summary());
                changed.ifPresent(state -> console.out().print(printed.whole(state)));
                console.out().flush();
                yield ExitCode.DONE;
            }
            case ApplyOutcome.Refused _ -> {
                console.err().println(outcome.summary());
                yield ExitCode.DATA;
            }
            case ApplyOutcome.RolledBack _, ApplyOutcome.Stranded _ -> {
                console.err().println(outcome.summary());
                yield ExitCode.FAILED;
            }
        };
    }

    /// What is not so yet; nothing of a state that is refused.
    private Optional<NetworkState> changed(NetworkState desired, NodeAccess node) throws NodeViewException {
        return switch (PlanCommand.planner()
                .propose(desired, node.view().observe(), new PlanOptions(options.memoryOnly()))) {
            case Proposal.Accepted accepted -> Optional.of(StateDiff.of(accepted.merged()).state());
            case Proposal.Rejected _ -> Optional.empty();
        };
    }

    private ApplyOutcome carryOut(NetworkState desired, NodeAccess node)
            throws IOException, NetworkManagerException {
        try (var threads = Executors.newCachedThreadPool()) {
            var transaction = new Transaction(
                    node.view(),
                    new ModelDecisions(PlanCommand.planner()),
                    node.networkManager(),
                    node.host(),
                    new ProbeSuite(List.of(), ProbeSuite.Budget.defaults(), threads),
                    CheckpointMemory.none());
            return console.door().exclusively(() -> transaction.apply(desired, options));
        }
    }
}
