package io.github.nmstate4j.handler.policy;

import io.fabric8.kubernetes.api.model.EventSourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.nmstate4j.cluster.EnactmentStatus;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.PolicyEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the cluster, however long it is away: what happened on the node is not to be lost.
final class EnactmentWriter {

    private static final Logger LOG = LoggerFactory.getLogger(EnactmentWriter.class);
    /// Conflict and Unprocessable: the test of the UID failed. Not found: the enactment is gone.
    private static final Set<Integer> NOT_OURS_ANY_MORE = Set.of(404, 409, 422);

    private final KubernetesClient client;
    private final String node;
    private final Backoff backoff;
    private final Clock clock;

    EnactmentWriter(KubernetesClient client, String node, Backoff backoff, Clock clock) {
        this.client = client;
        this.node = node;
        this.backoff = backoff;
        this.clock = clock;
    }

    /// Replaces the status. Returns when it is written; false when this enactment is gone and nobody waits for it.
    boolean write(NodeNetworkConfigurationEnactment enactment, EnactmentStatus status) throws InterruptedException {
        var metadata = enactment.getMetadata();
        var patch = client.getKubernetesSerialization()
                .asJson(List.of(
                        Map.of("op", "test", "path", "/metadata/uid", "value", metadata.getUid()),
                        Map.of("op", "add", "path", "/status", "value", status)));
        for (int failures = 1; ; failures++) {
            try {
                client.resources(NodeNetworkConfigurationEnactment.class)
                        .withName(metadata.getName())
                        .subresource("status")
                        .patch(PatchContext.of(PatchType.JSON), patch);
                return true;
            } catch (KubernetesClientException e) {
                if (NOT_OURS_ANY_MORE.contains(e.getCode())) {
                    LOG.info("Enactment {} is gone or was made anew: {}", metadata.getName(), e.getMessage());
                    return false;
                }
                var pause = backoff.after(failures);
                LOG.warn("The status of {} was not written, next try in {}: {}", metadata.getName(), pause, e.getMessage());
                Thread.sleep(pause);
            }
        }
    }

    /// Best effort: the enactment says the same.
    void warn(NodeNetworkConfigurationPolicy policy, String reason, String message) {
        var source = new EventSourceBuilder()
                .withComponent(node + ".nmstate-handler")
                .withHost(node)
                .build();
        try {
            client.v1()
                    .events()
                    .inNamespace(PolicyEvent.NAMESPACE)
                    .resource(PolicyEvent.of(policy, "Warning", reason, message, source, clock.instant()))
                    .create();
        } catch (KubernetesClientException e) {
            LOG.warn("No event for {}: {}", policy.getMetadata().getName(), e.getMessage());
        }
    }

    /// The generation that the operator lets this node start.
    static Optional<Long> granted(NodeNetworkConfigurationEnactment enactment) {
        var annotations = enactment.getMetadata().getAnnotations();
        var text = annotations == null
                ? null
                : annotations.get(NodeNetworkConfigurationEnactment.GRANTED_GENERATION_ANNOTATION);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException _) {
            LOG.warn("Enactment {} grants '{}', which is no generation", enactment.getMetadata().getName(), text);
            return Optional.empty();
        }
    }
}
