package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.report.Version;
import io.github.nmstate4j.handler.apply.ApplyOptions;
import io.github.nmstate4j.handler.apply.ApplyOutcome;
import io.github.nmstate4j.handler.apply.CheckpointMemory;
import io.github.nmstate4j.handler.apply.ModelDecisions;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.apply.Transaction;
import io.github.nmstate4j.handler.networkmanager.NetworkManager.Checkpoint;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.probe.ProbeSuite;
import io.github.nmstate4j.plan.FollowUp;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.Proposal;
import io.github.nmstate4j.plan.Step;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.Routes;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What a person can do on one node. Exit codes: 0 done, 1 failed, 64 used wrongly, 65 a document that cannot be applied.
@Command(
        name = "nmstate4j",
        description = "Declarative network configuration of this node.",
        mixinStandardHelpOptions = true,
        versionProvider = NodeCommands.VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeOnInvalidInput = NodeCommands.USAGE,
        exitCodeOnExecutionException = NodeCommands.FAILED)
public final class NodeCommands {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 64;
    static final int DATA = 65;
    private static final int LARGEST_DOCUMENT = 4 * 1024 * 1024;

    /// Opens the node when a command needs it: `version` and `--help` work anywhere.
    @FunctionalInterface
    public interface Door {
        NodeAccess open() throws IOException, NetworkManagerException;
    }

    private final Door door;
    private final InputStream in;

    @Spec
    private @Nullable CommandSpec spec;

    public NodeCommands(Door door, InputStream in) {
        this.door = door;
        this.in = in;
    }

