package io.github.nmstate4j.handler.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "man",
        description = {
            "Prints the manual page of all commands.",
            "To read it: nmstate4j man | man -l -",
            "To install it: nmstate4j man > /usr/local/share/man/man1/nmstate4j.1"
        })
final class ManCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    ManCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(ManPage.of(Objects.requireNonNull(spec).root()));
        console.out().flush();
        return ExitCode.DONE;
    }
}
