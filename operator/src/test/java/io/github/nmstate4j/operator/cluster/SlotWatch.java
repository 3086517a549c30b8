package io.github.nmstate4j.operator.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.github.nmstate4j.cluster.EnactmentStatus;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.enactment.EnactmentVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Sees from outside, in the conditions of the enactments, how many nodes of a policy are unavailable at once.
public final class SlotWatch implements AutoCloseable {

    private final Set<String> unavailable = new TreeSet<>();
    private final List<String> order = new ArrayList<>();
    private final Watch watch;
    private int most;

    public SlotWatch(KubernetesClient client, String policy) {
        watch = client.resources(NodeNetworkConfigurationEnactment.class)
                .withLabel(NodeNetworkConfigurationEnactment.POLICY_LABEL, policy)
                .watch(new Watcher<>() {
                    @Override
                    public void eventReceived(Action action, NodeNetworkConfigurationEnactment enactment) {
                        see(action, enactment);
                    }

                    @Override
                    public void onClose(WatcherException cause) {}
                });
    }

    private synchronized void see(Watcher.Action action, NodeNetworkConfigurationEnactment enactment) {
        var name = enactment.getMetadata().getName();
        var status = Optional.ofNullable(enactment.getStatus()).orElse(EnactmentStatus.empty());
        if (action != Watcher.Action.DELETED && EnactmentVerdict.of(status.conditions()).holdsSlot()) {
            if (unavailable.add(name)) {
                order.add(name);
            }
        } else {
            unavailable.remove(name);
        }
        most = Math.max(most, unavailable.size());
    }

    /// The most nodes that were unavailable at once so far.
    public synchronized int most() {
        return most;
    }

    /// The enactments in the order in which they began.
    public synchronized List<String> order() {
        return List.copyOf(order);
    }

    @Override
    public void close() {
        watch.close();
    }
}
