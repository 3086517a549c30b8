package io.github.nmstate4j.operator.rollout;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.EnactmentPhase;
import io.github.nmstate4j.enactment.EnactmentVerdict;
import io.github.nmstate4j.enactment.PolicyRollup;
import io.github.nmstate4j.operator.metrics.RolloutTimes;
import io.github.nmstate4j.operator.rollout.EnactmentWriter.Overtaken;
import io.github.nmstate4j.operator.rollout.Situation.Member;
import io.github.nmstate4j.operator.rollout.Situation.Standing;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out the decisions of [Rollout] and tells how each policy is doing. The framework calls it for one policy at
/// a time, again after a failure, and whenever a policy, a node or an enactment changes.
///
/// There must be one at work per cluster: no lock in the cluster guards the budget, the single writer does.
/// [Enactments] says why its view is good enough for that.
public final class RolloutCoordinator implements Reconciler<NodeNetworkConfigurationPolicy>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RolloutCoordinator.class);
    private static final Duration UNTIL_THE_VIEW_CATCHES_UP = Duration.ofMillis(100);
    private static final Duration UNTIL_ORPHANS_ARE_TRIED_AGAIN = Duration.ofSeconds(5);
    private static final long LIST_PAGE = 500;

    private final KubernetesClient client;
    private final InstantSource clock;
    private final RolloutTimes times;
    private final Enactments enactments;
    private final EnactmentWriter writer;
    private final PolicyStatusWriter statuses;
    private final SimpleInboundEventSource<NodeNetworkConfigurationPolicy> enactmentChanges =
            new SimpleInboundEventSource<>("enactments");
    private final ScheduledExecutorService orphans;
    private volatile Optional<Cache<NodeNetworkConfigurationPolicy>> policies = Optional.empty();
    private volatile Optional<Cache<Node>> nodes = Optional.empty();
    private volatile boolean listening;

    /// @param times is told how long things take
    public RolloutCoordinator(KubernetesClient client, InstantSource clock, RolloutTimes times) {
        this.client = client;
        this.clock = clock;
        this.times = times;
        this.enactments = new Enactments(client, this::enactmentChanged);
        this.writer = new EnactmentWriter(client, enactments, clock);
        this.statuses = new PolicyStatusWriter(client, clock, times);
        this.orphans = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("orphans").daemon().factory());
    }

    /// Lists the enactments. To be called before the framework starts to reconcile.
    public void learn(Duration patience) throws InterruptedException {
        enactments.start(patience.toMillis());
    }

    /// Begins to listen to enactments, with all that have changed so far, and deletes those whose policy went away while
    /// no operator was there. To be called once the framework knows the policies.
    public void listen() {
        listening = true;
        enactments.policies().forEach(this::enactmentChanged);
    }

    @Override
    public List<EventSource<?, NodeNetworkConfigurationPolicy>> prepareEventSources(
            EventSourceContext<NodeNetworkConfigurationPolicy> context) {
        var all = context.getPrimaryCache();
        var everyNode = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Node.class, NodeNetworkConfigurationPolicy.class)
                        .withName("nodes")
                        .withSecondaryToPrimaryMapper(
                                _ -> all.list().map(ResourceID::fromResource).collect(Collectors.toSet()))
                        .withPrimaryToSecondaryMapper(_ -> Set.of())
                        .withOnUpdateFilter(RolloutCoordinator::matters)
                        .withInformerListLimit(LIST_PAGE)
                        .build(),
                context);
        policies = Optional.of(all);
        nodes = Optional.of(everyNode);
        return List.of(everyNode, enactmentChanges);
    }

    /// Nodes report their health all the time.
    private static boolean matters(Node now, Node before) {
        return isReady(now) != isReady(before) || !labels(now).equals(labels(before));
    }

    @Override
    public UpdateControl<NodeNetworkConfigurationPolicy> reconcile(
            NodeNetworkConfigurationPolicy policy, Context<NodeNetworkConfigurationPolicy> context) {
        var name = policy.getMetadata().getName();
        try {
            writer.settle(name);
            if (context.isPrimaryResourceDeleted()) {
                statuses.forget(policy);
                deleteAllOf(name);
                return UpdateControl.noUpdate();
            }
            return advance(policy)
                    .map(pause -> UpdateControl.<NodeNetworkConfigurationPolicy>noUpdate().rescheduleAfter(pause))
                    .orElseGet(UpdateControl::noUpdate);
        } catch (CancellationException e) {
            LOG.debug("Policy {} is left to the next operator: {}", name, e.getMessage());
            return UpdateControl.noUpdate();
        } catch (Overtaken e) {
            LOG.debug("Policy {} is looked at again: {}", name, e.getMessage());
            return UpdateControl.<NodeNetworkConfigurationPolicy>noUpdate().rescheduleAfter(UNTIL_THE_VIEW_CATCHES_UP);
        }
    }

    /// Returns when to look again though nothing happens.
    private Optional<Duration> advance(NodeNetworkConfigurationPolicy policy) throws Overtaken {
        var known = byNode(enactments.of(policy.getMetadata().getName()));
        var members = nodes.orElseThrow().list()
                .map(node -> member(node, policy))
                .filter(member -> member.matching() || known.containsKey(member.name()))
                .toList();
        var decision = Rollout.decide(situation(policy, members, known.values()));
        // What is freed comes first: when that fails nothing is given out.
        var inOrder = decision.actions().stream()
                .sorted(Comparator.comparing(action -> !(action instanceof Action.Delete)))
                .toList();
        for (var action : inOrder) {
            LOG.info("Policy {} generation {}: {}", policy.getMetadata().getName(), policy.getMetadata().getGeneration(), action);
            writer.carryOut(action, policy, Optional.ofNullable(known.get(action.node())));
            measure(action, Optional.ofNullable(known.get(action.node())));
        }
        var now = enactments.of(policy.getMetadata().getName());
        writer.ensureFree();
        return statuses.write(policy, rollup(policy, members, now), decision.slotsHeld());
    }

    /// A node that was not told to wait has not waited.
    private void measure(Action action, Optional<NodeNetworkConfigurationEnactment> known) {
        switch (action) {
            case Action.Create(_, _, var granted) when granted -> times.waited(Duration.ZERO);
            case Action.Grant _ -> times.waited(known.map(EnactmentWriter::statusOf)
                    .flatMap(status -> Conditions.find(status.conditions(), EnactmentPhase.PENDING))
                    .filter(condition -> condition.status() == Condition.Status.TRUE)
                    .map(condition -> Duration.between(condition.lastTransitionTime(), clock.instant()))
                    .orElse(Duration.ZERO));
            case Action.Abort _ -> times.aborted();
            case Action.Create _, Action.MakeWait _, Action.Delete _ -> {}
        }
    }

    /// All policies, as far as they are known here.
    public Collection<NodeNetworkConfigurationPolicy> policies() {
        return policies.map(all -> all.list().toList()).orElse(List.of());
    }

    /// All enactments, as far as they are known here.
    public Collection<NodeNetworkConfigurationEnactment> enactments() {
        return enactments.all();
    }

    private static Situation situation(
            NodeNetworkConfigurationPolicy policy,
            List<Member> members,
            Collection<NodeNetworkConfigurationEnactment> known) {
        var uids = members.stream().collect(Collectors.toMap(Member::name, Member::uid));
        int matching = (int) members.stream().filter(Member::matching).count();
        return new Situation(
                policy.getMetadata().getUid(),
                policy.getMetadata().getGeneration(),
                policy.getSpec().rolloutLimit().of(matching),
                policy.getSpec().holdsRollout() || policy.isMarkedForDeletion(),
                EnactmentWriter.retryMark(policy),
                members,
                known.stream().map(enactment -> standing(enactment, policy, uids)).toList());
    }

    private static Member member(Node node, NodeNetworkConfigurationPolicy policy) {
        return new Member(
                node.getMetadata().getName(),
                node.getMetadata().getUid(),
                isReady(node),
                policy.getSpec().selection().matches(labels(node)),
                policy.getSpec().rolloutGroup(labels(node)));
    }

    /// Another operator's enactments do not say which policy they were created for: they count as this one's.
    private static Standing standing(
            NodeNetworkConfigurationEnactment enactment,
            NodeNetworkConfigurationPolicy policy,
            Map<String, String> nodeUids) {
        var node = nodeOf(enactment);
        var metadata = enactment.getMetadata();
        var status = EnactmentWriter.statusOf(enactment);
        var about = status.policyGeneration();
        var policyUid = requireNonNullElse(metadata.getAnnotations(), Map.<String, String>of())
                .getOrDefault(NodeNetworkConfigurationEnactment.POLICY_UID_ANNOTATION, policy.getMetadata().getUid());
        var nodeUid = metadata.getOwnerReferences().stream()
                .filter(owner -> owner.getKind().equals("Node"))
                .map(owner -> owner.getUid())
                .findFirst()
                .orElse(nodeUids.getOrDefault(node, ""));
        return new Standing(
                node,
                nodeUid,
                policyUid,
                EnactmentWriter.granted(enactment),
                about == null ? OptionalLong.empty() : OptionalLong.of(about),
                EnactmentVerdict.of(status.conditions()),
                EnactmentWriter.retryMark(enactment));
    }

    /// A node that is not ready is not waited for, so what it did earlier must not stand in for one that is. That it gave
    /// up counts all the same, and so does one in the middle of a change: a change may be why it is not ready.
    private static PolicyRollup rollup(
            NodeNetworkConfigurationPolicy policy,
            List<Member> members,
            Collection<NodeNetworkConfigurationEnactment> known) {
        var ready = members.stream().filter(Member::matching)
                .collect(Collectors.toMap(Member::name, Member::ready));
        int waitedFor = (int) ready.values().stream().filter(is -> is).count();
        long generation = policy.getMetadata().getGeneration();
        var verdicts = new ArrayList<EnactmentVerdict>();
        for (var enactment : known) {
            var status = EnactmentWriter.statusOf(enactment);
            var verdict = EnactmentVerdict.of(
                    status.conditions(), requireNonNullElse(status.policyGeneration(), -1L), generation);
            var isReady = ready.get(nodeOf(enactment));
            if (isReady != null && (isReady || verdict.holdsSlot())) {
                verdicts.add(verdict);
                if (!isReady && !verdict.isFinished()) {
                    waitedFor++;
                }
            }
        }
        return PolicyRollup.of(ready.size(), waitedFor, verdicts);
    }

    private static Map<String, NodeNetworkConfigurationEnactment> byNode(
            Collection<NodeNetworkConfigurationEnactment> all) {
        return all.stream().collect(Collectors.toMap(RolloutCoordinator::nodeOf, Function.identity(), (one, _) -> one));
    }

    private static String nodeOf(NodeNetworkConfigurationEnactment enactment) {
        return requireNonNullElse(enactment.getMetadata().getLabels(), Map.<String, String>of())
                .getOrDefault(NodeNetworkConfigurationEnactment.NODE_LABEL, "");
    }

    private static Map<String, String> labels(Node node) {
        return requireNonNullElse(node.getMetadata().getLabels(), Map.of());
    }

    private static boolean isReady(Node node) {
        return node.getStatus() != null
                && node.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
    }

    private void enactmentChanged(String policy) {
        if (!listening) {
            return;
        }
        boolean known = policies.flatMap(all -> all.get(new ResourceID(policy))).isPresent();
        if (known) {
            enactmentChanges.propagateEvent(new ResourceID(policy));
        } else if (!policy.isEmpty()) {
            collectLater(policy, Duration.ZERO);
        }
    }

    private void collectLater(String policy, Duration pause) {
        try {
            var _ = orphans.schedule(() -> collect(policy), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            LOG.debug("Stopping, so the enactments of {} are left to the next start", policy);
        }
    }

    /// The policy may only be too new to be known here, so the API server is asked.
    private void collect(String policy) {
        if (enactments.of(policy).isEmpty()) {
            return;
        }
        try {
            if (client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).get() == null) {
                writer.settle(policy);
                deleteAllOf(policy);
            }
        } catch (Overtaken | RuntimeException e) {
            // Not every exception of the client has a message.
            LOG.warn("The enactments of the deleted policy {} are still there, next try in {}: {}",
                    policy, UNTIL_ORPHANS_ARE_TRIED_AGAIN, e.toString());
            collectLater(policy, UNTIL_ORPHANS_ARE_TRIED_AGAIN);
        }
    }

    private void deleteAllOf(String policy) throws Overtaken {
        for (var enactment : enactments.of(policy)) {
            LOG.info("Deleting enactment {}: its policy is gone", enactment.getMetadata().getName());
            writer.deleteOrphan(enactment);
        }
    }

    /// From now on nothing is written, even if it has been decided.
    public void holdBack() {
        writer.holdBack();
    }

    @Override
    public void close() {
        holdBack();
        orphans.shutdownNow();
        enactments.close();
    }
}
