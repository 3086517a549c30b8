package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.plan.Explanation;
import io.github.nmstate4j.plan.FollowUp;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.Proposal;
import io.github.nmstate4j.plan.Step;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `apply` would do: `plan` names the steps, `explain` says them in sentences.
abstract sealed class PlanCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A file with a state or a policy; '-' or nothing: standard input.",
            defaultValue = "-")
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
    public Integer call() throws IOException, NetworkManagerException, NodeViewException, DataException {
        var documents = new Documents(console);
        var document = documents.one(file);
        try (var node = console.openNode()) {
            var desired = documents.state(document, node);
            var proposal = planner().propose(desired, node.view().observe(), new PlanOptions(memoryOnly));
            print(proposal, console);
            return switch (proposal) {
                case Proposal.Rejected _ -> ExitCode.DATA;
                case Proposal.Accepted _ -> ExitCode.DONE;
            };
        }
    }

    abstract void print(Proposal proposal, Console to);

    @Command(name = "plan", description = "Prints the steps that 'apply' would take, and takes none.")
    static final class Steps extends PlanCommand {

        Steps(Console console) {
            super(console);
        }

        @Override
        void print(Proposal proposal, Console to) {
            switch (proposal) {
                case Proposal.Rejected(var findings) -> findings.forEach(to.err()::println);
                case Proposal.Accepted(var plan, _, var warnings) -> {
                    warnings.forEach(to.err()::println);
                    if (plan.isEmpty()) {
                        to.out().println("nothing to do");
                    }
                    plan.steps().stream().map(Step::summary).forEach(to.out()::println);
                    if (plan.followUp() instanceof FollowUp.ObserveAndPlanAgain(var reason)) {
                        to.out().println("then plan again: " + reason);
                    }
                }
            }
        }
    }

    @Command(
            name = "explain",
            description = "Says what 'apply' would do, what stays up meanwhile, and what must be mended first; does nothing.")
    static final class Sentences extends PlanCommand {

        Sentences(Console console) {
            super(console);
        }

        @Override
        void print(Proposal proposal, Console to) {
            to.out().print(Explanation.of(proposal));
            to.out().flush();
        }
    }
}
