package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        aliases = {"a", "set"},
        description = "Brings the node to the given states, one after the other, and prints what changed. Stops at the"
                + " first that fails, which leaves no trace.")
final class ApplyCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Files with states or policies; '-' or nothing: standard input.")
    private @Nullable List<String> files;

    @Mixin
    private ApplyFlags flags = new ApplyFlags();

    ApplyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, NetworkManagerException, NodeViewException, DataException {
        var applying = new Applying(console, flags.options(), flags.printed());
        var documents = new Documents(console);
        var all = documents.all(files == null ? List.of() : files);
        if (all.size() > 1 && !flags.commits()) {
            throw new DataException("--no-commit takes one document, because one change at a time can wait for a commit");
        }
        try (var node = console.openNode()) {
            for (var document : all) {
                int code = applying.apply(documents.state(document, node), node);
                if (code != ExitCode.DONE) {
                    return code;
                }
            }
            return ExitCode.DONE;
        }
    }
}
