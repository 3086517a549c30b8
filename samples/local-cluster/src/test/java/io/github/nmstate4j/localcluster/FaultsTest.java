package io.github.nmstate4j.localcluster;

import static io.github.nmstate4j.localcluster.TestCluster.addresses;
import static io.github.nmstate4j.localcluster.TestCluster.onFirstNode;
import static io.github.nmstate4j.localcluster.TestCluster.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whatever goes wrong, a node ends as desired or as before, and says which.
@ClusterTest
final class FaultsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String CUT_OFF = "203.0.113.77/24";
    private static final String START_NETWORK_MANAGER = "setsid NetworkManager --debug >>/var/log/NetworkManager.log 2>&1 </dev/null &";

    private final TestCluster cluster;

    FaultsTest(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @DisplayName("a handler killed between save and commit: the node goes back, and the next handler finishes the policy's story")
    void handlerKilled() {
        var node = cluster.node(1);
        var before = node.picture();
        cluster.apply(onFirstNode("cut", """
                interfaces:
                - name: eth0
                  type: ethernet
                  state: up
                  ipv4:
                    enabled: true
                    dhcp: false
                    address:
                    - {ip: 203.0.113.77, prefix-length: 24}
                """));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> addresses(node, "eth0").contains(CUT_OFF));

        node.handler().kill();

        // Nobody is there to say no, so it is NetworkManager's own countdown that ends this.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(addresses(node, "eth0")).containsExactly(node.address() + "/24"));
        node.handler().restart();
        cluster.awaitEnactment(node.name(), "cut", "FailedToConfigure");
        assertThat(node.picture()).isEqualTo(before);
        // No slot is lost: the next policy, which needs all of them one after the other, gets through.
        cluster.applyAndAwaitAvailable(sample("dummy.yaml").replace("maxUnavailable: 100%", "maxUnavailable: 1"));
    }

    @Test
    @DisplayName("the API server is gone for a minute in the middle of a change: nodes decide by themselves, and report when it is back")
    void apiServerGone() throws IOException {
        cluster.apply(sample("vlan-over-bond.yaml"));
        cluster.awaitEnactment("node-1", "vlan-over-bond", "ConfigurationProgressing");
        cluster.local().suspendApiServer();
        try {
            await().pollDelay(Duration.ofSeconds(60)).atMost(PATIENCE).until(() -> true);
            // With or without the bond, but no checkpoint is left open and the node is on the network.
            for (var node : cluster.nodes()) {
                await().atMost(PATIENCE).until(() -> openCheckpoints(node).equals("ao 0"));
                assertThat(node.isReachable()).isTrue();
            }
        } finally {
            cluster.local().resumeApiServer();
        }
        cluster.awaitAvailable("vlan-over-bond");
        for (var node : cluster.nodes()) {
            assertThat(node.links()).containsEntry("bond0.100", "vlan");
        }
    }

    private static String openCheckpoints(VirtualClusterNode node) {
        return node.node()
                .exec("busctl --no-pager get-property org.freedesktop.NetworkManager /org/freedesktop/NetworkManager"
                        + " org.freedesktop.NetworkManager Checkpoints")
                .stdout()
                .strip();
    }

    @Test
    @DisplayName("NetworkManager restarted in the middle of a change: the failure is reported, the next attempt succeeds")
    void networkManagerRestarted() {
        var node = cluster.node(1);
        cluster.apply(onFirstNode("vlan-over-bond", """
                interfaces:
                - name: bond0
                  type: bond
                  state: up
                  link-aggregation: {mode: active-backup, port: [eth1, eth2]}
                - {name: bond0.100, type: vlan, state: up, vlan: {base-iface: bond0, id: 100}}
                - {name: bond0.101, type: vlan, state: up, vlan: {base-iface: bond0, id: 101}}
                - {name: bond0.102, type: vlan, state: up, vlan: {base-iface: bond0, id: 102}}
                """));
        node.node().exec("while ! [ -e /sys/class/net/bond0 ]; do sleep 0.02; done; pkill -9 -x NetworkManager").requireSuccess();
        node.node().exec(START_NETWORK_MANAGER);

        cluster.awaitAvailable("vlan-over-bond");

        assertThat(node.links()).containsEntry("bond0", "bond").containsEntry("bond0.102", "vlan");
        var enactment = cluster.client()
                .resources(NodeNetworkConfigurationEnactment.class)
                .withName("node-1.vlan-over-bond")
                .require();
        assertThat(enactment.getStatus().retryCount()).as("failed attempts by generation").isNotEmpty();
    }
}
