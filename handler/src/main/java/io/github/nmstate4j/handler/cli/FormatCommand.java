package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.yaml.ValueYaml;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "format",
        aliases = {"f", "fmt"},
        description = "Prints a state or a policy in its canonical form, without comments. Needs no node.")
final class FormatCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = "-", description = "The document; '-' or nothing: standard input.")
    private String file = "-";

    @Option(names = "--json", description = "JSON instead of YAML.")
    private boolean json;

    FormatCommand(Console console) {
        this.console = console;
    }

    /// Secrets are in the file already.
    @Override
    public Integer call() throws IOException, DataException {
        console.out()
                .print(
                        switch (new Documents(console).one(file)) {
                            case Documents.Document.State(_, var state) -> new Printed(true, json).of(state);
                            case Documents.Document.Policy policy -> {
                                var value = policy.tree().value().orElseThrow();
                                yield json ? ValueYaml.writeJson(value) : ValueYaml.write(value);
                            }
                        });
        console.out().flush();
        return ExitCode.DONE;
    }
}
