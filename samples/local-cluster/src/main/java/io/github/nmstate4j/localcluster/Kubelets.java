package io.github.nmstate4j.localcluster;

import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.nmstate4j.localcluster.nodes.NodeException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does for the nodes of a local cluster the two things that a kubelet does and that matter to networking: registers
/// them, and reports whether they are ready. Runs no pods.
final class Kubelets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Kubelets.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(4);
    /// As in a real cluster, a node is called unready when nothing was heard of it for 40 seconds.
    private static final int PATIENCE = 10;

    private final KubernetesClient client;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Integer> missed = new ConcurrentHashMap<>();
    private final ScheduledExecutorService scheduler =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().name("kubelets-", 0).daemon().factory());

    private Kubelets(KubernetesClient client) {
        this.client = client;
    }

    static Kubelets start(KubernetesClient client, List<? extends ClusterNode> nodes) {
        var kubelets = new Kubelets(client);
        for (var node : nodes) {
            kubelets.register(node);
            kubelets.report(node, true);
            var _ = kubelets.scheduler.scheduleWithFixedDelay(
                    () -> kubelets.look(node), BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        }
        return kubelets;
    }

    private void register(ClusterNode node) {
        client.nodes()
                .resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(node.name())
                        .addToLabels("kubernetes.io/hostname", node.name())
                        .addToLabels("kubernetes.io/os", "linux")
                        .addToLabels("node-role.kubernetes.io/worker", "")
                        .endMetadata()
                        .withNewSpec()
                        .endSpec()
                        .build())
                .createOr(existing -> existing.patch());
    }

    private void look(ClusterNode node) {
        try {
            if (node.isReachable()) {
                missed.put(node.name(), 0);
                report(node, true);
            } else if (missed.merge(node.name(), 1, Integer::sum) >= PATIENCE) {
                report(node, false);
            }
        } catch (NodeException | KubernetesClientException e) {
            LOG.debug("No report for {}: {}", node.name(), e.getMessage());
        }
    }

    private void report(ClusterNode node, boolean ready) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        client.nodes().withName(node.name()).editStatus(current -> {
            var before = Optional.ofNullable(current.getStatus()).map(NodeStatus::getConditions).stream()
                    .flatMap(List::stream)
                    .filter(condition -> condition.getType().equals("Ready"))
                    .findFirst();
            var word = ready ? "True" : "Unknown";
            var since = before.filter(condition -> condition.getStatus().equals(word))
                    .map(condition -> condition.getLastTransitionTime())
                    .orElse(now);
            return new NodeBuilder(current)
                    .editOrNewStatus()
                    .withConditions(new NodeConditionBuilder()
                            .withType("Ready")
                            .withStatus(word)
                            .withReason(ready ? "KubeletReady" : "NodeStatusUnknown")
                            .withMessage(ready ? "the node is reached through its uplink" : "nothing was heard of the node")
                            .withLastHeartbeatTime(now)
                            .withLastTransitionTime(since)
                            .build())
                    .withAddresses(new NodeAddress(node.address(), "InternalIP"),
                            new NodeAddress(node.name(), "Hostname"))
                    .endStatus()
                    .build();
        });
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
