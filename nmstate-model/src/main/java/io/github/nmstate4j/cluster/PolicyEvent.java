package io.github.nmstate4j.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.EventSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/// Something that happened to a policy, as `kubectl describe` shows it.
public final class PolicyEvent {

    /// Where events of objects without a namespace are.
    public static final String NAMESPACE = "default";

    private PolicyEvent() {}

    /// @param type `Normal` or `Warning`
    /// @param reason one word for programs
    /// @param source who tells, and on which node if it is one of many
    public static Event of(
            NodeNetworkConfigurationPolicy policy, String type, String reason, String message, EventSource source, Instant now) {
        var second = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(name(policy, source, now))
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withType(type)
                .withReason(reason)
                .withMessage(message)
                .withSource(source)
                .withNewInvolvedObject()
                .withApiVersion(policy.getApiVersion())
                .withKind(policy.getKind())
                .withName(policy.getMetadata().getName())
                .withUid(policy.getMetadata().getUid())
                .endInvolvedObject()
                .withFirstTimestamp(second)
                .withLastTimestamp(second)
                .withCount(1)
                .build();
    }

    /// As client libraries name events: the object, and a number that no other event of it has. Two nodes may fail in
    /// the same moment, so theirs is in it.
    private static String name(NodeNetworkConfigurationPolicy policy, EventSource source, Instant now) {
        long stamp = ChronoUnit.NANOS.between(Instant.EPOCH, now) ^ ((long) Objects.hashCode(source.getHost()) << 32);
        return policy.getMetadata().getName() + "." + Long.toHexString(stamp);
    }
}
