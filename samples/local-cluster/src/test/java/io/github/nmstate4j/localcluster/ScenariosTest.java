package io.github.nmstate4j.localcluster;

import static io.github.nmstate4j.localcluster.TestCluster.addresses;
import static io.github.nmstate4j.localcluster.TestCluster.defaultRouteDevices;
import static io.github.nmstate4j.localcluster.TestCluster.first;
import static io.github.nmstate4j.localcluster.TestCluster.mac;
import static io.github.nmstate4j.localcluster.TestCluster.onFirstNode;
import static io.github.nmstate4j.localcluster.TestCluster.pings;
import static io.github.nmstate4j.localcluster.TestCluster.sample;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What people do with policies and the guide does not try: uplinks that move while peers are pinged, and what is applied again without a
/// write.
@ClusterTest
final class ScenariosTest {

    private final TestCluster cluster;

    ScenariosTest(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @DisplayName("a linux bridge takes over the default interface: address, routes and MAC address move, and back")
    void linuxBridgeTakesOverTheDefaultInterface() {
        var macs = cluster.nodes().stream().map(node -> mac(node, "eth0")).toList();

        whileTheUplinkMoves(() -> cluster.applyAndAwaitAvailable(sample("default-interface-on-linux-bridge.yaml")));

        thatTheUplinkMovedTo("br-ex", macs);
        for (var node : cluster.nodes()) {
            assertThat(first(node, "ip -d -j link show eth0").path("master").asText()).isEqualTo("br-ex");
            assertThat(first(node, "bridge -j vlan show dev eth0").path("vlans").findValuesAsText("vlan")).contains("1", "2", "4094");
        }
        cluster.applyAgainWithoutAWrite("default-interface-on-linux-bridge");

        whileTheUplinkMoves(() -> cluster.applyAndAwaitAvailable(
                uplinkBack("default-interface-on-linux-bridge", "- {name: br-ex, type: linux-bridge, state: absent}")));
        thatTheUplinkMovedTo("eth0", macs);
        assertThat(cluster.node(1).links()).doesNotContainKey("br-ex");
    }

    @Test
    @DisplayName("a linux bridge takes over whatever interface has the default route, with what was captured of it: a lease too")
    void linuxBridgeTakesOverWhatWasCaptured() {
        var macs = cluster.nodes().stream().map(node -> mac(node, "eth0")).toList();

        cluster.applyAndAwaitAvailable(sample("capture-uplink-on-linux-bridge.yaml"));

        thatTheUplinkMovedTo("br-uplink", macs);
        cluster.applyAgainWithoutAWrite("capture-uplink-on-linux-bridge");
    }

    @Test
    @DisplayName("an Open vSwitch bridge takes over the default interface: address, routes and MAC address move, and back")
    void ovsBridgeTakesOverTheDefaultInterface() {
        var macs = cluster.nodes().stream().map(node -> mac(node, "eth0")).toList();

        whileTheUplinkMoves(() -> cluster.applyAndAwaitAvailable(sample("default-interface-on-ovs-bridge.yaml")));

        thatTheUplinkMovedTo("br-ex", macs);
        for (var node : cluster.nodes()) {
            assertThat(node.node().exec("ovs-vsctl list-ports br-ex").stdout().lines()).contains("eth0");
        }
        cluster.applyAgainWithoutAWrite("default-interface-on-ovs-bridge");

        whileTheUplinkMoves(() -> cluster.applyAndAwaitAvailable(uplinkBack(
                "default-interface-on-ovs-bridge",
                "- {name: br-ex, type: ovs-interface, state: absent}\n- {name: br-ex, type: ovs-bridge, state: absent}")));
        thatTheUplinkMovedTo("eth0", macs);
        assertThat(cluster.node(1).node().exec("ovs-vsctl list-br").stdout()).isEmpty();
    }

    /// Every node asks its neighbour all the time whether it is there, and gets an answer again within five seconds.
    private void whileTheUplinkMoves(Runnable move) {
        var nodes = cluster.nodes();
        var pinging = new ArrayList<Pinging>();
        try {
            for (int i = 0; i < nodes.size(); i++) {
                pinging.add(Pinging.start(nodes.get(i), nodes.get((i + 1) % nodes.size()).address()));
            }
            move.run();
            assertThat(pinging).allSatisfy(ping -> {
                System.out.printf("%s: no answer for %.1f s while uplinks moved%n", ping, ping.longestSilence());
                assertThat(ping.longestSilence()).as("seconds without an answer: %s", ping).isLessThan(5);
            });
        } finally {
            pinging.forEach(Pinging::close);
        }
    }

    private static String uplinkBack(String name, String absent) {
        return """
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata:
                  name: %s
                spec:
                  maxUnavailable: 1
                  desiredState:
                    interfaces:
                %s
                    - name: eth0
                      type: ethernet
                      state: up
                      ipv4: {enabled: true, dhcp: true}
                      ipv6: {enabled: true, dhcp: true, autoconf: true}
                """
                .formatted(name, absent.indent(4).stripTrailing());
    }

    private void thatTheUplinkMovedTo(String link, List<String> macs) {
        var gateway = first(cluster.node(1), "ip -j -4 route show default").path("gateway").asText();
        for (int number = 1; number <= macs.size(); number++) {
            var node = cluster.node(number);
            assertThat(mac(node, link)).isEqualTo(macs.get(number - 1));
            assertThat(addresses(node, link)).containsExactly(node.address() + "/24");
            assertThat(defaultRouteDevices(node)).containsExactly(link);
            assertThat(pings(node, gateway)).as("the gateway answers %s", node.name()).isTrue();
            assertThat(pings(node, cluster.node(number % macs.size() + 1).address()))
                    .as("a peer answers %s", node.name())
                    .isTrue();
        }
    }

    private static String vlan(VirtualClusterNode node, String name) {
        var link = first(node, "ip -d -j link show " + name);
        return link.path("linkinfo").path("info_data").path("id").asInt() + " on " + link.path("link").asText();
    }

    private static List<String> ports(VirtualClusterNode node) {
        return node.json("ip -j link show master bond0").valueStream().map(link -> link.path("ifname").asText()).toList();
    }

    @Test
    @DisplayName("a VLAN over a bond: made, given an address, removed")
    void vlanOverBond() {
        cluster.applyAndAwaitAvailable(sample("vlan-over-bond.yaml"));
        for (var node : cluster.nodes()) {
            assertThat(vlan(node, "bond0.100")).isEqualTo("100 on bond0");
            assertThat(ports(node)).containsExactlyInAnyOrder("eth1", "eth2");
        }
        cluster.applyAgainWithoutAWrite("vlan-over-bond");

        cluster.applyAndAwaitAvailable(onFirstNode("address", """
                interfaces:
                - name: bond0.100
                  type: vlan
                  state: up
                  ipv4:
                    enabled: true
                    dhcp: false
                    address:
                    - {ip: 192.0.2.100, prefix-length: 24}
                """));
        assertThat(addresses(cluster.node(1), "bond0.100")).containsExactly("192.0.2.100/24");
        assertThat(vlan(cluster.node(1), "bond0.100")).isEqualTo("100 on bond0");

        cluster.applyAndAwaitAvailable(sample("vlan-over-bond-absent.yaml"));
        for (var node : cluster.nodes()) {
            assertThat(node.links()).doesNotContainKeys("bond0", "bond0.100");
        }
    }
}
