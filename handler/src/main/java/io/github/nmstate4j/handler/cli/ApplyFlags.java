package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.ApplyOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/// The options of all commands that change the node.
final class ApplyFlags {

    @Option(names = "--no-verify", description = "Do not compare the result with what was wanted.")
    private boolean unverified;

    @Option(names = "--no-commit", description = "Roll back when the timeout ends, unless 'commit' comes first.")
    private boolean uncommitted;

    @Option(names = "--memory-only", description = "Forget the change with the next reboot.")
    private boolean memoryOnly;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Rolled back after this long without a sign of life (${DEFAULT-VALUE}).")
    private String seconds = "60";

    @Option(
            names = {"-s", "--show-secrets"},
            description = "Print passwords and keys as they are.")
    private boolean secrets;

    boolean commits() {
        return !uncommitted;
    }

    Printed printed() {
        return new Printed(secrets, false);
    }

    ApplyOptions options() throws DataException {
        return ApplyOptions.defaults()
                .withVerify(!unverified)
                .withCommit(!uncommitted)
                .withMemoryOnly(memoryOnly)
                .withRollbackAfter(rollbackAfter());
    }

    private Duration rollbackAfter() throws DataException {
        try {
            int whole = Integer.parseInt(seconds);
            if (whole >= 1) {
                return Duration.ofSeconds(whole);
            }
        } catch (NumberFormatException _) {
            // Said below, like a number that is too small.
        }
        throw new DataException("--timeout is " + seconds + "; give a whole number of seconds, at least 1");
    }
}
