package io.github.nmstate4j.handler.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints something about all commands, for other programs to read.
abstract class AboutCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    private AboutCommand(Console console) {
        this.console = console;
    }

    abstract String text(CommandSpec program);

    @Override
    public final Integer call() {
        console.out().print(text(Objects.requireNonNull(spec).root()));
        console.out().flush();
        return ExitCode.DONE;
    }

    @Command(
            name = "completion",
            description = {
                "Prints what a shell (bash, or zsh) needs to complete commands and options.",
                "For this shell: source <(nmstate4j completion)"
            })
    static final class Completion extends AboutCommand {

        Completion(Console console) {
            super(console);
        }

        @Override
        String text(CommandSpec program) {
            return AutoComplete.bash(program.name(), program.commandLine());
        }
    }

    @Command(
            name = "man",
            description = {
                "Prints the manual page of all commands.",
                "To read it: nmstate4j man | man -l -",
                "To install it: nmstate4j man > /usr/local/share/man/man1/nmstate4j.1"
            })
    static final class Man extends AboutCommand {

        Man(Console console) {
            super(console);
        }

        @Override
        String text(CommandSpec program) {
            return ManPage.of(program);
        }
    }
}
