package io.github.nmstate4j.handler.probe;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.observation.Observation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// The API server answers on a new connection: one that was open before the change says nothing about the way there now.
public final class ApiServer implements Probe {

    private final Supplier<KubernetesClient> newClient;

    public ApiServer(Supplier<KubernetesClient> newClient) {
        this.newClient = newClient;
    }

    @Override
    public String name() {
        return "API server";
    }

    @Override
    public Optional<String> failure(Observation now, Duration within) {
        try (var client = newClient.get()) {
            return client.namespaces().withName("default").get() == null
                    ? Optional.of("it answers, but has no namespace 'default'")
                    : Optional.empty();
        }
    }
}
