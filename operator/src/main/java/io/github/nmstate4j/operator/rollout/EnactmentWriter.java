package io.github.nmstate4j.operator.rollout;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.nmstate4j.cluster.EnactmentStatus;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.EnactmentPhase;
import java.net.HttpURLConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/// Carries out actions. Each write holds only for the version of the enactment that was decided on, so what a
/// handler writes in the meantime makes it fail and the decision is taken anew.
///
/// A write without an answer may still come into force. Until its fate is known nothing more is decided for the
/// policy: it is sent again, and being tied to a version or to a name it can come into force only once.
final class EnactmentWriter {

    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;

    /// The cluster is not what the decision was taken on.
    static final class Overtaken extends Exception {
        private static final long serialVersionUID = 1;

        Overtaken(String message, KubernetesClientException cause) {
            super(message, cause);
        }
    }

    @FunctionalInterface
    private interface Write {
        void send();
    }

    private final KubernetesClient client;
    private final Enactments enactments;
    private final InstantSource clock;
    private final Map<String, Write> unanswered = new ConcurrentHashMap<>();
    private volatile boolean heldBack;

    EnactmentWriter(KubernetesClient client, Enactments enactments, InstantSource clock) {
        this.client = client;
        this.enactments = enactments;
        this.clock = clock;
    }

    /// Sends what was not answered. To be called before anything is decided.
    void settle(String policy) throws Overtaken {
        var write = unanswered.get(policy);
        if (write != null) {
            send(policy, write);
        }
    }

    void carryOut(Action action, NodeNetworkConfigurationPolicy policy, Optional<NodeNetworkConfigurationEnactment> known)
            throws Overtaken {
        long generation = policy.getMetadata().getGeneration();
        Write write =
                switch (action) {
                    case Action.Create create -> () -> create(enactment(create, policy));
                    case Action.Grant _ -> () -> grant(known.orElseThrow(), generation, retryMark(policy));
                    case Action.MakeWait _ -> () -> say(known.orElseThrow(), generation, EnactmentPhase.created().await());
                    case Action.Abort _ -> () -> say(
                            known.orElseThrow(),
                            generation,
                            EnactmentPhase.created().await().abort(known.orElseThrow().getMetadata().getName()));
                    case Action.Delete _ -> () -> delete(known.orElseThrow());
                };
        send(policy.getMetadata().getName(), write);
    }

    /// Deletes one whose policy is gone.
    void deleteOrphan(NodeNetworkConfigurationEnactment enactment) throws Overtaken {
        send(Enactments.policyOf(enactment), () -> delete(enactment));
    }

    void holdBack() {
        heldBack = true;
    }

    /// @throws CancellationException when this operator does not write any more
    void ensureFree() {
        if (heldBack) {
            throw new CancellationException("this operator does not write any more");
        }
    }

    private void send(String policy, Write write) throws Overtaken {
        ensureFree();
        unanswered.put(policy, write);
        try {
            write.send();
            unanswered.remove(policy);
        } catch (KubernetesClientException e) {
            if (!isAnswer(e.getCode())) {
                throw e;
            }
            unanswered.remove(policy);
            switch (e.getCode()) {
                case HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_CONFLICT, UNPROCESSABLE ->
                    throw new Overtaken(String.valueOf(e.getMessage()), e);
                default -> throw e;
            }
        }
    }

    /// Whether the server has refused the write for good.
    private static boolean isAnswer(int code) {
        return code >= 400 && code < 500 && code != HttpURLConnection.HTTP_CLIENT_TIMEOUT && code != TOO_MANY_REQUESTS;
    }

