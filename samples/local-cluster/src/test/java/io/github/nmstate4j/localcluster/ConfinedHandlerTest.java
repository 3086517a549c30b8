package io.github.nmstate4j.localcluster;

import static io.github.nmstate4j.localcluster.TestCluster.first;
import static io.github.nmstate4j.localcluster.TestCluster.onFirstNode;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A handler with no more of its node than the operator's DaemonSet gives it.
@ClusterTest
final class ConfinedHandlerTest {

    private static final String SCRIPTS = "/etc/NetworkManager/dispatcher.d";
    /// The mounts and capabilities of the DaemonSet, made with the tools of the node.
    private static final String CONFINED = """
            mount --make-rprivate /
            mkdir -p /host/etc /host/proc/sys/kernel %1$s
            touch /host/proc/sys/kernel/hostname
            mount --bind /etc /host/etc
            mount -o remount,bind,ro /host/etc
            mount --bind %1$s /host%1$s
            mount --bind /proc/sys/kernel/hostname /host/proc/sys/kernel/hostname
            mount --bind /etc /etc
            mount -o remount,bind,ro /etc
            exec setpriv --no-new-privs --inh-caps -all --bounding-set -all,+net_admin,+net_raw "$@"
            """
            .formatted(SCRIPTS);

    private final TestCluster cluster;

    ConfinedHandlerTest(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    @DisplayName("in the mounts and with the capabilities of the DaemonSet, a handler gives alternative names, writes dispatcher scripts and sets the host name")
    void carriesOutWhatNeedsTheNodesFiles() {
        var node = cluster.node(1);
        node.handler().stop();
        var command = new ArrayList<>(List.of("unshare", "--mount", "bash", "-ec", CONFINED, "confined"));
        command.addAll(node.daemon(Map.of("NMSTATE4J_HOST_ROOT", "/host")));
        var confined = node.node().start("confined", command);
        try {
            cluster.applyAndAwaitAvailable(onFirstNode("files", """
                    hostname:
                      running: renamed-1
                    interfaces:
                    - name: eth1
                      type: ethernet
                      state: up
                      alt-names: [{name: storage-a}]
                      dispatch: {post-activation: "touch /run/dispatched"}
                    """));

            assertThat(confined.isRunning()).isTrue();
            assertThat(first(node, "ip -j link show eth1").path("altnames").toString()).contains("storage-a");
            assertThat(node.node().exec("grep -l dispatched " + SCRIPTS + "/*").stdout()).contains("eth1");
            assertThat(node.node().exec("hostname").stdout()).contains("renamed-1");
        } finally {
            confined.stop();
            node.node().exec("ip link property del dev eth1 altname storage-a; rm -f " + SCRIPTS + "/nmstate*");
            node.handler().restart();
        }
    }
}
