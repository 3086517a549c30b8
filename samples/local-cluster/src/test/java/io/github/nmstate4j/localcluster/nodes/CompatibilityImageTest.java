package io.github.nmstate4j.localcluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("nodes")
final class CompatibilityImageTest {

    @Test
    void bootsTheOlderNetworkManager() {
        try (var nodes = VirtualNodes.start(1, NodeOptions.standard().withSuite(NodeSuite.BOOKWORM))) {
            var node = nodes.node(1);
            assertThat(node.exec("NetworkManager --version").stdout()).startsWith("1.42.");
            assertThat(node.exec("ip -4 -br address show eth0").stdout()).contains(node.address());
            node.exec("nmcli connection add type dummy ifname dummy0 ipv4.method disabled ipv6.method disabled")
                    .requireSuccess();
            node.reset();
            assertThat(node.exec("nmcli -t -f DEVICE device").stdout().lines())
                    .containsExactlyInAnyOrder("eth0", "lo", "eth1", "eth2", "mgmt0");
        }
    }
}
