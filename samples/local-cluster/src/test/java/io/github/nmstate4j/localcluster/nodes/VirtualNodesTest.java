package io.github.nmstate4j.localcluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

@NodesTest
final class VirtualNodesTest {

    private final VirtualNodes nodes;

    VirtualNodesTest(VirtualNodes nodes) {
        this.nodes = nodes;
    }

    @Test
    void hasItsUplinkConfiguredByDhcp() {
        for (var node : nodes.all()) {
            assertThat(node.exec("ip -4 -br address show eth0").stdout()).contains(node.address() + "/24");
            assertThat(node.exec("ip -4 route show default").stdout())
                    .contains("via " + nodes.network().gateway())
                    .contains("dev eth0")
                    .doesNotContain("mgmt0");
            assertThat(node.exec("cat /etc/resolv.conf").stdout()).contains("nameserver " + nodes.network().gateway());
        }
    }

    @Test
    void hasTheOnlyWayToThisMachinesAddressThroughItsUplink() {
        var node = nodes.node(1);
        String ping = "ping -c 1 -W 2 " + nodes.network().hostAddress();

        assertThat(node.exec(ping).exitCode()).isZero();
        node.exec("nmcli device disconnect eth0").requireSuccess();
        assertThat(node.exec(ping).exitCode()).isNotZero();
    }

    @Test
    void reachesGatewayAndPeers() {
        var node = nodes.node(1);
        assertThat(node.exec("ping -c 1 -W 5 " + nodes.network().gateway()).exitCode()).isZero();
        assertThat(node.exec("ping -c 1 -W 5 " + nodes.node(2).address()).exitCode()).isZero();
        assertThat(node.exec("ping -c 1 -W 5 " + nodes.node(3).address()).exitCode()).isZero();
    }

    @Test
    void tellsHowACommandEndedAndKeepsItsOutputsApart() {
        assertThat(nodes.node(2).exec("hostname; echo no good >&2; exit 7"))
                .isEqualTo(new CommandResult("hostname; echo no good >&2; exit 7", 7, "node-2\n", "no good\n"));
    }

    @Test
    void doesNotWaitForWhatACommandLeavesInTheBackground() {
        assertThat(nodes.node(1).exec("sleep 600 & echo started", Duration.ofSeconds(20)).stdout())
                .isEqualTo("started\n");
    }

    @Test
    void endsACommandThatRunsOutOfTime() {
        assertThat(nodes.node(1).exec("echo before; sleep 600", Duration.ofSeconds(1)))
                .returns(124, CommandResult::exitCode)
                .returns("before\n", CommandResult::stdout);
    }
}