    /// Runs one command line.
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(this)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, _, _) -> {
                    err.println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
                    return FAILED;
                })
                .setParameterExceptionHandler((wrong, _) -> {
                    err.println(wrong.getMessage());
                    wrong.getCommandLine().usage(err);
                    return USAGE;
                })
                .execute(arguments);
    }

    private PrintWriter out() {
        return commandLine().getOut();
    }

    private PrintWriter err() {
        return commandLine().getErr();
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not hand over the command");
        }
        return spec.commandLine();
    }

    @Command(name = "show", description = "Prints the state of the node.", exitCodeOnInvalidInput = USAGE)
    int show(
            @Parameters(arity = "0..1", paramLabel = "IFNAME", description = "Only this interface and its routes.")
                    @Nullable String name,
            @Option(names = "--json", description = "JSON instead of YAML.") boolean json)
            throws IOException, NetworkManagerException, NodeViewException {
        try (var node = door.open()) {
            var state = node.view().observe().state();
            var shown = name == null ? Optional.of(state) : only(name, state);
            if (shown.isEmpty()) {
                err().println("There is no interface " + name + "; there are "
                        + state.interfaces().stream().map(NetworkInterface::name).collect(Collectors.joining(", ")));
                return DATA;
            }
            out().print(json ? NetworkStateYaml.writeJson(shown.get()) : NetworkStateYaml.write(shown.get()));
            out().flush();
            return DONE;
        }
    }

    private static Optional<NetworkState> only(String name, NetworkState state) {
        var interfaces = state.interfaces().stream().filter(i -> i.name().equals(name)).toList();
        if (interfaces.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(NetworkState.empty()
                .withInterfaces(interfaces)
                .withRoutes(state.routes().map(routes -> new Routes(
                        routes.running().map(list -> through(name, list)),
                        routes.config().map(list -> through(name, list)),
                        routes.extras()))));
    }

    private static List<Route> through(String name, List<Route> routes) {
        return routes.stream()
                .filter(route -> route.nextHopInterface().filter(name::equals).isPresent())
                .toList();
    }

    @Command(
            name = "apply",
            aliases = "set",
            description = "Brings the node to the given states, one after the other; leaves it as it was when one fails.",
            exitCodeOnInvalidInput = USAGE)
    int apply(
            @Parameters(paramLabel = "FILE", description = "Files with states; '-' or nothing: standard input.")
                    @Nullable List<String> files,
            @Option(names = "--no-verify", description = "Do not compare the result with what was wanted.")
                    boolean unverified,
            @Option(names = "--no-commit", description = "Roll back when the timeout ends, unless 'commit' comes first.")
                    boolean uncommitted,
            @Option(names = "--memory-only", description = "Forget the change with the next reboot.") boolean memoryOnly,
            @Option(
                            names = "--timeout",
                            paramLabel = "SECONDS",
                            defaultValue = "60",
                            description = "Rolled back after this long without a sign of life (${DEFAULT-VALUE}).")
                    int seconds)
            throws IOException, NetworkManagerException {
        if (seconds < 1) {
            err().println("--timeout is " + seconds + "; give at least one second");
            return DATA;
        }
        var options = ApplyOptions.defaults()
                .withVerify(!unverified)
                .withCommit(!uncommitted)
                .withMemoryOnly(memoryOnly)
                .withRollbackAfter(Duration.ofSeconds(seconds));
        var states = read(files == null || files.isEmpty() ? List.of("-") : files);
        if (states.isEmpty()) {
            return DATA;
        }
        try (var node = door.open();
                var threads = Executors.newCachedThreadPool()) {
            var transaction = new Transaction(
                    node.view(),
                    new ModelDecisions(planner()),
                    node.networkManager(),
                    node.hostname(),
                    new ProbeSuite(List.of(), ProbeSuite.Budget.defaults(), threads),
                    CheckpointMemory.none());
            for (var state : states.get()) {
                int code = tell(transaction.apply(state, options));
                if (code != DONE) {
                    return code;
                }
            }
            return DONE;
        }
    }

    private int tell(ApplyOutcome outcome) {
        return switch (outcome) {
            case ApplyOutcome.NothingToDo _, ApplyOutcome.Committed _, ApplyOutcome.AwaitingCommit _ -> {
                out().println(outcome.summary());
                yield DONE;
            }
            case ApplyOutcome.Refused _ -> {
                err().println(outcome.summary());
                yield DATA;
            }
            case ApplyOutcome.RolledBack _, ApplyOutcome.Stranded _ -> {
                err().println(outcome.summary());
                yield FAILED;
            }
        };
    }

    @Command(name = "plan", description = "Prints what 'apply' would do, and does nothing.", exitCodeOnInvalidInput = USAGE)
    int plan(
            @Parameters(paramLabel = "FILE", description = "A file with a state; '-': standard input.") String file,
            @Option(names = "--memory-only", description = "As for 'apply'.") boolean memoryOnly)
            throws IOException, NetworkManagerException, NodeViewException {
        var states = read(List.of(file));
        if (states.isEmpty()) {
            return DATA;
        }
        try (var node = door.open()) {
            var proposal = planner()
                    .propose(states.get().getFirst(), node.view().observe(), new PlanOptions(memoryOnly));
            return switch (proposal) {
                case Proposal.Rejected(var findings) -> {
                    findings.forEach(finding -> err().println(finding));
                    yield DATA;
                }
                case Proposal.Accepted(var plan, _, var warnings) -> {
                    warnings.forEach(warning -> err().println(warning));
                    if (plan.isEmpty()) {
                        out().println("nothing to do");
                    }
                    plan.steps().stream().map(Step::summary).forEach(out()::println);
                    if (plan.followUp() instanceof FollowUp.ObserveAndPlanAgain(var reason)) {
                        out().println("then plan again: " + reason);
                    }
                    yield DONE;
                }
            };
        }
    }

    @Command(name = "commit", description = "Keeps what 'apply --no-commit' did.", exitCodeOnInvalidInput = USAGE)
    int commit(
            @Parameters(arity = "0..1", paramLabel = "CHECKPOINT", description = "The oldest one if left out.")
                    @Nullable String name)
            throws IOException, NetworkManagerException {
        try (var node = door.open()) {
            var found = checkpoint(node, name);
            if (found.isEmpty()) {
                return FAILED;
            }
            found.get().commit();
            out().println("committed " + found.get().name());
            return DONE;
        }
    }

    @Command(name = "rollback", description = "Undoes what 'apply --no-commit' did.", exitCodeOnInvalidInput = USAGE)
    int rollback(
            @Parameters(arity = "0..1", paramLabel = "CHECKPOINT", description = "The oldest one if left out.")
                    @Nullable String name)
            throws IOException, NetworkManagerException {
        try (var node = door.open()) {
            var found = checkpoint(node, name);
            if (found.isEmpty()) {
                return FAILED;
            }
            found.get().close();
            out().println("rolled back " + found.get().name());
            return DONE;
        }
    }

    private Optional<Checkpoint> checkpoint(NodeAccess node, @Nullable String name) throws NetworkManagerException {
        var all = node.networkManager().checkpoints();
        var found = all.stream().filter(c -> name == null || c.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            var names = all.stream().map(Checkpoint::name).collect(Collectors.joining(", "));
            err().println((name == null ? "There is no checkpoint" : "There is no checkpoint " + name)
                    + (names.isEmpty() ? "; it may have run out" : "; there are " + names));
        }
        return found;
    }

    @Command(name = "version", description = "Prints the version.")
    int version() {
        out().println(Version.text());
        return DONE;
    }

    private static Planner planner() {
        return new Planner((_, _) -> UUID.randomUUID());
    }

    /// All of them or none: nothing is applied when one cannot be read.
    private Optional<List<NetworkState>> read(List<String> files) throws IOException {
        boolean good = true;
        var states = new ArrayList<NetworkState>();
        for (var file : files) {
            var result = NetworkStateYaml.read(text(file));
            for (var finding : result.findings()) {
                err().println((file.equals("-") ? "standard input" : file) + ":" + line(finding));
            }
            result.state().ifPresent(states::add);
            good &= result.state().isPresent();
        }
        return good ? Optional.of(states) : Optional.empty();
    }

    private static String line(Finding finding) {
        return (finding.isError() ? " error: " : " warning: ") + finding;
    }

    private String text(String file) throws IOException {
        try (var stream = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
            var bytes = stream.readNBytes(LARGEST_DOCUMENT + 1);
            if (bytes.length > LARGEST_DOCUMENT) {
                throw new IOException(file + " is larger than " + LARGEST_DOCUMENT + " bytes; split it");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.text()};
        }
    }
}
