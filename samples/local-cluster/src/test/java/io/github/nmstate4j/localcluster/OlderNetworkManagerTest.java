package io.github.nmstate4j.localcluster;

import static io.github.nmstate4j.localcluster.TestCluster.first;
import static io.github.nmstate4j.localcluster.TestCluster.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.apiserver.RealApiServer;
import io.github.nmstate4j.localcluster.nodes.NodeSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// NetworkManager 1.42, as Debian bookworm and the long-term releases of others have it. Where a real API server is at hand, this
/// cluster has it, so that virtual nodes do not know the embedded one alone.
@Tag("nodes")
final class OlderNetworkManagerTest {

    @Test
    @DisplayName("a VLAN over a bond, a bridge with VLAN filtering and a route on NetworkManager 1.42")
    void common() throws IOException {
        var options = ClusterOptions.standard()
                .withNodes(1)
                .withSuite(NodeSuite.BOOKWORM)
                .withLogs(Optional.of(Path.of("target", "older")));
        try (var cluster = RealApiServer.areThere()
                ? TestCluster.start(options, RealApiServer.Kind.LITE)
                : TestCluster.start(options)) {
            var node = cluster.node(1);
            assertThat(node.node().exec("NetworkManager --version").stdout()).startsWith("1.42.");

            cluster.applyAndAwaitAvailable(sample("vlan-over-bond.yaml"));
            assertThat(node.links()).containsEntry("bond0", "bond").containsEntry("bond0.100", "vlan");
            cluster.applyAgainWithoutAWrite("vlan-over-bond");
            cluster.applyAndAwaitAvailable(sample("vlan-over-bond-absent.yaml"));
            assertThat(node.links()).doesNotContainKeys("bond0", "bond0.100");

            cluster.applyAndAwaitAvailable(sample("linux-bridge.yaml"));
            assertThat(first(node, "ip -d -j link show br1").path("linkinfo").path("info_data").path("vlan_filtering").asInt())
                    .isEqualTo(1);
            cluster.reset();
            cluster.applyAndAwaitAvailable(sample("static-route.yaml"));
            assertThat(node.node().exec("ip -4 route show 198.51.100.0/24").stdout()).contains("192.0.2.1", "eth1", "metric 150");
        }
    }
}
