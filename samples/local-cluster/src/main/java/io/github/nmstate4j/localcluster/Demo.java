package io.github.nmstate4j.localcluster;

import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.localcluster.nodes.NodeException;
import io.github.nmstate4j.localcluster.nodes.NodeSupport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dev demo`: a cluster on this machine, and what the project does on it.
@Command(
        name = "./dev demo",
        description = "Starts a cluster on this machine and applies sample policies to its nodes.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Demo implements Callable<Integer> {

    private static final int NOT_AS_EXPECTED = 1;
    private static final int NOT_STARTED = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Act> ACTS = List.of(
            new Act("dummy.yaml", "dummy", PolicyVerdict.AVAILABLE, Map.of("dummy0", "dummy")),
            new Act("vlan-over-bond.yaml", "vlan-over-bond", PolicyVerdict.AVAILABLE, Map.of("bond0", "bond", "bond0.100", "vlan")),
            new Act("refused/missing-nic.yaml", "missing-nic", PolicyVerdict.DEGRADED, Map.of()),
            new Act("refused/cut-off.yaml", "cut-off", PolicyVerdict.DEGRADED, Map.of()));
    /// So that a policy that cannot work is given up while people are still watching.
    private static final Map<String, String> QUICK_TO_GIVE_UP = Map.of("NNCP_MAX_RETRIES", "2", "NMSTATE4J_PROBE_AFTER_SECONDS", "8");

    /// @param expected the condition that the policy must reach
    /// @param devices what the kernel of every node must have then; of a policy that fails, nothing may have changed
    private record Act(String file, String policy, String expected, Map<String, String> devices) {}

    private final PrintStream out = System.out;
    private final CountDownLatch closed = new CountDownLatch(1);

    @Option(names = "--once", description = "Apply, check the nodes, and end: with 0 when all is as it should be.")
    private boolean once;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "3", description = "How many nodes (default: 3).")
    private int nodes;

    @Option(names = "--simulated", description = "Simulated nodes: the same handler on a NetworkManager and a kernel in memory.")
    private boolean simulated;

    @Option(
            names = "--apiserver",
            paramLabel = "embedded|KUBECONFIG",
            defaultValue = "embedded",
            description = "Start an API server (default), or use the one of a kubeconfig file.")
    private String apiServer = "embedded";

    private Demo() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        var impossible = simulated ? Optional.<String>empty() : whyNoVirtualNodes();
        simulated |= impossible.isPresent();
        impossible.ifPresent(reason -> out.println(reason + " Going on with simulated nodes."));
        out.println(
                simulated
                        ? nodes + " SIMULATED nodes: NetworkManager and kernel are in memory, the handler is the real one."
                        : nodes + " virtual nodes, each with a kernel, a D-Bus and a NetworkManager of its own.");
        try (var cluster = LocalCluster.start(options())) {
            return show(cluster);
        } catch (IOException | NodeException | IllegalArgumentException e) {
            out.println("The cluster did not start: " + e.getMessage());
            return NOT_STARTED;
        } finally {
            forgetNodes();
            closed.countDown();
        }
    }

    private void forgetNodes() {
        try {
            Files.deleteIfExists(nodesFile());
        } catch (IOException e) {
            out.println("Cannot delete " + nodesFile() + ": " + e.getMessage());
        }
    }

    private static Optional<String> whyNoVirtualNodes() {
        return NodeSupport.check() instanceof NodeSupport.Impossible(var reason) ? Optional.of(reason) : Optional.empty();
    }

    private ClusterOptions options() {
        var options = ClusterOptions.standard()
                .withNodes(nodes)
                .withSimulated(simulated)
                .withHandler(QUICK_TO_GIVE_UP)
                .withLogs(Optional.of(folder().resolve("nodes")))
                .withProgress(out::println);
        return apiServer.equals("embedded") ? options : options.withKubeconfig(Optional.of(Path.of(apiServer)));
    }

    private static Path project() {
        return ClusterOptions.standard().project().toAbsolutePath().normalize();
    }

    /// Is there while a demo with virtual nodes runs: their names and management addresses.
    static Path nodesFile() {
        return folder().resolve("nodes.properties");
    }

    private static Path folder() {
        return project().resolve("target/demo");
    }

    private int show(LocalCluster cluster) throws IOException, InterruptedException {
        long up = System.nanoTime();
        var kubeconfig = Files.createDirectories(folder()).resolve("kubeconfig");
        cluster.writeKubeconfig(kubeconfig);
        out.println("The cluster is up: " + cluster.url() + ", for development only. To use it from another terminal:");
        out.println("    export KUBECONFIG=" + kubeconfig);
        if (!simulated) {
            writeNodes(cluster);
            out.println("To look into a node: ./dev node node-1 ip address");
        }
        out.println();
        var wrong = new ArrayList<String>();
        try (var _ = EnactmentTable.start(cluster.client(), out)) {
            var desktop = once ? Optional.<Process>empty() : openDesktop(kubeconfig);
            for (var act : ACTS) {
                play(act, cluster).ifPresent(wrong::add);
            }
            out.printf(Locale.ROOT, "%nFrom cluster up to the end of the last policy: %.1f s%n", secondsSince(up));
            wrong.forEach(what -> out.println("NOT AS EXPECTED: " + what));
            if (!once) {
                out.println("The cluster stays until you press Ctrl-C.");
                awaitEnd();
                desktop.ifPresent(Process::destroy);
            }
        }
        return wrong.isEmpty() ? 0 : NOT_AS_EXPECTED;
    }

    private static void writeNodes(LocalCluster cluster) throws IOException {
        var nodes = new Properties();
        for (var node : cluster.nodes()) {
            if (node instanceof VirtualClusterNode virtual) {
                nodes.setProperty(node.name(), virtual.node().managementAddress());
            }
        }
        try (var file = Files.newBufferedWriter(nodesFile())) {
            nodes.store(file, "Where the nodes of the running demo take commands");
        }
    }

    /// What is not as expected.
    private Optional<String> play(Act act, LocalCluster cluster) throws IOException {
        var before = act.devices().isEmpty() ? pictures(cluster) : Map.<String, String>of();
        var policies = new Policies(cluster.client());
        long start = System.nanoTime();
        policies.apply(project().resolve("samples/policies").resolve(act.file()));
        var reached = policies.await(act.policy(), PATIENCE, PolicyVerdict.AVAILABLE, PolicyVerdict.DEGRADED);
        var seconds = String.format(Locale.ROOT, "%.1f s", secondsSince(start));
        if (!reached.equals(Optional.of(act.expected()))) {
            return Optional.of(act.policy() + " is " + reached.orElse("at work") + " after " + seconds + ", not " + act.expected()
                    + ": " + policies.enactments(act.policy()));
        }
        var differing = act.devices().isEmpty() ? changed(before, cluster) : missing(act.devices(), cluster);
        if (!differing.isEmpty()) {
            return Optional.of(act.policy() + ": " + differing);
        }
        out.println("         " + act.policy() + " is " + act.expected() + " after " + seconds + "; the kernel of every node "
                + (act.devices().isEmpty() ? "has what it had before" : "has " + String.join(", ", new TreeMap<>(act.devices()).keySet())));
        return Optional.empty();
    }

    private static Map<String, String> pictures(LocalCluster cluster) {
        return cluster.nodes().parallelStream().collect(Collectors.toMap(ClusterNode::name, ClusterNode::picture));
    }

    private static String changed(Map<String, String> before, LocalCluster cluster) {
        var after = pictures(cluster);
        return before.entrySet().stream()
                .filter(node -> !node.getValue().equals(after.get(node.getKey())))
                .map(node -> node.getKey() + " was\n" + node.getValue() + "\nand is\n" + after.get(node.getKey()))
                .collect(Collectors.joining("\n"));
    }

    private static String missing(Map<String, String> devices, LocalCluster cluster) {
        return cluster.nodes().stream()
                .filter(node -> !node.links().entrySet().containsAll(devices.entrySet()))
                .map(node -> node.name() + " should have " + devices + " and has " + node.links())
                .collect(Collectors.joining("; "));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private Optional<Process> openDesktop(Path kubeconfig) {
        var program = project().resolve("desktop/target/lib");
        boolean display = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        if (!display || !Files.isDirectory(program)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            program + "/*",
                            "io.github.nmstate4j.desktop.Main",
                            kubeconfig.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder().resolve("desktop.log").toFile())
                    .start());
        } catch (IOException e) {
            out.println("The desktop window did not open: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// Until the process is told to end. The hook holds the process until everything is closed.
    private void awaitEnd() throws InterruptedException {
        var end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            end.countDown();
            try {
                closed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }));
        end.await();
    }
}
