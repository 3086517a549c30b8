package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.report.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Callable<Integer> {

    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().println(Version.text());
        return ExitCode.DONE;
    }
}
