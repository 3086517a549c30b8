package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.plan.OfflineConfiguration;
import io.github.nmstate4j.profile.Keyfile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "gc", description = "Prints NetworkManager's files for a state, without looking at this node.")
final class ConfigurationCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "STATE_FILE", description = "A file with a state; '-' or nothing: standard input.", defaultValue = "-")
    private String file = "-";

    ConfigurationCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var documents = new Documents(console);
        var states = documents.states(List.of(file));
        if (states.isEmpty()) {
            return ExitCode.DATA;
        }
        var configuration = OfflineConfiguration.of(states.get().getFirst());
        documents.tell(file, configuration.findings());
        if (configuration.findings().stream().anyMatch(Finding::isError)) {
            return ExitCode.DATA;
        }
        console.out().println("NetworkManager:");
        configuration.files().forEach(this::print);
        console.out().flush();
        return ExitCode.DONE;
    }

    /// A pair of name and content; the content as a literal block, so that it can be read and copied.
    private void print(Keyfile keyfile) {
        console.out().println("- - " + quoted(keyfile.name()));
        console.out().println("  - |");
        keyfile.content().lines().forEach(line -> console.out().println(line.isEmpty() ? "" : "    " + line));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
