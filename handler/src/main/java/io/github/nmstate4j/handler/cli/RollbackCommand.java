package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", description = "Undoes what 'apply --no-commit' did.")
final class RollbackCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "CHECKPOINT", description = "The oldest one if left out.")
    private @Nullable String name;

    RollbackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, NetworkManagerException {
        try (var node = console.openNode()) {
            return console.door().exclusively(() -> rollBack(node));
        }
    }

    /// Not while somebody else is at it: theirs may be the oldest checkpoint.
    private int rollBack(NodeAccess node) throws NetworkManagerException {
        var found = new Checkpoints(console).find(node, name);
        if (found.isEmpty()) {
            return ExitCode.FAILED;
        }
        found.get().close();
        console.out().println("rolled back " + found.get().name());
        return ExitCode.DONE;
    }
}
