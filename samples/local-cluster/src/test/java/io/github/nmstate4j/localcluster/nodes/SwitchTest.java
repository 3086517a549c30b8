package io.github.nmstate4j.localcluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What policies configure needs a kernel, a NetworkManager and a switch that can do it.
@NodesTest
final class SwitchTest {

    private final VirtualNodes nodes;

    SwitchTest(VirtualNodes nodes) {
        this.nodes = nodes;
    }

    @Test
    void carriesABondOfTwoCards() {
        nodes.node(1)
                .exec(
                        """
                        set -e
                        nmcli connection add type bond ifname bond0 bond.options mode=active-backup ipv4.method manual ipv4.addresses 198.51.100.1/24 ipv6.method disabled
                        nmcli connection add type ethernet ifname eth1 master bond0
                        nmcli connection add type ethernet ifname eth2 master bond0
                        nmcli connection up bond-slave-eth1
                        nmcli connection up bond-slave-eth2
                        """)
                .requireSuccess();
        nodes.node(2).exec("ip address add 198.51.100.2/24 dev eth1").requireSuccess();

        assertThat(nodes.node(1).exec("cat /sys/class/net/bond0/bonding/slaves").stdout()).contains("eth1", "eth2");
        assertThat(nodes.node(1).exec("ping -c 1 -W 5 198.51.100.2").exitCode()).isZero();
    }

    @Test
    void carriesAnOpenVSwitchBridgeWithAnInternalInterface() {
        nodes.node(1)
                .exec(
                        """
                        set -e
                        nmcli connection add type ovs-bridge con-name br0 connection.interface-name br0
                        nmcli connection add type ovs-port con-name port0 connection.interface-name port0 master br0
                        nmcli connection add type ovs-interface con-name internal0 slave-type ovs-port connection.interface-name internal0 master port0 \
                          ipv4.method manual ipv4.addresses 203.0.113.1/24 ipv6.method disabled
                        nmcli connection add type ovs-port con-name port1 connection.interface-name port1 master br0
                        nmcli connection add type ethernet con-name uplink1 connection.interface-name eth1 master port1
                        nmcli connection up internal0
                        nmcli connection up uplink1
                        """)
                .requireSuccess();
        nodes.node(2).exec("ip address add 203.0.113.2/24 dev eth1").requireSuccess();

        assertThat(nodes.node(1).exec("ovs-vsctl list-ports br0").stdout()).isEqualTo("port0\nport1\n");
        assertThat(nodes.node(1).exec("ping -c 1 -W 5 203.0.113.2").exitCode()).isZero();
    }

    @Test
    void answersNameQueriesAndGivesAddressesToFurtherCards() {
        assertThat(nodes.node(1).exec("getent ahostsv4 node-2.lab.example").stdout()).startsWith(nodes.node(2).address() + " ");

        nodes.node(1)
                .exec("nmcli connection add type ethernet ifname eth1 con-name eth1 && nmcli connection up eth1")
                .requireSuccess();
        assertThat(nodes.node(1).exec("ip -4 -br address show eth1").stdout())
                .containsPattern(nodes.network().gateway().replaceFirst("[0-9]+$", "1[0-9][0-9]/24"));
    }
}
