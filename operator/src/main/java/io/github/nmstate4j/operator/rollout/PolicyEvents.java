package io.github.nmstate4j.operator.rollout;

import io.fabric8.kubernetes.api.model.EventSource;
import io.fabric8.kubernetes.api.model.EventSourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.PolicyEvent;
import io.github.nmstate4j.cluster.PolicyStatus;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.PolicyRollup;
import io.github.nmstate4j.enactment.PolicyVerdict;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the turns of a rollout as events of the policy, for `kubectl describe`. Why a node failed is told by its
/// handler.
final class PolicyEvents {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyEvents.class);
    private static final EventSource SOURCE =
            new EventSourceBuilder().withComponent("nmstate-operator").build();

    /// @param reason one word for programs
    record Turn(String type, String reason, String message) {

        static Turn normal(String reason, String message) {
            return new Turn("Normal", reason, message);
        }

        static Turn warning(String reason, String message) {
            return new Turn("Warning", reason, message);
        }
    }

    private final KubernetesClient client;
    private final InstantSource clock;

    PolicyEvents(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /// What is worth telling when the status changes.
    static Optional<Turn> turn(PolicyStatus before, long generation, PolicyRollup now) {
        boolean sameGeneration = Long.valueOf(generation).equals(before.observedGeneration());
        return switch (now.verdict()) {
            case PolicyVerdict.Progressing _ when !sameGeneration || !holds(before, PolicyVerdict.PROGRESSING) ->
                Optional.of(Turn.normal(
                        "RolloutStarted",
                        "Generation " + generation + " is rolled out to " + now.matching() + " nodes"));
            case PolicyVerdict.Available(var message)
                    when !sameGeneration || !holds(before, PolicyVerdict.AVAILABLE) ->
                Optional.of(Turn.normal("RolloutFinished", "Generation " + generation + ": " + message));
            case PolicyVerdict.Degraded(var message)
                    when !sameGeneration || !message.equals(said(before, PolicyVerdict.DEGRADED)) ->
                Optional.of(Turn.warning(
                        now.aborted() > 0 ? "RolloutAborted" : "NodeFailed", "Generation " + generation + ": " + message));
            case PolicyVerdict.Progressing _,
                    PolicyVerdict.Available _,
                    PolicyVerdict.Degraded _,
                    PolicyVerdict.NoMatchingNode _,
                    PolicyVerdict.Unknown _ ->
                Optional.empty();
        };
    }

    private static boolean holds(PolicyStatus status, String condition) {
        return Conditions.isTrue(status.conditions(), condition);
    }

    private static String said(PolicyStatus status, String condition) {
        return Conditions.find(status.conditions(), condition)
                .map(Condition::message)
                .orElse("");
    }

    /// Best effort: the status says the same.
    void tell(NodeNetworkConfigurationPolicy policy, Turn turn) {
        try {
            client.v1()
                    .events()
                    .inNamespace(PolicyEvent.NAMESPACE)
                    .resource(PolicyEvent.of(
                            policy, turn.type(), turn.reason(), turn.message(), SOURCE, clock.instant()))
                    .create();
        } catch (RuntimeException e) {
            LOG.warn("No event {} for policy {}: {}", turn.reason(), policy.getMetadata().getName(), e.getMessage());
        }
    }
}
