package io.github.nmstate4j.handler.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.cluster.NodeStateStatus;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.Condition.Status;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.Conditions.Statement;
import io.github.nmstate4j.enactment.Reason;
import io.github.nmstate4j.handler.apply.NodeView;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.observe.ReportFilter;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the NodeNetworkState of one node up to date. Looks at the node after changes and on a beat; writes only when
/// the filtered state differs from what the cluster has, or when the last sign of life is old.
public final class NodeStatePublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeStatePublisher.class);
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(5);

    /// @param debounce how long to wait after a change for more of them
    /// @param spacing how long after a look the next change is looked at, so that a restless node does not write all the time
    /// @param beat how often to look without being told
    public record Rhythm(Duration debounce, Duration spacing, Duration beat) {
        /// A change after a quiet time is published well within a second of it.
        public static Rhythm beating(Duration beat) {
            return new Rhythm(Duration.ofMillis(300), Duration.ofSeconds(1), beat);
        }
    }

    private final KubernetesClient client;
    private final String node;
    private final String version;
    private final NodeView view;
    private final Rhythm rhythm;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Resource<NodeNetworkState> resource;

    private Optional<ScheduledFuture<?>> next = Optional.empty();
    private Optional<NodeView.Subscription> subscription = Optional.empty();
    private Optional<SharedIndexInformer<NodeNetworkState>> informer = Optional.empty();
    private Optional<ScheduledFuture<?>> beat = Optional.empty();
    private boolean closed;
    // The rest belongs to the scheduler's one thread.
    private NodeStateStatus written = NodeStateStatus.empty();
    private volatile Instant writtenAt = Instant.MIN;
    private volatile Instant lookedAt = Instant.MIN;
    private volatile Duration lookTook = Duration.ZERO;

    /// The scheduler has one thread and belongs to the caller.
    public NodeStatePublisher(
            KubernetesClient client,
            String node,
            String version,
            NodeView view,
            Rhythm rhythm,
            Clock clock,
            ScheduledExecutorService scheduler) {
        this.client = client;
        this.node = node;
        this.version = version;
        this.view = view;
        this.rhythm = rhythm;
        this.clock = clock;
        this.scheduler = scheduler;
        this.resource = client.resources(NodeNetworkState.class).withName(node);
    }

    /// The first report follows at once.
    public synchronized void start() {
        subscription = Optional.of(view.onChange(() -> lookIn(untilDue())));
        informer = Optional.of(resource.inform(new Watch(), 0));
        beat = Optional.of(scheduler.scheduleWithFixedDelay(
                this::publish, 0, rhythm.beat().toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Looks soon; for whoever knows that something changed.
    public void refresh() {
        lookIn(Duration.ZERO);
    }

    /// When the cluster was last told; empty before the first time.
    public Optional<Instant> lastWritten() {
        return Optional.of(writtenAt).filter(time -> !time.equals(Instant.MIN));
    }

    /// When a look at the node last ended, well or not; empty before the first one.
    public Optional<Instant> lastLook() {
        return Optional.of(lookedAt).filter(time -> !time.equals(Instant.MIN));
    }

    /// On a node that is slow or large, looking takes a quarter of the time at most.
    private Duration untilDue() {
        var spacing = Collections.max(List.of(rhythm.spacing(), lookTook.multipliedBy(3)));
        var spaced = lastLook().map(look -> Duration.between(clock.instant(), look.plus(spacing)));
        return spaced.filter(wait -> wait.compareTo(rhythm.debounce()) > 0).orElse(rhythm.debounce());
    }

    private synchronized void lookIn(Duration delay) {
        if (!closed && next.filter(planned -> !planned.isDone()).isEmpty()) {
            next = Optional.of(scheduler.schedule(this::publish, delay.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        subscription.ifPresent(NodeView.Subscription::close);
        informer.ifPresent(SharedIndexInformer::close);
        beat.ifPresent(future -> future.cancel(false));
        next.ifPresent(future -> future.cancel(false));
    }

    /// Never throws: the scheduler would stop the beat.
    private void publish() {
        synchronized (this) {
            if (closed) {
                return;
            }
            next = Optional.empty();
        }
        var began = clock.instant();
        try {
            publishIfChanged(look());
        } catch (KubernetesClientException e) {
            LOG.warn("The state of {} was not published, will try again: {}", node, e.getMessage());
            written = NodeStateStatus.empty();
            lookIn(rhythm.spacing().multipliedBy(5));
        } catch (RuntimeException e) {
            LOG.error("The state of {} was not published", node, e);
        }
        lookedAt = clock.instant();
        lookTook = Duration.between(began, lookedAt);
    }

    private record Look(@Nullable JsonNode state, @Nullable String networkManagerVersion, List<Statement> statements) {}

    private Look look() {
        try {
            var seen = view.observe();
            var json = NetworkStateYaml.writeJson(ReportFilter.of(seen.state()));
            return new Look(
                    client.getKubernetesSerialization().unmarshal(json, JsonNode.class),
                    seen.networkManagerVersion(),
                    List.of(
                            new Statement("Available", Status.TRUE, Reason.SUCCESS, "the node is observed"),
                            new Statement("Failing", Status.FALSE, Reason.SUCCESS, "")));
        } catch (NodeViewException e) {
            LOG.warn("The node cannot be observed", e);
            return new Look(
                    null,
                    null,
                    List.of(
                            new Statement("Available", Status.FALSE, Reason.FAILED, ""),
                            new Statement("Failing", Status.TRUE, Reason.FAILED, String.valueOf(e.getMessage()))));
        }
    }

    private void publishIfChanged(Look look) {
        if (isOld() || differs(look)) {
            var current = Optional.ofNullable(resource.get());
            var before = current.map(NodeNetworkState::getStatus).orElse(NodeStateStatus.empty());
            var status = status(before, look);
            var object = current.or(this::created);
            object.ifPresent(_ -> write(status));
        }
    }

    private boolean isOld() {
        return writtenAt.equals(Instant.MIN) || clock.instant().isAfter(writtenAt.plus(SIGN_OF_LIFE));
    }

    private boolean differs(Look look) {
        return !(look.state() == null || look.state().equals(written.currentState()))
                || Conditions.wouldChange(written.conditions(), look.statements())
                || (look.networkManagerVersion() != null
                        && !look.networkManagerVersion().equals(written.hostNetworkManagerVersion()));
    }

    /// A node that cannot be observed keeps its last state, with the condition saying so.
    private NodeStateStatus status(NodeStateStatus before, Look look) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean changed = look.state() != null && !look.state().equals(before.currentState());
        List<Condition> conditions = Conditions.update(before.conditions(), look.statements(), now);
        return before.withCurrentState(look.state() == null ? before.currentState() : look.state())
                .withLastSuccessfulUpdateTime(changed ? now : before.lastSuccessfulUpdateTime())
                .withHandlerNmstateVersion(version)
                .withHostNetworkManagerVersion(
                        look.networkManagerVersion() == null
                                ? before.hostNetworkManagerVersion()
                                : look.networkManagerVersion())
                .withConditions(conditions);
    }

    /// Nothing when the cluster does not know the node (yet).
    private Optional<NodeNetworkState> created() {
        var owner = client.nodes().withName(node).get();
        if (owner == null) {
            LOG.info("The cluster has no node {}, so there is nothing to publish for", node);
            return Optional.empty();
        }
        var fresh = new NodeNetworkState();
        fresh.setMetadata(new ObjectMetaBuilder()
                .withName(node)
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("v1")
                        .withKind("Node")
                        .withName(node)
                        .withUid(owner.getMetadata().getUid())
                        .build())
                .build());
        fresh.setStatus(null);
        return Optional.of(client.resource(fresh).create());
    }

    private void write(NodeStateStatus status) {
        var patch = List.of(Map.of("op", "add", "path", "/status", "value", status));
        resource.subresource("status")
                .patch(PatchContext.of(PatchType.JSON), client.getKubernetesSerialization().asJson(patch));
        written = status;
        writtenAt = clock.instant();
    }

    /// Comes back when somebody deletes the object, and looks when somebody pokes it.
    private final class Watch implements ResourceEventHandler<NodeNetworkState> {
        @Override
        public void onAdd(NodeNetworkState added) {}

        @Override
        public void onUpdate(NodeNetworkState before, NodeNetworkState after) {
            if (!Objects.equals(poke(before), poke(after))) {
                refresh();
            }
        }

        private static @Nullable String poke(NodeNetworkState state) {
            var labels = state.getMetadata().getLabels();
            return labels == null ? null : labels.get(NodeNetworkState.FORCE_REFRESH_LABEL);
        }

        @Override
        public void onDelete(NodeNetworkState deleted, boolean unknown) {
            scheduler.execute(() -> written = NodeStateStatus.empty());
            refresh();
        }
    }
}
