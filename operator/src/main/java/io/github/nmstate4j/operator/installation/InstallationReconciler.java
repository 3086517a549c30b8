package io.github.nmstate4j.operator.installation;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NMStateStatus;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.finding.Finding;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Installs what the NMState of the cluster asks for, keeps it so, and takes it away with it. Definitions, policies and
/// what was reported about nodes stay, and nothing on a node is reverted.
public final class InstallationReconciler implements Reconciler<NMState>, Cleaner<NMState> {

    /// Holds an NMState back until what it installed is gone.
    public static final String FINALIZER = "nmstate.io/uninstall";

    private static final Logger LOG = LoggerFactory.getLogger(InstallationReconciler.class);

    private final KubernetesClient client;
    private final InstallationSettings settings;
    private final InstantSource clock;
    private final InstallationPlan plan;
    private final ObjectWriter writer;
    private final SimpleInboundEventSource<NMState> turns = new SimpleInboundEventSource<>("turns");
    private Optional<Cache<NMState>> all = Optional.empty();
    private Optional<Applied> applied = Optional.empty();

    /// What was applied last, so that the progress of thousands of pods does not have everything applied again.
    private record Applied(String plan, Instant at) {}

    public InstallationReconciler(KubernetesClient client, InstallationSettings settings, InstantSource clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
        this.plan = new InstallationPlan(client.getKubernetesSerialization());
        this.writer = new ObjectWriter(client, settings.namespace());
    }

    @Override
    public List<EventSource<?, NMState>> prepareEventSources(EventSourceContext<NMState> context) {
        all = Optional.of(context.getPrimaryCache());
        var handlers = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(DaemonSet.class, NMState.class)
                        .withName("handlers")
                        .withNamespaces(Set.of(settings.namespace()))
                        .withLabelSelector(InstallationPlan.MANAGED_BY_LABEL + "=" + InstallationPlan.MANAGER)
                        .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(NMState.class, true))
                        .build(),
                context);
        return List.of(handlers, turns);
    }

    /// The one that counts: the oldest that is not on its way out.
    public static Optional<NMState> foremost(Stream<NMState> all) {
        return all.filter(one -> !one.isMarkedForDeletion())
                .min(Comparator.comparing((NMState one) -> one.getMetadata().getCreationTimestamp())
                        .thenComparing(one -> one.getMetadata().getName()));
    }

    @Override
    public synchronized UpdateControl<NMState> reconcile(NMState nmstate, Context<NMState> context) {
        var progress = install(nmstate, context.getSecondaryResource(DaemonSet.class));
        tell(nmstate, progress);
        return UpdateControl.<NMState>noUpdate().rescheduleAfter(settings.look());
    }

    private Progress install(NMState nmstate, Optional<DaemonSet> known) {
        var first = foremost(all.orElseThrow().list());
        if (first.isPresent() && !first.get().getMetadata().getUid().equals(nmstate.getMetadata().getUid())) {
            return new Progress.Refused(first.get().getMetadata().getName());
        }
        var problems = Wishes.of(nmstate).problems();
        if (!problems.isEmpty()) {
            return new Progress.Invalid(problems.stream().map(Finding::toString).collect(Collectors.joining("; ")));
        }
        try {
            var objects = plan.of(nmstate, ClusterFacts.of(client), settings);
            // As text, because applying fills the objects in.
            var text = client.getKubernetesSerialization().asJson(objects);
            if (wasAppliedLately(text) && known.isPresent() && areAsPlanned(known.get(), objects)) {
                return Progress.of(known.get());
            }
            var belongings = writer.belongings(nmstate.getMetadata().getUid());
            // What is not planned any more is only taken out of an object when that is applied.
            var pending = isApplied(text) ? writer.missing(objects, belongings) : objects;
            var handlers = apply(pending)
                    .or(() -> handlers(belongings))
                    .orElseThrow(() -> new IllegalStateException("the plan has no handlers"));
            writer.prune(belongings, objects);
            applied = Optional.of(new Applied(text, clock.instant()));
            return Progress.of(handlers);
        } catch (KubernetesClientException e) {
            LOG.warn("NMState {} is not installed yet", nmstate.getMetadata().getName(), e);
            applied = Optional.empty();
            tell(nmstate, new Progress.Failed(String.valueOf(e.getMessage())));
            // The framework tries again.
            throw e;
        }
    }

    private boolean isApplied(String plan) {
        return applied.filter(last -> last.plan().equals(plan)).isPresent();
    }

    private boolean wasAppliedLately(String plan) {
        return isApplied(plan)
                && applied.filter(last -> Duration.between(last.at(), clock.instant()).compareTo(settings.look()) < 0)
                        .isPresent();
    }

    private boolean areAsPlanned(DaemonSet handlers, Collection<HasMetadata> plan) {
        return writer.missing(plan.stream().filter(DaemonSet.class::isInstance).toList(), List.of(handlers)).isEmpty();
    }

    private Optional<DaemonSet> handlers(Collection<GenericKubernetesResource> belongings) {
        return belongings.stream()
                .filter(object -> object.getKind().equals("DaemonSet"))
                .map(object -> client.getKubernetesSerialization().convertValue(object, DaemonSet.class))
                .findFirst();
    }

    /// Returns the handlers, if they are among the objects.
    private Optional<DaemonSet> apply(Collection<HasMetadata> objects) {
        Optional<DaemonSet> handlers = Optional.empty();
        for (var object : objects) {
            if (writer.apply(object) instanceof DaemonSet daemons) {
                handlers = Optional.of(daemons);
            }
        }
        return handlers;
    }

    private void tell(NMState nmstate, Progress progress) {
        var metadata = nmstate.getMetadata();
        var known = Optional.ofNullable(nmstate.getStatus()).orElse(NMStateStatus.empty());
        if (metadata.getGeneration().equals(known.observedGeneration())
                && !Conditions.wouldChange(known.conditions(), progress.statements())) {
            return;
        }
        LOG.info("NMState {}: {}", metadata.getName(), progress);
        var status = new NMStateStatus(
                Conditions.update(known.conditions(), progress.statements(), clock.instant()), metadata.getGeneration());
        var patch = List.of(
                Map.of("op", "test", "path", "/metadata/uid", "value", metadata.getUid()),
                Map.of("op", "add", "path", "/status", "value", status));
        client.resources(NMState.class)
                .withName(metadata.getName())
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON), client.getKubernetesSerialization().asJson(patch));
    }

    /// Also where there is no garbage collector.
    @Override
    public synchronized DeleteControl cleanup(NMState nmstate, Context<NMState> context) {
        writer.prune(writer.belongings(nmstate.getMetadata().getUid()), List.of());
        applied = Optional.empty();
        LOG.info("What NMState {} installed is removed", nmstate.getMetadata().getName());
        all.stream()
                .flatMap(Cache::list)
                .filter(other -> !other.isMarkedForDeletion())
                .forEach(other -> turns.propagateEvent(ResourceID.fromResource(other)));
        return DeleteControl.defaultDelete();
    }
}
