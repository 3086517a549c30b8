package io.github.nmstate4j.desktop.cluster;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.WritableOperation;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes policies whole, under the version that was read: what others changed in between is never overwritten, and what
/// was taken out of the text is gone from the cluster, whoever had put it there.
final class PolicyWriter implements ClusterWriter {

    private static final String GROUP = "nmstate.io";
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final KubernetesClient client;

    PolicyWriter(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Answer dryRun(String yaml, Optional<PolicyRow> base) {
        return write(yaml, base, true);
    }

    @Override
    public Answer apply(String yaml, Optional<PolicyRow> base) {
        return write(yaml, base, false);
    }

    private Answer write(String yaml, Optional<PolicyRow> base, boolean dry) {
        try {
            var wanted = client.getKubernetesSerialization().unmarshal(yaml, NodeNetworkConfigurationPolicy.class);
            if (base.isEmpty()) {
                return accepted(resource(wanted, dry).create());
            } else {
                var now = client.resources(NodeNetworkConfigurationPolicy.class).withName(base.get().name()).get();
                if (now == null) {
                    return new Answer.Gone();
                }
                if (!base.get().generationIs(now.getMetadata().getGeneration())) {
                    return new Answer.Conflict(PolicyResources.row(now));
                }
                return accepted(resource(merged(now, wanted, base.get()), dry).update());
            }
        } catch (KubernetesClientException e) {
            return answer(e, base);
        } catch (IllegalArgumentException e) {
            return new Answer.Refused("The text is not a policy: " + e.getMessage());
        }
    }

    private static Answer accepted(NodeNetworkConfigurationPolicy now) {
        return new Answer.Accepted(Optional.of(PolicyResources.row(now)));
    }

    private WritableOperation<NodeNetworkConfigurationPolicy> resource(NodeNetworkConfigurationPolicy policy, boolean dry) {
        var resource = client.resource(policy);
        return dry ? resource.dryRun() : resource;
    }

    /// What people do not see in the text stays: finalizers, owners, annotations of the server.
    private static NodeNetworkConfigurationPolicy merged(
            NodeNetworkConfigurationPolicy now, NodeNetworkConfigurationPolicy wanted, PolicyRow base) {
        now.setSpec(wanted.getSpec());
        now.getMetadata().setLabels(merged(now.getMetadata().getLabels(), wanted.getMetadata().getLabels(), base.labels()));
        now.getMetadata().setAnnotations(merged(now.getMetadata().getAnnotations(), wanted.getMetadata().getAnnotations(), base.annotations()));
        return now;
    }

    /// What is now, without what the base had and the text has no more, with what the text has.
    private static Map<String, String> merged(
            @Nullable Map<String, String> now, @Nullable Map<String, String> wanted, Map<String, String> base) {
        var result = new HashMap<>(orNone(now));
        var given = orNone(wanted);
        base.keySet().stream()
                .filter(key -> !given.containsKey(key) && !PolicyResources.isOfTheServer(key))
                .forEach(result::remove);
        result.putAll(given);
        return result;
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    @Override
    public Answer delete(String policy) {
        try {
            client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).delete();
            return new Answer.Accepted(Optional.empty());
        } catch (KubernetesClientException e) {
            return answer(e, Optional.empty());
        }
    }

    private Answer answer(KubernetesClientException failure, Optional<PolicyRow> base) {
        if (failure.getCode() <= 0) {
            return new Answer.Unreachable(cause(failure));
        }
        if (failure.getCode() == CONFLICT && base.isPresent()) {
            var now = client.resources(NodeNetworkConfigurationPolicy.class).withName(base.get().name()).get();
            return now == null ? new Answer.Gone() : new Answer.Conflict(PolicyResources.row(now));
        }
        if (failure.getCode() == NOT_FOUND && base.isPresent()) {
            return new Answer.Gone();
        }
        var status = failure.getStatus();
        return new Answer.Refused(
                status == null || status.getMessage() == null ? String.valueOf(failure.getMessage()) : status.getMessage());
    }

    /// The client wraps what happened to the connection in sentences that say nothing.
    private static String cause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public boolean may(String verb, String resource) {
        try {
            var review = client.authorization()
                    .v1()
                    .selfSubjectAccessReview()
                    .create(new SelfSubjectAccessReviewBuilder()
                            .withNewSpec()
                            .withNewResourceAttributes()
                            .withGroup(GROUP)
                            .withVerb(verb)
                            .withResource(resource)
                            .endResourceAttributes()
                            .endSpec()
                            .build());
            return review.getStatus() == null || Boolean.TRUE.equals(review.getStatus().getAllowed());
        } catch (KubernetesClientException e) {
            return true;
        }
    }
}
