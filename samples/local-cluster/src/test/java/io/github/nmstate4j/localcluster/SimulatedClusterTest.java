package io.github.nmstate4j.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.enactment.EnactmentVerdict;
import io.github.nmstate4j.enactment.PolicyVerdict;
import java.io.IOException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real operator and real handlers on nodes in memory: what holds for many nodes.
class SimulatedClusterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NODES = 8;
    private static final String POLICY = """
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata: {name: p}
            spec:
              maxUnavailable: %s
              desiredState:
                interfaces:
                - {name: dummy7, type: dummy, state: up}
            """;

    private static LocalCluster start() throws IOException {
        var options = ClusterOptions.standard().withSimulated(true).withNodes(NODES).withHandler(Map.of("NNCP_MAX_RETRIES", "1"));
        return LocalCluster.start(options);
    }

    @ParameterizedTest(name = "{0} of 8 nodes")
    @CsvSource({"3, 3", "50%, 4", "1, 1"})
    @DisplayName("never more nodes are busy than maxUnavailable allows, watched from outside")
    void maxUnavailable(String limit, int most) throws IOException {
        try (var cluster = start();
                var busy = Busy.watch(cluster)) {
            slowDown(cluster);
            var policies = new Policies(cluster.client());

            policies.apply(POLICY.formatted(limit));

            assertThat(policies.await("p", PATIENCE, PolicyVerdict.AVAILABLE)).contains(PolicyVerdict.AVAILABLE);
            assertThat(busy.most().get()).isBetween(1, most);
            assertThat(cluster.nodes()).allSatisfy(node -> assertThat(node.links()).containsEntry("dummy7", "dummy"));
        }
    }

    @Test
    @DisplayName("when as many nodes have failed as may be unavailable, the rest is left alone")
    void abort() throws IOException {
        try (var cluster = start()) {
            cluster.nodes().forEach(node -> ((SimulatedClusterNode) node).node().failActivationsOf("dummy7", "out of order"));
            var policies = new Policies(cluster.client());

            policies.apply(POLICY.formatted("3"));

            assertThat(policies.await("p", PATIENCE, PolicyVerdict.DEGRADED)).contains(PolicyVerdict.DEGRADED);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(words(policies))
                    .containsEntry("Failing", 3L)
                    .containsEntry("Aborted", 5L));
            assertThat(cluster.nodes()).allSatisfy(node -> assertThat(node.links()).doesNotContainKey("dummy7"));
        }
    }

    private static Map<String, Long> words(Policies policies) {
        return policies.enactments("p").values().stream()
                .collect(Collectors.groupingBy(said -> said.split(" ", 2)[0], Collectors.counting()));
    }

    @Test
    @DisplayName("an operator that starts anew in the middle of a rollout goes on where it was")
    void operatorRestart() throws IOException {
        try (var cluster = start();
                var busy = Busy.watch(cluster)) {
            slowDown(cluster);
            var policies = new Policies(cluster.client());
            policies.apply(POLICY.formatted("2"));
            await().atMost(PATIENCE).until(() -> words(policies).getOrDefault("Available", 0L) >= 2);

            cluster.restartOperator();

            assertThat(policies.await("p", PATIENCE, PolicyVerdict.AVAILABLE)).contains(PolicyVerdict.AVAILABLE);
            assertThat(busy.most().get()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    @DisplayName("what the demo shows of a policy is what its enactments say")
    void table() throws IOException {
        var printed = new ByteArrayOutputStream();
        try (var cluster = start();
                var _ = EnactmentTable.start(cluster.client(), new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            var policies = new Policies(cluster.client());
            policies.apply(POLICY.formatted("100%"));
            assertThat(policies.await("p", PATIENCE, PolicyVerdict.AVAILABLE)).contains(PolicyVerdict.AVAILABLE);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            printed.toString(StandardCharsets.UTF_8).lines())
                    .filteredOn(line -> line.contains("Available"))
                    .hasSize(NODES));
        }
    }

    @Test
    @DisplayName("the kubeconfig is its owner's alone")
    void kubeconfig() throws IOException {
        var folder = Files.createTempDirectory("kubeconfig");
        try (var cluster = start()) {
            var file = folder.resolve("kubeconfig");
            cluster.writeKubeconfig(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            Files.delete(file);
        } finally {
            Files.delete(folder);
        }
    }

    private static void slowDown(LocalCluster cluster) {
        cluster.nodes().forEach(node -> ((SimulatedClusterNode) node).node().slowDownActivations(Duration.ofMillis(700)));
    }

    /// Counts from the enactments' own words how many nodes are at work.
    private record Busy(Map<String, EnactmentVerdict> verdicts, AtomicInteger most, AutoCloseable watch) implements AutoCloseable {

        static Busy watch(LocalCluster cluster) {
            var verdicts = new ConcurrentHashMap<String, EnactmentVerdict>();
            var most = new AtomicInteger();
            var watch = cluster.client().resources(NodeNetworkConfigurationEnactment.class).watch(new Watcher<>() {
                @Override
                public void eventReceived(Action action, NodeNetworkConfigurationEnactment enactment) {
                    verdicts.put(enactment.getMetadata().getName(), EnactmentVerdict.of(enactment.getStatus().conditions()));
                    most.accumulateAndGet((int) verdicts.values().stream().filter(EnactmentVerdict::holdsSlot).count(), Math::max);
                }

                @Override
                public void onClose(WatcherException cause) {}
            });
            return new Busy(verdicts, most, watch);
        }

        @Override
        public void close() {
            try {
                watch.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
