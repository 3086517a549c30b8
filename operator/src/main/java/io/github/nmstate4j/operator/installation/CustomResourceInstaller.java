package io.github.nmstate4j.operator.installation;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies the definitions of the custom resources. They are never deleted: that would delete every policy.
public final class CustomResourceInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(CustomResourceInstaller.class);

    private final KubernetesClient client;
    private final Duration patience;

    /// @param patience how long one definition may take to be served
    public CustomResourceInstaller(KubernetesClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /// Returns when the API server serves all of them. What is there already is brought up to date.
    public void install() {
        var definitions = CustomResourceDefinitions.all(client.getKubernetesSerialization());
        definitions.forEach(definition -> client.resource(definition).patch(Ownership.AS_OWNER));
        definitions.forEach(this::awaitEstablished);
        LOG.info("{} definitions of custom resources are served", definitions.size());
    }

    private void awaitEstablished(CustomResourceDefinition definition) {
        try {
            client.resource(definition)
                    .waitUntilCondition(CustomResourceInstaller::isEstablished, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (KubernetesClientTimeoutException e) {
            throw new IllegalStateException(
                    definition.getMetadata().getName() + " was not established within " + patience
                            + "; `kubectl describe crd " + definition.getMetadata().getName() + "` tells why",
                    e);
        }
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Established")
                                && condition.getStatus().equals("True"));
    }
}
