package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.networkmanager.NetworkManager.Checkpoint;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what `apply --no-commit` left open.
record Checkpoints(Console console) {

    /// The one of this name, or the oldest. Complains when there is none.
    Optional<Checkpoint> find(NodeAccess node, @Nullable String name) throws NetworkManagerException {
        var all = node.networkManager().checkpoints();
        var found = all.stream().filter(c -> name == null || c.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            var names = all.stream().map(Checkpoint::name).collect(Collectors.joining(", "));
            console.err().println((name == null ? "There is no checkpoint" : "There is no checkpoint " + name)
                    + (names.isEmpty() ? "; it may have run out" : "; there are " + names));
        }
        return found;
    }
}
