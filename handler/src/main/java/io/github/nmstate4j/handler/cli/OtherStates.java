package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Proposal;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lays a document over this node, or over a node that a file describes.
record OtherStates(Console console) {

    /// Prints something of the result; tells what is wrong instead when there is none. Returns the exit code.
    int print(String file, @Nullable String current, Consumer<MergedState> something)
            throws IOException, NetworkManagerException, NodeViewException {
        var merged = merged(file, current);
        merged.ifPresent(something);
        console.out().flush();
        return merged.isPresent() ? ExitCode.DONE : ExitCode.DATA;
    }

    private Optional<MergedState> merged(String file, @Nullable String current)
            throws IOException, NetworkManagerException, NodeViewException {
        var documents = new Documents(console);
        var desired = documents.states(List.of(file));
        var node = desired.isEmpty() ? Optional.<Observation>empty() : observation(current, documents);
        if (desired.isEmpty() || node.isEmpty()) {
            return Optional.empty();
        }
        return switch (PlanCommand.planner().propose(desired.get().getFirst(), node.get(), PlanOptions.defaults())) {
            case Proposal.Rejected(var findings) -> {
                documents.tell(file, findings);
                yield Optional.empty();
            }
            case Proposal.Accepted(_, var merged, var warnings) -> {
                documents.tell(file, warnings);
                yield Optional.of(merged);
            }
        };
    }

    private Optional<Observation> observation(@Nullable String current, Documents documents)
            throws IOException, NetworkManagerException, NodeViewException {
        if (current != null) {
            return documents.states(List.of(current)).map(states -> Observation.of(states.getFirst()));
        }
        try (var node = console.openNode()) {
            return Optional.of(node.view().observe());
        }
    }
}
