package io.github.nmstate4j.localcluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.enactment.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Applies policy files the way `kubectl apply --server-side` does, and waits for what becomes of them.
public final class Policies {

    private static final String FIELD_MANAGER = "local-cluster";

    private final KubernetesClient client;

    public Policies(KubernetesClient client) {
        this.client = client;
    }

    /// Applies what the file says, in the version it says it in. Returns the policy as it is now.
    public NodeNetworkConfigurationPolicy apply(Path file) throws IOException {
        return apply(Files.readString(file));
    }

    public NodeNetworkConfigurationPolicy apply(String yaml) {
        var resource = client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        var applied = client.resource(resource).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
        return client.resources(NodeNetworkConfigurationPolicy.class)
                .withName(applied.getMetadata().getName())
                .require();
    }

    public void delete(String policy) {
        client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).delete();
    }

    /// Waits until one of these conditions is true for the policy's current generation, and tells which; empty when
    /// the time ran out.
    public Optional<String> await(String policy, Duration patience, String... conditions) {
        var wanted = List.of(conditions);
        try {
            var reached = client.resources(NodeNetworkConfigurationPolicy.class)
                    .withName(policy)
                    .waitUntilCondition(
                            now -> holding(now).stream().anyMatch(wanted::contains),
                            patience.toMillis(),
                            TimeUnit.MILLISECONDS);
            return holding(reached).stream().filter(wanted::contains).findFirst();
        } catch (KubernetesClientTimeoutException _) {
            return Optional.empty();
        }
    }

    /// The conditions that are true, when they are about the policy as it is now.
    private static List<String> holding(@Nullable NodeNetworkConfigurationPolicy policy) {
        if (policy == null || policy.getStatus() == null) {
            return List.of();
        }
        var status = policy.getStatus();
        return policy.getMetadata().getGeneration().equals(status.observedGeneration())
                ? status.conditions().stream().filter(Condition::isTrue).map(Condition::type).toList()
                : List.of();
    }

    /// What the enactments of a policy say, by node: type of the true condition and its message.
    public Map<String, String> enactments(String policy) {
        return client
                .resources(NodeNetworkConfigurationEnactment.class)
                .withLabel(NodeNetworkConfigurationEnactment.POLICY_LABEL, policy)
                .list()
                .getItems()
                .stream()
                .collect(Collectors.toMap(
                        enactment -> enactment.getMetadata().getLabels().get(NodeNetworkConfigurationEnactment.NODE_LABEL),
                        enactment -> enactment.getStatus().conditions().stream()
                                .filter(Condition::isTrue)
                                .map(condition -> condition.type() + " " + condition.reason() + ": " + condition.message())
                                .collect(Collectors.joining("; "))));
    }
}
