package io.github.nmstate4j.handler.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = {
            "Prints what a shell (bash, or zsh) needs to complete commands and options.",
            "For this shell: source <(nmstate4j completion)"
        })
final class CompletionCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var program = Objects.requireNonNull(spec).root();
        console.out().print(AutoComplete.bash(program.name(), program.commandLine()));
        console.out().flush();
        return ExitCode.DONE;
    }
}
