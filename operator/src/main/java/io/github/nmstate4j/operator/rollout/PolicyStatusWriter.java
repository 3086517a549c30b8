package io.github.nmstate4j.operator.rollout;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.PolicyStatus;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.PolicyRollup;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.operator.metrics.RolloutTimes;
import io.github.nmstate4j.operator.rollout.EnactmentWriter.Overtaken;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The only writer of the status of policies. Writes when there is something new to say, and tells the turns as events.
///
/// Every handler watches every policy. If each node that finishes had its policy written, the messages of a rollout would
/// grow with the square of the nodes, so mere progress is told now and then.
final class PolicyStatusWriter {

    private static final Set<Integer> ANOTHER_POLICY = Set.of(
            HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_CONFLICT, 422);

    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final InstantSource clock;
    private final RolloutTimes times;
    private final PolicyEvents events;
    /// What was written last, by UID: the informer may not have it yet.
    private final Map<String, Written> written = new ConcurrentHashMap<>();

    private record Written(PolicyStatus status, Instant at) {}

    PolicyStatusWriter(KubernetesClient client, InstantSource clock, RolloutTimes times) {
        this.times = times;
        this.client = client;
        this.clock = clock;
        this.events = new PolicyEvents(client, clock);
    }

    /// Returns how long to wait with what was not written because the last write was only a moment ago.
    Optional<Duration> write(NodeNetworkConfigurationPolicy policy, PolicyRollup rollup, int slotsHeld) throws Overtaken {
        var metadata = policy.getMetadata();
        var last = Optional.ofNullable(written.get(metadata.getUid()));
        var known = last.map(Written::status)
                .or(() -> Optional.ofNullable(policy.getStatus()))
                .orElse(PolicyStatus.empty());
        var statements = rollup.verdict().statements();
        var counts = slotsHeld == 0 ? Map.<String, Integer>of() : Map.of(metadata.getGeneration().toString(), slotsHeld);
        if (metadata.getGeneration().equals(known.observedGeneration())
                && counts.equals(known.unavailableNodeCountMap())
                && !Conditions.wouldChange(known.conditions(), statements)) {
            return Optional.empty();
        }
        var pause = last.map(write -> Duration.between(clock.instant(), write.at().plus(BETWEEN_COUNTS)))
                .filter(left -> left.isPositive() && isMereProgress(known, metadata.getGeneration(), rollup));
        if (pause.isPresent()) {
            return pause;
        }
        var status = PolicyStatus.empty()
                .withConditions(Conditions.update(known.conditions(), statements, clock.instant()))
                .withUnavailableNodeCountMap(counts)
                .withObservedGeneration(metadata.getGeneration());
        var patch = List.of(
                Map.of("op", "test", "path", "/metadata/uid", "value", metadata.getUid()),
                Map.of("op", "add", "path", "/status", "value", status));
        try {
            client.resources(NodeNetworkConfigurationPolicy.class)
                    .withName(metadata.getName())
                    .subresource("status")
                    .patch(PatchContext.of(PatchType.JSON), client.getKubernetesSerialization().asJson(patch));
        } catch (KubernetesClientException e) {
            if (ANOTHER_POLICY.contains(e.getCode())) {
                throw new Overtaken(String.valueOf(e.getMessage()), e);
            }
            throw e;
        }
        written.put(metadata.getUid(), new Written(status, clock.instant()));
        if (rollup.verdict() instanceof PolicyVerdict.Available) {
            Conditions.find(known.conditions(), PolicyVerdict.PROGRESSING)
                    .filter(condition -> condition.status() == Condition.Status.TRUE)
                    .ifPresent(since -> times.finished(Duration.between(since.lastTransitionTime(), clock.instant())));
        }
        PolicyEvents.turn(known, metadata.getGeneration(), rollup).ifPresent(turn -> events.tell(policy, turn));
        return Optional.empty();
    }

    private static boolean isMereProgress(PolicyStatus known, long generation, PolicyRollup rollup) {
        return rollup.verdict() instanceof PolicyVerdict.Progressing
                && Long.valueOf(generation).equals(known.observedGeneration())
                && Conditions.isTrue(known.conditions(), PolicyVerdict.PROGRESSING);
    }

    void forget(NodeNetworkConfigurationPolicy policy) {
        written.remove(policy.getMetadata().getUid());
    }
}
