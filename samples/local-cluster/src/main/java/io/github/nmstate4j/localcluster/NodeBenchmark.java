package io.github.nmstate4j.localcluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.localcluster.nodes.NodeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `./dev bench node`: how long a handler takes on one virtual node, beside the tools that do the same there.
public final class NodeBenchmark {

    private static final int REPORTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private NodeBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var project = ClusterOptions.standard().project().toAbsolutePath().normalize();
        var classes = project.resolve("samples/local-cluster/target/classes");
        var options = ClusterOptions.standard().withNodes(1).withMounts(List.of(classes));
        try (var cluster = LocalCluster.start(options)) {
            var node = (VirtualClusterNode) cluster.nodes().getFirst();
            reports(cluster.client(), node);
            var stopwatch = node.node()
                    .start("stopwatch", Stream.concat(
                                    Stream.of(
                                            System.getProperty("java.home") + "/bin/java",
                                            "-XX:+UseSerialGC",
                                            "-XX:TieredStopAtLevel=1",
                                            "-Xmx128m",
                                            "--enable-native-access=ALL-UNNAMED",
                                            "-cp",
                                            classes + ":" + jars(project.resolve("handler/target/lib")),
                                            NodeStopwatch.class.getName()),
                                    node.command(Map.of()).stream())
                            .toList());
            follow(stopwatch);
        }
    }

    /// From the change to the report of it, as whoever watches the API server sees it.
    private static void reports(KubernetesClient client, VirtualClusterNode node) {
        var times = new long[REPORTS];
        for (int round = 0; round < REPORTS; round++) {
            var name = "report" + round;
            long start = System.nanoTime();
            node.node().exec("ip link add " + name + " type dummy").requireSuccess();
            client.resources(NodeNetworkState.class)
                    .withName(node.name())
                    .waitUntilCondition(state -> shows(state, name), PATIENCE.toSeconds(), TimeUnit.SECONDS);
            times[round] = (System.nanoTime() - start) / 1_000_000;
        }
        node.node().exec("for i in $(seq 0 %d); do ip link del report$i; done".formatted(REPORTS - 1)).requireSuccess();
        Arrays.sort(times);
        System.out.printf("from a change to its report: %d ms, at most %d ms%n", times[REPORTS / 2], times[REPORTS - 1]);
    }

    private static boolean shows(NodeNetworkState state, String name) {
        return String.valueOf(state.getStatus().currentState()).contains(name);
    }

    private static String jars(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::toString).filter(file -> file.endsWith(".jar")).sorted().collect(Collectors.joining(":"));
        }
    }

    /// Prints what the program prints until it ends.
    private static void follow(NodeProgram program) throws InterruptedException {
        var printed = "";
        boolean running = true;
        while (running) {
            Thread.sleep(LOOK);
            running = program.isRunning();
            var log = program.log();
            System.out.print(log.substring(printed.length()));
            System.out.flush();
            printed = log;
        }
    }
}
