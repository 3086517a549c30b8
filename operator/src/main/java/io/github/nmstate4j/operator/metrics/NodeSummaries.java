package io.github.nmstate4j.operator.metrics;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.ReducedStateItemStore;
import io.github.nmstate4j.cluster.NodeNetworkState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Follows the states of all nodes and keeps the numbers only.
final class NodeSummaries implements AutoCloseable {

    /// A state has tens of kilobytes, so only some are held at once while all are listed.
    private static final long PAGE = 50;

    private final Map<String, NodeSummary> byNode = new ConcurrentHashMap<>();
    private final SharedIndexInformer<NodeNetworkState> informer;

    NodeSummaries(KubernetesClient client) {
        informer = client.resources(NodeNetworkState.class).withLimit(PAGE).runnableInformer(0);
        informer.itemStore(new ReducedStateItemStore<>(
                ReducedStateItemStore.NAME_KEY_STATE, NodeNetworkState.class, client.getKubernetesSerialization(),
                "metadata.name", "metadata.uid", "metadata.resourceVersion"));
        informer.exceptionHandler((_, _) -> true);
        informer.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(NodeNetworkState added) {
                byNode.put(added.getMetadata().getName(), NodeSummary.of(added));
            }

            @Override
            public void onUpdate(NodeNetworkState before, NodeNetworkState after) {
                byNode.put(after.getMetadata().getName(), NodeSummary.of(after));
            }

            @Override
            public void onDelete(NodeNetworkState deleted, boolean unknown) {
                byNode.remove(deleted.getMetadata().getName());
            }
        });
        informer.start();
    }

    Map<String, NodeSummary> byNode() {
        return byNode;
    }

    @Override
    public void close() {
        informer.close();
    }
}
