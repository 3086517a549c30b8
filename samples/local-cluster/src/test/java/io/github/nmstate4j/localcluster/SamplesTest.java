package io.github.nmstate4j.localcluster;

import static io.github.nmstate4j.localcluster.TestCluster.addresses;
import static io.github.nmstate4j.localcluster.TestCluster.defaultRouteDevices;
import static io.github.nmstate4j.localcluster.TestCluster.first;
import static io.github.nmstate4j.localcluster.TestCluster.mac;
import static io.github.nmstate4j.localcluster.TestCluster.onNode;
import static io.github.nmstate4j.localcluster.TestCluster.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeFluent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The samples of which neither a scenario nor the guide tells, each looked at with the node's own tools.
@ClusterTest
final class SamplesTest {

    private static final String WORKER = "node-role.kubernetes.io/worker";
    private static final String PROFILES = "ls /etc/NetworkManager/system-connections";
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final TestCluster cluster;

    SamplesTest(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @DisplayName("a plain bridge with a lease, taken away again for its NIC; and bridges of Open vSwitch, side by side")
    void bridges() {
        cluster.applyAndAwaitAvailable(sample("linux-bridge-dhcp.yaml"));
        cluster.applyAndAwaitAvailable(sample("ovs-bridge-ports.yaml"));
        for (var node : cluster.nodes()) {
            assertThat(printed(node, "bridge -br link show dev eth1; ls /sys/class/net/br2/brif")).contains("eth1");
            assertThat(printed(node, "ovs-vsctl list-ports ovs-br2")).isEqualTo("eth2");
            hasALease(node, "br2");
            assertThat(defaultRouteDevices(node)).containsExactly("eth0");
        }

        cluster.applyAndAwaitAvailable(sample("linux-bridge-absent.yaml"));
        for (var node : cluster.nodes()) {
            assertThat(node.links()).doesNotContainKey("br2");
            hasALease(node, "eth1");
        }

        cluster.applyAndAwaitAvailable(sample("ovs-bridge.yaml"));
        for (var node : cluster.nodes()) {
            assertThat(printed(node, "ovs-vsctl list-ports ovs-br1").lines()).containsExactlyInAnyOrder("eth1", "ovs1");
        }
    }

    @Test
    @DisplayName("a bridge of Open vSwitch whose internal interface has a lease")
    void openVSwitchWithALease() {
        cluster.applyAndAwaitAvailable(sample("ovs-bridge-dhcp.yaml"));
        for (var node : cluster.nodes()) {
            assertThat(printed(node, "ovs-vsctl list-ports ovs-br3").lines()).containsExactlyInAnyOrder("eth1", "ovs3");
            hasALease(node, "ovs3");
        }
    }

    @Test
    @DisplayName("two bridges on all nodes at once, and neighbours listened to on all that is an ethernet and up")
    void twoBridgesAndNeighbours() {
        cluster.applyAndAwaitAvailable(sample("linux-bridges.yaml"));
        cluster.applyAndAwaitAvailable(sample("capture-lldp.yaml"));
        for (var node : cluster.nodes()) {
            assertThat(first(node, "ip -j link show eth1").path("master").asText()).isEqualTo("br-blue");
            assertThat(first(node, "ip -j link show eth2").path("master").asText()).isEqualTo("br-green");
            assertThat(printed(node, "grep -l lldp=1 /etc/NetworkManager/system-connections/*").lines()).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    @DisplayName("packets of others are passed on, learned name servers stay, and only workers get what is for workers")
    void forwardingNamesAndWorkers() {
        edit(cluster.node(2), node -> node.removeFromLabels(WORKER));
        try {
            cluster.applyAndAwaitAvailable(sample("ethernet-forwarding.yaml"));
            cluster.applyAndAwaitAvailable(sample("capture-dns.yaml"));
            cluster.applyAndAwaitAvailable(sample("workers.yaml"));
            for (var node : cluster.nodes()) {
                assertThat(printed(node, "cat /proc/sys/net/ipv4/conf/eth1/forwarding")).isEqualTo("1");
                assertThat(printed(node, "cat /etc/resolv.conf")).contains("search lab.example", "nameserver 10.78.");
            }
            hasALease(cluster.node(1), "eth2");
            assertThat(printed(cluster.node(1), PROFILES)).contains("eth2.nmconnection");
            assertThat(printed(cluster.node(2), PROFILES)).contains("eth1.nmconnection").doesNotContain("eth2.nmconnection");
        } finally {
            edit(cluster.node(2), node -> node.addToLabels(WORKER, ""));
        }
    }

    @Test
    @DisplayName("of an uplink with fixed addresses the routes move to the bridge as well")
    void aFixedUplink() {
        var macs = cluster.nodes().stream().map(node -> mac(node, "eth0")).toList();
        for (var node : cluster.nodes()) {
            cluster.applyAndAwaitAvailable(fixedUplink(node));
        }

        cluster.applyAndAwaitAvailable(sample("capture-static-uplink-on-linux-bridge.yaml"));

        for (int i = 0; i < macs.size(); i++) {
            var node = cluster.nodes().get(i);
            assertThat(mac(node, "br-uplink")).isEqualTo(macs.get(i));
            assertThat(addresses(node, "br-uplink")).containsExactly(node.address() + "/24");
            assertThat(defaultRouteDevices(node)).containsExactly("br-uplink");
        }
    }

    @Test
    @DisplayName("an overlay of kustomize: production has a VLAN and an MTU of its own, and only where nodes are marked for it")
    void environments() throws Exception {
        edit(cluster.node(1), node -> node.addToLabels("storage", "true"));
        var policy = kustomized("samples/kustomize/overlays/production");
        assertThat(kustomized("samples/kustomize/overlays/staging")).contains("id: 310").doesNotContain("nodeSelector");

        try {
            cluster.applyAndAwaitAvailable(policy);
        } finally {
            edit(cluster.node(1), node -> node.removeFromLabels("storage"));
        }

        var vlan = first(cluster.node(1), "ip -d -j link show eth1.storage");
        assertThat(vlan.path("linkinfo").path("info_data").path("id").asInt()).isEqualTo(410);
        assertThat(vlan.path("mtu").asInt()).isEqualTo(1400);
        assertThat(cluster.node(2).links()).doesNotContainKey("eth1.storage");
    }

    private static String kustomized(String folder) throws Exception {
        var process = new ProcessBuilder("kubectl", "kustomize", folder)
                .directory(ClusterOptions.standard().project().toAbsolutePath().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("kubectl kustomize " + folder).isZero();
        return text;
    }

    /// Without a name server, which so far the lease told, the node would be taken back.
    private static String fixedUplink(VirtualClusterNode node) {
        var gateway = first(node, "ip -j -4 route show default").path("gateway").asText();
        return onNode(node.name(), "fixed-" + node.name(), """
                interfaces:
                - name: eth0
                  type: ethernet
                  state: up
                  ipv4: {enabled: true, dhcp: false, address: [{ip: %s, prefix-length: 24}]}
                routes:
                  config:
                  - {destination: 0.0.0.0/0, next-hop-interface: eth0, next-hop-address: %s}
                dns-resolver:
                  config: {server: [%s]}
                """
                .formatted(node.address(), gateway, gateway));
    }

    private void edit(VirtualClusterNode node, UnaryOperator<NodeFluent<NodeBuilder>.MetadataNested<NodeBuilder>> labels) {
        cluster.client().resources(Node.class).withName(node.name())
                .edit(current -> labels.apply(new NodeBuilder(current).editMetadata()).endMetadata().build());
    }

    private static void hasALease(VirtualClusterNode node, String link) {
        await().atMost(LEASE).untilAsserted(() -> assertThat(addresses(node, link)).singleElement().asString().startsWith("10.78."));
    }

    private static String printed(VirtualClusterNode node, String command) {
        return node.node().exec(command).stdout().strip();
    }
}
