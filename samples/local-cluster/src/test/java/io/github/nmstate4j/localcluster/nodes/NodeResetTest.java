package io.github.nmstate4j.localcluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Each of these leaves a node that a reset has to bring back; the shared nodes are reset before each test as well.
@NodesTest
final class NodeResetTest {

    private final VirtualNode node;

    NodeResetTest(VirtualNodes nodes) {
        node = nodes.node(1);
    }

    @Test
    void takesAwayProfilesDevicesRulesAndRoutes() {
        String before = picture();
        node.exec(
                        """
                        set -e
                        nmcli connection add type bond ifname bond0 ipv4.method disabled ipv6.method disabled
                        nmcli connection add type ethernet ifname eth1 master bond0
                        nmcli connection up bond-slave-eth1
                        ip link add left type dummy
                        ip link set eth2 mtu 1400
                        ip address add 192.0.2.1/24 dev eth2
                        ovs-vsctl add-br br-left
                        ovs-vsctl set Open_vSwitch . other_config:stats-update-interval=1000
                        ip rule add to 198.51.100.1 table 77
                        ip route add 198.51.100.0/24 dev eth0 table 77
                        hostname changed
                        """)
                .requireSuccess();
        assertThat(picture()).isNotEqualTo(before);

        node.reset();

        assertThat(picture()).isEqualTo(before);
    }

    @Test
    void bringsTheUplinkBackWhenItsProfileIsGone() {
        node.exec("nmcli connection delete eth0").requireSuccess();

        node.reset();

        assertThat(node.exec("ip -4 -br address show eth0").stdout()).contains(node.address());
    }

    @Test
    void takesAwayACheckpointThatSomebodyLeft() {
        String manager = "org.freedesktop.NetworkManager /org/freedesktop/NetworkManager org.freedesktop.NetworkManager";
        node.exec("busctl call " + manager + " CheckpointCreate aouu 0 600 0").requireSuccess();

        node.reset();

        assertThat(node.exec("busctl get-property " + manager + " Checkpoints").requireSuccess().stdout())
                .isEqualTo("ao 0\n");
    }

    @Test
    void startsNetworkManagerAgainWhenItIsNotThere() {
        node.exec("pkill -9 -x NetworkManager").requireSuccess();

        node.reset();

        assertThat(node.exec("nmcli -t -f DEVICE,STATE device").stdout()).contains("eth0:connected\n");
    }

    private String picture() {
        return node.exec(
                        """
                        set -e
                        ip -br link | sed 's/@.*//' | awk '{print $1}' | sort
                        ip -o link show eth1
                        ip -o link show eth2
                        ip -4 -br address
                        ip rule
                        ip -4 route show table all
                        nmcli -t -f NAME,DEVICE connection
                        nmcli -t -f DEVICE,STATE device
                        ovs-vsctl list-br
                        ovs-vsctl get Open_vSwitch . other_config
                        hostname
                        """)
                .requireSuccess()
                .stdout();
    }
}
