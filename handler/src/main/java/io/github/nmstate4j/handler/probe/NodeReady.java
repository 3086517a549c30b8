package io.github.nmstate4j.handler.probe;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.observation.Observation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// The cluster takes this node for ready.
public final class NodeReady implements Probe {

    private final String node;
    private final Supplier<KubernetesClient> newClient;

    public NodeReady(String node, Supplier<KubernetesClient> newClient) {
        this.node = node;
        this.newClient = newClient;
    }

    @Override
    public String name() {
        return "node readiness";
    }

    @Override
    public Optional<String> failure(Observation now, Duration within) {
        try (var client = newClient.get()) {
            var found = client.nodes().withName(node).get();
            if (found == null) {
                return Optional.of("the cluster has no node " + node);
            }
            boolean ready = found.getStatus() != null
                    && found.getStatus().getConditions().stream()
                            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
            return ready ? Optional.empty() : Optional.of("node " + node + " is not Ready");
        }
    }
}
