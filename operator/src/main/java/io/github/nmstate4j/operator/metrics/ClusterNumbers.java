package io.github.nmstate4j.operator.metrics;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.cluster.EnactmentStatus;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.PolicyStatus;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.Condition.Status;
import io.github.nmstate4j.enactment.EnactmentPhase;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// How the cluster is doing, counted when somebody asks. The first five are those of Kubernetes NMState, by name and
/// meaning.
public final class ClusterNumbers implements MultiCollector, AutoCloseable {

    private static final List<String> POLICY_STATUSES = List.of(
            PolicyVerdict.AVAILABLE, PolicyVerdict.DEGRADED, PolicyVerdict.PROGRESSING, PolicyVerdict.IGNORED);
    private static final List<String> ENACTMENT_STATUSES = List.of(
            EnactmentPhase.AVAILABLE,
            EnactmentPhase.FAILING,
            EnactmentPhase.PROGRESSING,
            EnactmentPhase.PENDING,
            EnactmentPhase.ABORTED);

    private final Supplier<Collection<NodeNetworkConfigurationPolicy>> policies;
    private final Supplier<Collection<NodeNetworkConfigurationEnactment>> enactments;
    private final NodeSummaries nodes;

    /// Follows the states of nodes until closed.
    public ClusterNumbers(
            KubernetesClient client,
            Supplier<Collection<NodeNetworkConfigurationPolicy>> policies,
            Supplier<Collection<NodeNetworkConfigurationEnactment>> enactments) {
        this.policies = policies;
        this.enactments = enactments;
        this.nodes = new NodeSummaries(client);
    }

    @Override
    public MetricSnapshots collect() {
        var now = enactments.get();
        return new MetricSnapshots(
                features(now), interfaces(), routes(), policies(), enactments(now), slots(), waiting(now));
    }

    private static GaugeSnapshot features(Collection<NodeNetworkConfigurationEnactment> all) {
        var features = new TreeSet<String>();
        all.forEach(enactment -> features.addAll(status(enactment).features()));
        var gauge = gauge("kubernetes_nmstate_features_applied", "Features of nmstate that policies use, by name");
        features.forEach(feature -> gauge.dataPoint(point(1, Labels.of("name", feature))));
        return gauge.build();
    }

    private GaugeSnapshot interfaces() {
        var gauge = gauge("kubernetes_nmstate_network_interfaces", "Network interfaces by type and node");
        new TreeMap<>(nodes.byNode()).forEach((node, summary) -> summary.interfaces().forEach((type, count) ->
                gauge.dataPoint(point(count, Labels.of("type", type, "node", node)))));
        return gauge.build();
    }

    private GaugeSnapshot routes() {
        var gauge = gauge("kubernetes_nmstate_routes", "Routes by node, IP stack and origin");
        new TreeMap<>(nodes.byNode()).forEach((node, summary) -> summary.routes().forEach((routes, count) ->
                gauge.dataPoint(point(
                        count, Labels.of("node", node, "ip_stack", routes.ipStack(), "type", routes.type())))));
        return gauge.build();
    }

    private GaugeSnapshot policies() {
        var counts = new HashMap<String, Integer>();
        policies.get().forEach(policy -> active(Optional.ofNullable(policy.getStatus())
                        .orElse(PolicyStatus.empty())
                        .conditions())
                .ifPresent(status -> counts.merge(status, 1, Integer::sum)));
        var gauge = gauge("kubernetes_nmstate_policies_status", "Policies by status");
        POLICY_STATUSES.forEach(status -> gauge.dataPoint(point(counts.getOrDefault(status, 0), Labels.of("status", status))));
        return gauge.build();
    }

    private static GaugeSnapshot enactments(Collection<NodeNetworkConfigurationEnactment> all) {
        var byNode = new TreeMap<String, Map<String, Integer>>();
        all.forEach(enactment -> {
            var counts = byNode.computeIfAbsent(label(enactment, NodeNetworkConfigurationEnactment.NODE_LABEL), _ -> new HashMap<>());
            active(status(enactment).conditions()).ifPresent(status -> counts.merge(status, 1, Integer::sum));
        });
        var gauge = gauge("kubernetes_nmstate_enactments_status", "Enactments by node and status");
        byNode.forEach((node, counts) -> ENACTMENT_STATUSES.forEach(status ->
                gauge.dataPoint(point(counts.getOrDefault(status, 0), Labels.of("node", node, "status", status)))));
        return gauge.build();
    }

    private GaugeSnapshot slots() {
        var gauge = gauge("nmstate_rollout_slots_held", "Nodes that hold a slot of a policy, failed ones included");
        policies.get().stream()
                .sorted((one, other) -> one.getMetadata().getName().compareTo(other.getMetadata().getName()))
                .forEach(policy -> {
                    var held = Optional.ofNullable(policy.getStatus())
                            .orElse(PolicyStatus.empty())
                            .unavailableNodeCountMap()
                            .getOrDefault(String.valueOf(policy.getMetadata().getGeneration()), 0);
                    gauge.dataPoint(point(held, Labels.of("policy", policy.getMetadata().getName())));
                });
        return gauge.build();
    }

    private static GaugeSnapshot waiting(Collection<NodeNetworkConfigurationEnactment> all) {
        var counts = new TreeMap<String, Integer>();
        all.forEach(enactment -> counts.merge(
                label(enactment, NodeNetworkConfigurationEnactment.POLICY_LABEL),
                active(status(enactment).conditions()).filter(EnactmentPhase.PENDING::equals).isPresent() ? 1 : 0,
                Integer::sum));
        var gauge = gauge("nmstate_rollout_waiting_nodes", "Nodes that wait for a slot of a policy");
        counts.forEach((policy, count) -> gauge.dataPoint(point(count, Labels.of("policy", policy))));
        return gauge.build();
    }

    /// The first condition that is true.
    private static Optional<String> active(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.status() == Status.TRUE)
                .map(Condition::type)
                .findFirst();
    }

    private static EnactmentStatus status(NodeNetworkConfigurationEnactment enactment) {
        return Optional.ofNullable(enactment.getStatus()).orElse(EnactmentStatus.empty());
    }

    private static String label(NodeNetworkConfigurationEnactment enactment, String key) {
        return Optional.ofNullable(enactment.getMetadata().getLabels())
                .map(labels -> labels.get(key))
                .orElse("");
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(name).help(help);
    }

    private static GaugeDataPointSnapshot point(double value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }

    @Override
    public void close() {
        nodes.close();
    }
}
