package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.plan.FollowUp;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.Proposal;
import io.github.nmstate4j.plan.Step;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "plan", description = "Prints what 'apply' would do, and does nothing.")
final class PlanCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A file with a state; '-' or nothing: standard input.", defaultValue = "-")
    private String file = "-";

    @Option(names = "--memory-only", description = "As for 'apply'.")
    private boolean memoryOnly;

    PlanCommand(Console console) {
        this.console = console;
    }

    static Planner planner() {
        return new Planner((_, _) -> UUID.randomUUID());
    }

    @Override
    public Integer call() throws IOException, NetworkManagerException, NodeViewException {
        var states = new Documents(console).states(List.of(file));
        if (states.isEmpty()) {
            return ExitCode.DATA;
        }
        try (var node = console.openNode()) {
            var proposal =
                    planner().propose(states.get().getFirst(), node.view().observe(), new PlanOptions(memoryOnly));
            return switch (proposal) {
                case Proposal.Rejected(var findings) -> {
                    findings.forEach(console.err()::println);
                    yield ExitCode.DATA;
                }
                case Proposal.Accepted(var plan, _, var warnings) -> {
                    warnings.forEach(console.err()::println);
                    if (plan.isEmpty()) {
                        console.out().println("nothing to do");
                    }
                    plan.steps().stream().map(Step::summary).forEach(console.out()::println);
                    if (plan.followUp() instanceof FollowUp.ObserveAndPlanAgain(var reason)) {
                        console.out().println("then plan again: " + reason);
                    }
                    yield ExitCode.DONE;
                }
            };
        }
    }
}
