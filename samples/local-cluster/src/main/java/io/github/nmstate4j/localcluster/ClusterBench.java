package io.github.nmstate4j.localcluster;

import static java.util.Objects.requireNonNullElse;

import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.localcluster.FleetCluster.Wish;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dev bench cluster`: how operator and API server fare with many nodes and policies.
@Command(
        name = "./dev bench cluster",
        description = "Rolls out policies on many simulated nodes and measures time, writes, memory, and a restart of the operator.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ClusterBench implements Callable<Integer> {

    private static final int MISSED = 1;
    private static final Duration PATIENCE = Duration.ofHours(1);
    /// And one more for each node that has to wait: its enactment says so.
    private static final double MOST_WRITES = 4;
    private static final Duration IDLE = Duration.ofSeconds(5);
    /// The status of the policy, once a second.
    private static final double POLICY_STATUS = 0.2;
    private static final long MOST_MEBIBYTES = 512;
    private static final double LONGEST_RESTART = 10;
    private static final int MTU = 1400;

    private final PrintStream out = System.out;
    private boolean missed;
    private double idleWrites;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "100", description = "How many nodes (default: ${DEFAULT-VALUE}).")
    private int nodes;

    @Option(names = "--policies", paramLabel = "N", defaultValue = "5", description = "How many policies, each for all nodes (default: ${DEFAULT-VALUE}).")
    private int policies;

    @Option(names = "--work", paramLabel = "MS", defaultValue = "500", description = "How long a change of a node takes, in milliseconds (default: ${DEFAULT-VALUE}).")
    private int work;

    @Option(names = "--chaos", paramLabel = "N", defaultValue = "0", description = "Then so many rollouts in which operator, handlers and API server go away at random (default: none).")
    private int chaos;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the random moments (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--apiserver",
            paramLabel = "embedded|KUBECONFIG",
            defaultValue = "embedded",
            description = "Start an API server (default), or use the one of a kubeconfig file. There must be nothing in it.")
    private String apiServer = "embedded";

    private ClusterBench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ClusterBench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var existing = apiServer.equals("embedded") ? Optional.<Path>empty() : Optional.of(Path.of(apiServer));
        say("%d nodes, %d policies, %d ms a change, %s API server, %d processors".formatted(
                nodes, policies, work, existing.isPresent() ? "real" : "embedded", Runtime.getRuntime().availableProcessors()));
        var folder = Files.createTempDirectory("nmstate4j-bench");
        say("the operator's log is in " + folder);
        long begin = System.nanoTime();
        try (var cluster = new FleetCluster(folder, existing, nodes, Duration.ofMillis(work))) {
            FleetCluster.await("every node has reported", PATIENCE, () -> reports(cluster) == nodes);
            say("up after %.1f s".formatted(secondsSince(begin)));
            idleWrites = idleWrites(cluster);
            fill(cluster);
            for (var limit : List.of("10%", "50%", "100%")) {
                rollOut(cluster, limit);
            }
            restart(cluster);
            if (chaos > 0) {
                Chaos.run(cluster, chaos, new Random(seed), this::say).forEach(complaint -> goal(false, complaint));
            }
        }
        return missed ? MISSED : 0;
    }

    private static int reports(FleetCluster cluster) {
        return (int) cluster.client().resources(NodeNetworkState.class).list().getItems().stream()
                .filter(state -> state.getStatus() != null && state.getStatus().currentState() != null)
                .count();
    }

    /// Writes a second when nothing is rolled out: Leases and the like.
    private static double idleWrites(FleetCluster cluster) throws InterruptedException {
        long before = cluster.writes();
        Thread.sleep(IDLE);
        return (cluster.writes() - before) / (double) IDLE.toSeconds();
    }

    /// All policies at once, on all nodes at once.
    private void fill(FleetCluster cluster) throws IOException {
        var meter = new Meter(cluster);
        var all = IntStream.rangeClosed(1, policies).mapToObj(number -> new Wish("p" + number, MTU)).toList();
        var appliers = new Policies(cluster.client());
        all.forEach(wish -> appliers.apply(wish.policy("100%")));
        for (var wish : all) {
            await(cluster, wish);
        }
        meter.tell("all policies, new", 1, nodes * policies, 0);
    }

    private void rollOut(FleetCluster cluster, String limit) throws IOException {
        var wish = new Wish("p1", MTU + Integer.parseInt(limit.replace("%", "")));
        var meter = new Meter(cluster);
        new Policies(cluster.client()).apply(wish.policy(limit));
        await(cluster, wish);
        int atOnce = Math.max(1, nodes * Integer.parseInt(limit.replace("%", "")) / 100);
        meter.tell("one policy, " + limit, (nodes + atOnce - 1) / atOnce, nodes, nodes - atOnce);
    }

    private static void await(FleetCluster cluster, Wish wish) throws IOException {
        var policies = new Policies(cluster.client());
        var end = policies.await(wish.policy(), PATIENCE, PolicyVerdict.AVAILABLE, PolicyVerdict.DEGRADED);
        if (!end.equals(Optional.of(PolicyVerdict.AVAILABLE))) {
            throw new IOException(wish.policy() + " is " + end.orElse("not done after " + PATIENCE));
        }
    }

    /// Kills the operator in the middle of a rollout and starts it again, as a kubelet does.
    private void restart(FleetCluster cluster) throws IOException, InterruptedException {
        var wish = new Wish("p1", MTU - 1);
        new Policies(cluster.client()).apply(wish.policy("10%"));
        FleetCluster.await("a fifth of the nodes is done", PATIENCE, () -> cluster.fleet().having(wish.interfaces()) >= nodes / 5);
        cluster.operator().kill();
        var before = granted(cluster, wish);
        long begin = System.nanoTime();
        cluster.startOperator();
        FleetCluster.await("another node is let go", PATIENCE, () -> granted(cluster, wish) > before);
        var seconds = secondsSince(begin);
        goal(seconds <= LONGEST_RESTART, "a new operator process lets the next node go after %.1f s (goal: %.0f)"
                .formatted(seconds, LONGEST_RESTART));
        await(cluster, wish);
    }

    private static long granted(FleetCluster cluster, Wish wish) {
        var generation = cluster.client().resources(NodeNetworkConfigurationPolicy.class)
                .withName(wish.policy()).require().getMetadata().getGeneration().toString();
        return cluster.client().resources(NodeNetworkConfigurationEnactment.class)
                .withLabel(NodeNetworkConfigurationEnactment.POLICY_LABEL, wish.policy())
                .list().getItems().stream()
                .filter(enactment -> generation.equals(requireNonNullElse(enactment.getMetadata().getAnnotations(), Map.<String, String>of())
                        .get(NodeNetworkConfigurationEnactment.GRANTED_GENERATION_ANNOTATION)))
                .count();
    }

    /// What a step takes, from its creation on.
    private final class Meter {
        private final FleetCluster cluster;
        private final long begin = System.nanoTime();
        private final long writes;
        private final Duration cpu;

        Meter(FleetCluster cluster) {
            this.cluster = cluster;
            this.writes = cluster.writes();
            this.cpu = cluster.operator().cpu();
        }

        /// @param waves how often the nodes' work has to be waited for at least
        /// @param waiting how many nodes cannot start at once
        void tell(String what, int waves, int changes, int waiting) throws IOException {
            double seconds = secondsSince(begin);
            double each = (cluster.writes() - writes - idleWrites * seconds) / changes;
            double most = MOST_WRITES + waiting / (double) changes;
            double ideal = waves * work / 1000.0;
            var used = cluster.operator().cpu().minus(cpu);
            say("%s: Available after %.1f s, %.1f times the nodes' own %.1f s; %.0f changes a second"
                    .formatted(what, seconds, seconds / ideal, ideal, changes / seconds));
            goal(each - most < POLICY_STATUS, "  %.2f writes a change (goal: %.1f)".formatted(each, most));
            long peak = cluster.operator().peakMebibytes();
            goal(peak <= MOST_MEBIBYTES, "  operator: %.1f ms of processor time a change, at most %d MiB so far (goal: %d)"
                    .formatted(used.toMillis() / (double) changes, peak, MOST_MEBIBYTES));
        }
    }

    private void goal(boolean met, String what) {
        missed |= !met;
        say(met ? what : what + " MISSED");
    }

    private void say(String what) {
        out.println(what);
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000_000.0;
    }
}
