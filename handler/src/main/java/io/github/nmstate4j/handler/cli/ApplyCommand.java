package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.ApplyOptions;
import io.github.nmstate4j.handler.apply.ApplyOutcome;
import io.github.nmstate4j.handler.apply.CheckpointMemory;
import io.github.nmstate4j.handler.apply.ModelDecisions;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.Transaction;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.probe.ProbeSuite;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        aliases = "set",
        description = "Brings the node to the given states, one after the other; leaves it as it was when one fails.")
final class ApplyCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Files with states; '-' or nothing: standard input.")
    private @Nullable List<String> files;

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
    private int seconds;

    ApplyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, NetworkManagerException {
        if (seconds < 1) {
            console.err().println("--timeout is " + seconds + "; give at least one second");
            return ExitCode.DATA;
        }
        var options = ApplyOptions.defaults()
                .withVerify(!unverified)
                .withCommit(!uncommitted)
                .withMemoryOnly(memoryOnly)
                .withRollbackAfter(Duration.ofSeconds(seconds));
        var states = new Documents(console).states(files == null || files.isEmpty() ? List.of("-") : files);
        if (states.isEmpty()) {
            return ExitCode.DATA;
        }
        try (var node = console.openNode();
                var threads = Executors.newCachedThreadPool()) {
            var transaction = transaction(node, threads);
            for (var state : states.get()) {
                int code = tell(transaction.apply(state, options));
                if (code != ExitCode.DONE) {
                    return code;
                }
            }
            return ExitCode.DONE;
        }
    }

    private static Transaction transaction(NodeAccess node, ExecutorService threads) {
        return new Transaction(
                node.view(),
                new ModelDecisions(PlanCommand.planner()),
                node.networkManager(),
                node.hostname(),
                new ProbeSuite(List.of(), ProbeSuite.Budget.defaults(), threads),
                CheckpointMemory.none());
    }

    private int tell(ApplyOutcome outcome) {
        return switch (outcome) {
            case ApplyOutcome.NothingToDo _, ApplyOutcome.Committed _, ApplyOutcome.AwaitingCommit _ -> {
                console.out().println(outcome.summary());
                yield ExitCode.DONE;
            }
            case ApplyOutcome.Refused _ -> {
                console.err().println(outcome.summary());
                yield ExitCode.DATA;
            }
            case ApplyOutcome.RolledBack _, ApplyOutcome.Stranded _ -> {
                console.err().println(outcome.summary());
                yield ExitCode.FAILED;
            }
        };
    }
}
