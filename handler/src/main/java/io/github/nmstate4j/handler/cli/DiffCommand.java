package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.diff.StateDiff;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "gd", description = "Prints the part of a state that is not so yet.")
final class DiffCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "STATE_FILE", description = "A file with a state; '-' or nothing: standard input.", defaultValue = "-")
    private String file = "-";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CURRENT_STATE", description = "Instead of this node, the node that this file describes.")
    private @Nullable String current;

    DiffCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, NetworkManagerException, NodeViewException {
        return new OtherStates(console)
                .print(file, current, state -> console.out().print(NetworkStateYaml.write(StateDiff.of(state).state())));
    }
}
