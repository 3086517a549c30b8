package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.statistics.Features;
import io.github.nmstate4j.statistics.Topology;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "statistic", aliases = "st", description = "Prints what a state makes use of, in words that can be counted.")
final class StatisticsCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "STATE_FILE", description = "A file with a state; '-' or nothing: standard input.", defaultValue = "-")
    private String file = "-";

    @Option(names = {"-c", "--current"}, paramLabel = "CURRENT_STATE", description = "Instead of this node, the node that this file describes.")
    private @Nullable String current;

    StatisticsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, NetworkManagerException, NodeViewException {
        return new OtherStates(console).print(file, current, state -> {
            print("topology", Topology.of(state));
            print("features", Features.of(state.desired()));
        });
    }

    private void print(String key, List<String> words) {
        console.out().println(key + ":" + (words.isEmpty() ? " []" : ""));
        words.forEach(word -> console.out().println("- " + word));
    }
}