    private static NodeNetworkConfigurationEnactment enactment(
            Action.Create create, NodeNetworkConfigurationPolicy policy) {
        var name = policy.getMetadata().getName();
        var metadata = new ObjectMetaBuilder()
                .withName(NodeNetworkConfigurationEnactment.nameOf(create.node(), name))
                .addToLabels(NodeNetworkConfigurationEnactment.POLICY_LABEL, name)
                .addToLabels(NodeNetworkConfigurationEnactment.NODE_LABEL, create.node())
                .addToAnnotations(
                        NodeNetworkConfigurationEnactment.POLICY_UID_ANNOTATION,
                        policy.getMetadata().getUid())
                .addToAnnotations(NodeNetworkConfigurationPolicy.RETRY_ANNOTATION, retryMark(policy))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("v1")
                        .withKind("Node")
                        .withName(create.node())
                        .withUid(create.nodeUid())
                        .build());
        if (create.granted()) {
            metadata.addToAnnotations(
                    NodeNetworkConfigurationEnactment.GRANTED_GENERATION_ANNOTATION,
                    policy.getMetadata().getGeneration().toString());
        }
        var enactment = new NodeNetworkConfigurationEnactment();
        enactment.setMetadata(metadata.build());
        enactment.setStatus(null);
        return enactment;
    }

    /// One that is there already may be the fruit of this very write.
    private void create(NodeNetworkConfigurationEnactment enactment) {
        try {
            enactments.wrote(client.resource(enactment).create());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                Optional.ofNullable(client.resource(enactment).get()).ifPresent(enactments::wrote);
            }
            throw e;
        }
    }

    private void grant(NodeNetworkConfigurationEnactment enactment, long generation, String retry) {
        var patch = Map.of(
                "metadata",
                Map.of(
                        "resourceVersion",
                        enactment.getMetadata().getResourceVersion(),
                        "annotations",
                        Map.of(
                                NodeNetworkConfigurationEnactment.GRANTED_GENERATION_ANNOTATION,
                                Long.toString(generation),
                                NodeNetworkConfigurationPolicy.RETRY_ANNOTATION,
                                retry)));
        enactments.wrote(client.resources(NodeNetworkConfigurationEnactment.class)
                .withName(enactment.getMetadata().getName())
                .patch(PatchContext.of(PatchType.JSON_MERGE), client.getKubernetesSerialization().asJson(patch)));
    }

    /// Only for a node that was not let go: its handler does not write.
    private void say(NodeNetworkConfigurationEnactment enactment, long generation, EnactmentPhase phase) {
        var known = statusOf(enactment);
        var about = Long.valueOf(generation).equals(known.policyGeneration())
                ? known
                : known.withConditions(List.of()).withDesiredState(null).withFeatures(List.of());
        var status = about.withPolicyGeneration(generation)
                .withConditions(Conditions.update(about.conditions(), phase.statements(), clock.instant()));
        var patch = List.of(
                Map.of(
                        "op", "test",
                        "path", "/metadata/resourceVersion",
                        "value", enactment.getMetadata().getResourceVersion()),
                Map.of("op", "add", "path", "/status", "value", status));
        enactments.wrote(client.resources(NodeNetworkConfigurationEnactment.class)
                .withName(enactment.getMetadata().getName())
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON), client.getKubernetesSerialization().asJson(patch)));
    }

    private void delete(NodeNetworkConfigurationEnactment enactment) {
        client.resource(enactment)
                .lockResourceVersion(enactment.getMetadata().getResourceVersion())
                .delete();
        enactments.gone(enactment);
    }

    /// Empty when there is none.
    static String retryMark(HasMetadata object) {
        return Optional.ofNullable(object.getMetadata().getAnnotations())
                .map(all -> all.get(NodeNetworkConfigurationPolicy.RETRY_ANNOTATION))
                .orElse("");
    }

    static EnactmentStatus statusOf(NodeNetworkConfigurationEnactment enactment) {
        return Optional.ofNullable(enactment.getStatus()).orElse(EnactmentStatus.empty());
    }

    /// The generation that the node may start; empty also for what is no number.
    static OptionalLong granted(NodeNetworkConfigurationEnactment enactment) {
        var text = Optional.ofNullable(enactment.getMetadata().getAnnotations())
                .map(all -> all.get(NodeNetworkConfigurationEnactment.GRANTED_GENERATION_ANNOTATION));
        try {
            return text.isPresent() ? OptionalLong.of(Long.parseLong(text.get())) : OptionalLong.empty();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
