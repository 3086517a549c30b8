package io.github.nmstate4j.operator.rollout;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The enactments of the cluster, seen in such a way that no slot is given twice.
///
/// An informer lags behind. What others write may be seen late: a handler only ever ends what was granted, so a late
/// view counts too many nodes as changing, never too few. What this operator wrote must not be seen late, because a
/// grant that is overlooked is a slot given twice. So every answer to a write is kept until the informer has reached
/// its resource version, and wins over what the informer has of the object. Versions of one cluster are numbers that
/// grow; the informer moves on its version only after it has stored the change.
///
/// The first list is read from the store of the API server and not from its cache (any page limit asks for that), so
/// an operator that starts sees all that its predecessor wrote.
final class Enactments implements AutoCloseable {

    private static final String BY_POLICY = "policy";
    private static final long PAGE = 500;

    private final SharedIndexInformer<NodeNetworkConfigurationEnactment> informer;
    /// What was written and may not have been seen yet: by policy, then by name.
    private final Map<String, Map<String, NodeNetworkConfigurationEnactment>> written = new HashMap<>();

    /// @param changed is told the policy whenever one of its enactments changes
    Enactments(KubernetesClient client, Consumer<String> changed) {
        informer = client.resources(NodeNetworkConfigurationEnactment.class)
                .withLimit(PAGE)
                .runnableInformer(0);
        informer.addIndexers(Map.of(BY_POLICY, enactment -> List.of(policyOf(enactment))));
        informer.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(NodeNetworkConfigurationEnactment added) {
                changed.accept(policyOf(added));
            }

            @Override
            public void onUpdate(NodeNetworkConfigurationEnactment before, NodeNetworkConfigurationEnactment after) {
                changed.accept(policyOf(after));
            }

            @Override
            public void onDelete(NodeNetworkConfigurationEnactment deleted, boolean unknown) {
                changed.accept(policyOf(deleted));
            }
        });
        informer.exceptionHandler((started, _) -> started);
    }

    /// Returns when all enactments are known.
    void start(long patienceMillis) throws InterruptedException {
        try {
            informer.start().toCompletableFuture().get(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the enactments of the cluster could not be listed", e);
        }
    }

    static String policyOf(HasMetadata enactment) {
        return requireNonNullElse(enactment.getMetadata().getLabels(), Map.<String, String>of())
                .getOrDefault(NodeNetworkConfigurationEnactment.POLICY_LABEL, "");
    }

    /// The policies that have enactments, or had until lately.
    Set<String> policies() {
        return informer.getIndexer().list().stream().map(Enactments::policyOf).collect(Collectors.toSet());
    }

    /// Of all policies. What this operator wrote a moment ago may be missing.
    Collection<NodeNetworkConfigurationEnactment> all() {
        return informer.getIndexer().list();
    }

    /// All of one policy.
    synchronized Collection<NodeNetworkConfigurationEnactment> of(String policy) {
        // Read first: what the informer stores from here on only makes the view newer.
        long seen = Long.parseLong(informer.lastSyncResourceVersion());
        var unseen = written.getOrDefault(policy, new HashMap<>());
        unseen.values().removeIf(enactment -> version(enactment) <= seen);
        if (unseen.isEmpty()) {
            written.remove(policy);
        }
        var latest = new HashMap<>(unseen);
        informer.getIndexer()
                .byIndex(BY_POLICY, policy)
                .forEach(known -> latest.merge(known.getMetadata().getName(), known, Enactments::newer));
        return new ArrayList<>(latest.values());
    }

    /// Keeps the API server's answer to a write of this operator.
    synchronized void wrote(NodeNetworkConfigurationEnactment answer) {
        written.computeIfAbsent(policyOf(answer), _ -> new HashMap<>())
                .merge(answer.getMetadata().getName(), answer, Enactments::newer);
    }

    /// The enactment is gone, by our own write or as an answer to one.
    synchronized void gone(NodeNetworkConfigurationEnactment enactment) {
        written.computeIfPresent(policyOf(enactment), (_, unseen) -> {
            unseen.remove(enactment.getMetadata().getName());
            return unseen.isEmpty() ? null : unseen;
        });
    }

    private static NodeNetworkConfigurationEnactment newer(
            NodeNetworkConfigurationEnactment one, NodeNetworkConfigurationEnactment other) {
        return version(one) >= version(other) ? one : other;
    }

    private static long version(HasMetadata object) {
        return Long.parseLong(object.getMetadata().getResourceVersion());
    }

    @Override
    public void close() {
        informer.close();
    }
}
