package io.github.nmstate4j.operator.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.nmstate4j.cluster.EnactmentStatus;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.EnactmentPhase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// Answers grants as the handlers of all nodes do: says that it works, takes a moment, says how it went. Nothing is
/// configured.
public final class StandInHandlers implements AutoCloseable {

    /// How a node fares.
    public enum Fate {
        SUCCEEDS,
        FAILS,
        SUCCEEDS_AT_THE_SECOND_TRY,
        /// Works until [#letGo].
        TAKES_LONG
    }

    private static final long WORK_MILLIS = 20;

    private final KubernetesClient client;
    private final ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor();
    private final SharedIndexInformer<NodeNetworkConfigurationEnactment> enactments;
    private final Map<String, Fate> fates = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, Integer> starts = new ConcurrentHashMap<>();
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    public StandInHandlers(KubernetesClient client) {
        this.client = client;
        enactments = client.resources(NodeNetworkConfigurationEnactment.class).runnableInformer(0);
        enactments.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(NodeNetworkConfigurationEnactment added) {
                look(added);
            }

            @Override
            public void onUpdate(NodeNetworkConfigurationEnactment before, NodeNetworkConfigurationEnactment after) {
                look(after);
            }

            @Override
            public void onDelete(NodeNetworkConfigurationEnactment deleted, boolean unknown) {}
        });
        enactments.start().toCompletableFuture().join();
    }

    public void let(String node, Fate fate) {
        fates.put(node, fate);
        if (fate == Fate.TAKES_LONG) {
            held.putIfAbsent(node, new CountDownLatch(1));
        }
    }

    /// The node goes on, and fares well from now on.
    public void letGo(String node) {
        fates.put(node, Fate.SUCCEEDS);
        Optional.ofNullable(held.remove(node)).ifPresent(CountDownLatch::countDown);
    }

    /// How often a node began to work on a generation of a policy.
    public int starts(String node, String policy, long generation) {
        return starts.getOrDefault(node + "." + policy + "@" + generation, 0);
    }

    private void look(NodeNetworkConfigurationEnactment enactment) {
        var annotations = Optional.ofNullable(enactment.getMetadata().getAnnotations()).orElse(Map.of());
        var granted = annotations.get(NodeNetworkConfigurationEnactment.GRANTED_GENERATION_ANNOTATION);
        if (granted != null) {
            try {
                nodes.execute(() -> handle(enactment, Long.parseLong(granted)));
            } catch (RejectedExecutionException _) {
                // Closed: the node is down.
            }
        }
    }

    private void handle(NodeNetworkConfigurationEnactment enactment, long generation) {
        var uid = enactment.getMetadata().getUid();
        synchronized (locks.computeIfAbsent(uid, _ -> new Object())) {
            var labels = enactment.getMetadata().getLabels();
            var node = labels.getOrDefault(NodeNetworkConfigurationEnactment.NODE_LABEL, "");
            var policy = labels.getOrDefault(NodeNetworkConfigurationEnactment.POLICY_LABEL, "");
            if (begun.getOrDefault(uid, -1L) >= generation || !isCurrent(policy, generation)) {
                return;
            }
            begun.put(uid, generation);
            starts.merge(node + "." + policy + "@" + generation, 1, Integer::sum);
            try {
                work(enactment, node, generation);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (KubernetesClientException _) {
                // The enactment is gone, and nobody waits for the node.
            }
        }
    }

    private boolean isCurrent(String policy, long generation) {
        var current = client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).get();
        return current != null && current.getMetadata().getGeneration() == generation;
    }

    private void work(NodeNetworkConfigurationEnactment enactment, String node, long generation)
            throws InterruptedException {
        var working = EnactmentPhase.created().start();
        tell(enactment, generation, working);
        Thread.sleep(WORK_MILLIS);
        switch (fates.getOrDefault(node, Fate.SUCCEEDS)) {
            case SUCCEEDS -> tell(enactment, generation, working.succeed());
            case FAILS -> tell(enactment, generation, working.fail("it is broken"));
            case SUCCEEDS_AT_THE_SECOND_TRY -> {
                var retrying = working.retryLater(node, 5, "the link is down");
                tell(enactment, generation, retrying);
                Thread.sleep(WORK_MILLIS);
                tell(enactment, generation, retrying.tryAgain());
                Thread.sleep(WORK_MILLIS);
                tell(enactment, generation, retrying.tryAgain().succeed());
            }
            case TAKES_LONG -> {
                var hold = held.get(node);
                if (hold != null) {
                    hold.await();
                }
                tell(enactment, generation, working.succeed());
            }
        }
    }

    private void tell(NodeNetworkConfigurationEnactment enactment, long generation, EnactmentPhase phase) {
        var status = EnactmentStatus.empty()
                .withPolicyGeneration(generation)
                .withConditions(Conditions.update(List.of(), phase.statements(), Instant.now()));
        var patch = List.of(
                Map.of("op", "test", "path", "/metadata/uid", "value", enactment.getMetadata().getUid()),
                Map.of("op", "add", "path", "/status", "value", status));
        client.resources(NodeNetworkConfigurationEnactment.class)
                .withName(enactment.getMetadata().getName())
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON), client.getKubernetesSerialization().asJson(patch));
    }

    @Override
    public void close() {
        enactments.close();
        nodes.shutdownNow();
    }
}
