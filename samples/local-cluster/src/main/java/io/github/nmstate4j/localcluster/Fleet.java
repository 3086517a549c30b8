package io.github.nmstate4j.localcluster;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Many nodes that are there for the cluster only. Each watches and writes as a real one, over connections of its own.
final class Fleet implements AutoCloseable {

    private static final int AT_ONCE = 32;
    /// Handlers of one client; more of them would wait for each other.
    private static final int RACK = 100;

    private final List<KubernetesClient> clients = new ArrayList<>();
    private final List<FleetNode> nodes;
    private final BusyNodes busy = new BusyNodes();

    private Fleet(int size, Duration work) {
        nodes = IntStream.rangeClosed(1, size)
                .mapToObj(number -> new FleetNode("node-%05d".formatted(number), work, busy))
                .toList();
    }

    /// Registers the nodes and starts their handlers.
    static Fleet start(String kubeconfig, int size, Duration work) {
        var fleet = new Fleet(size, work);
        // Real handlers do not share a connection either.
        var config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig)).withHttp2Disable(true).build();
        for (int rack = 0; rack <= (size - 1) / RACK; rack++) {
            fleet.clients.add(new KubernetesClientBuilder().withConfig(config).build());
        }
        fleet.each(fleet::register);
        fleet.each(fleet::startHandler);
        return fleet;
    }

    private void each(Consumer<FleetNode> what) {
        var turns = new Semaphore(AT_ONCE);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.forEach(node -> executor.execute(() -> {
                turns.acquireUninterruptibly();
                try {
                    what.accept(node);
                } finally {
                    turns.release();
                }
            }));
        }
    }

    private void register(FleetNode node) {
        var client = client(node);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var there = new NodeBuilder()
                .withNewMetadata()
                .withName(node.name())
                .addToLabels("kubernetes.io/hostname", node.name())
                .addToLabels("kubernetes.io/os", "linux")
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .withReason("KubeletReady")
                .withLastHeartbeatTime(now)
                .withLastTransitionTime(now)
                .endCondition()
                .endStatus()
                .build();
        client.resource(there).create();
        client.resource(there).patchStatus();
    }

    private KubernetesClient client(FleetNode node) {
        return clients.get(nodes.indexOf(node) / RACK);
    }

    void startHandler(FleetNode node) {
        node.start(client(node));
    }

    List<FleetNode> nodes() {
        return nodes;
    }

    BusyNodes busy() {
        return busy;
    }

    long having(List<NetworkInterface> interfaces) {
        return nodes.stream().filter(node -> node.has(interfaces)).count();
    }

    @Override
    public void close() {
        nodes.forEach(FleetNode::kill);
        clients.forEach(KubernetesClient::close);
    }
}
