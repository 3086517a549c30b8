package io.github.nmstate4j.desktop.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.NodeNetworkState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A connection to one cluster. The lists follow the cluster by watches; however many events come, they are brought up to
/// date a few times a second at most.
public final class ClusterSession implements Session {

    private static final long PAUSE_MILLIS = 150;
    private static final long HEALTH_MILLIS = 2000;
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;

    private final KubernetesClient client;
    private final String description;
    private final Executor ui;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final ReadOnlyObjectWrapper<ConnectionState> connection = new ReadOnlyObjectWrapper<>(new ConnectionState.Connecting());
    private final ObservableList<String> obstacles = FXCollections.observableArrayList();
    private final Map<String, String> obstacleByKind = new TreeMap<>();
    private final Kind<Node, NodeRow> nodes;
    private final Kind<NodeNetworkState, NodeState> states;
    private final Kind<NodeNetworkConfigurationPolicy, PolicyRow> policies;
    private final Kind<NodeNetworkConfigurationEnactment, EnactmentRow> enactments;
    private final List<Kind<?, ?>> kinds;
    private volatile String lastFailure = "no answer yet";

    private ClusterSession(KubernetesClient client, String description, Executor ui) {
        this.client = client;
        this.description = description;
        this.ui = ui;
        nodes = new Kind<>("nodes", client.nodes().runnableInformer(0), ClusterSession::row);
        states = new Kind<>("nodenetworkstates", client.resources(NodeNetworkState.class).runnableInformer(0), ClusterSession::row);
        policies = new Kind<>(
                "nodenetworkconfigurationpolicies",
                client.resources(NodeNetworkConfigurationPolicy.class).runnableInformer(0),
                PolicyResources::row);
        enactments = new Kind<>(
                "nodenetworkconfigurationenactments",
                client.resources(NodeNetworkConfigurationEnactment.class).runnableInformer(0),
                ClusterSession::row);
        kinds = List.of(nodes, states, policies, enactments);
    }

    /// Starts connecting and returns at once. The session owns the client.
    ///
    /// @param description for people: the name of the context
    /// @param ui the JavaFX thread
    public static ClusterSession open(KubernetesClient client, String description, Executor ui) {
        var session = new ClusterSession(client, description, ui);
        session.kinds.forEach(Kind::start);
        var _ = session.timer.scheduleWithFixedDelay(session::checkHealth, PAUSE_MILLIS, HEALTH_MILLIS, TimeUnit.MILLISECONDS);
        return session;
    }

    /// One kind of resource: what the watch told, and the list that shows it.
    private final class Kind<T extends HasMetadata, R extends Comparable<R>> {
        private final String plural;
        private final SharedIndexInformer<T> informer;
        private final Function<T, R> toRow;
        private final ConcurrentSkipListMap<String, R> rows = new ConcurrentSkipListMap<>();
        private final ObservableList<R> list = FXCollections.observableArrayList();
        private final ObservableList<R> shown = FXCollections.unmodifiableObservableList(list);
        private final AtomicBoolean refreshPending = new AtomicBoolean();

        Kind(String plural, SharedIndexInformer<T> informer, Function<T, R> toRow) {
            this.plural = plural;
            this.informer = informer;
            this.toRow = toRow;
        }

        void start() {
            informer.addEventHandler(new ResourceEventHandler<>() {
                @Override
                public void onAdd(T added) {
                    rows.put(added.getMetadata().getName(), toRow.apply(added));
                    refreshSoon();
                }

                @Override
                public void onUpdate(T before, T after) {
                    onAdd(after);
                }

                @Override
                public void onDelete(T deleted, boolean finalStateUnknown) {
                    rows.remove(deleted.getMetadata().getName());
                    refreshSoon();
                }
            });
            // A cluster that cannot be reached yet, or has no such kind yet, is tried again.
            informer.exceptionHandler((starting, failure) -> {
                failed(failure);
                return true;
            });
            informer.start().thenRun(() -> {
                say(plural, Optional.empty());
                checkHealth();
            });
        }

        private void failed(Throwable given) {
            // What came of a list is told in a wrapping.
            var failure = given instanceof CompletionException && given.getCause() != null ? given.getCause() : given;
            lastFailure = String.valueOf(failure.getMessage());
            int code = failure instanceof KubernetesClientException answer ? answer.getCode() : 0;
            say(plural, switch (code) {
                case NOT_FOUND -> Optional.of("The cluster has no " + plural + ": nmstate4j is not installed there. Install the operator.");
                case FORBIDDEN -> Optional.of("You may not list " + plural + ". Ask for the permission to get, list and watch them.");
                case UNAUTHORIZED -> Optional.of("The cluster does not accept the login any more. Log in again.");
                default -> Optional.empty();
            });
        }

        private void refreshSoon() {
            if (refreshPending.compareAndSet(false, true)) {
                var _ = timer.schedule(() -> ui.execute(this::refresh), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        /// A list that is already right stays, so that a selection in it survives.
        private void refresh() {
            refreshPending.set(false);
            var now = List.copyOf(rows.values());
            if (!list.equals(now)) {
                list.setAll(now);
            }
        }
    }

    private void say(String plural, Optional<String> obstacle) {
        ui.execute(() -> {
            obstacle.ifPresentOrElse(text -> obstacleByKind.put(plural, text), () -> obstacleByKind.remove(plural));
            var all = obstacleByKind.values().stream().distinct().toList();
            if (!obstacles.equals(all)) {
                obstacles.setAll(all);
            }
        });
    }

    private void checkHealth() {
        boolean watching = nodes.informer.isWatching();
        ui.execute(() -> {
            var before = connection.get();
            if (watching) {
                if (!(before instanceof ConnectionState.Live)) {
                    connection.set(new ConnectionState.Live());
                }
            } else if (before instanceof ConnectionState.Live) {
                connection.set(new ConnectionState.Lost(Instant.now(), lastFailure));
            }
        });
    }

    private static NodeRow row(Node node) {
        var status = node.getStatus();
        return new NodeRow(
                node.getMetadata().getName(),
                Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of()),
                status != null
                        && status.getConditions().stream()
                                .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True")),
                status == null
                        ? List.of()
                        : status.getAddresses().stream()
                                .filter(address -> address.getType().equals("InternalIP"))
                                .map(NodeAddress::getAddress)
                                .toList());
    }

    private static NodeState row(NodeNetworkState state) {
        var status = state.getStatus();
        var tree = status == null ? null : status.currentState();
        var version = status == null ? null : status.hostNetworkManagerVersion();
        return new NodeState(
                state.getMetadata().getName(),
                tree == null ? JsonNodeFactory.instance.objectNode() : tree,
                Optional.ofNullable(status == null ? null : status.lastSuccessfulUpdateTime()),
                version == null ? "" : version);
    }

    private static EnactmentRow row(NodeNetworkConfigurationEnactment enactment) {
        var status = enactment.getStatus();
        long generation = status == null ? 0 : Optional.ofNullable(status.policyGeneration()).orElse(0L);
        return EnactmentRow.of(
                enactment.getMetadata().getName(),
                Optional.ofNullable(enactment.getMetadata().getLabels()).orElse(Map.of()),
                generation,
                status == null ? 0 : EnactmentRow.attempts(status.retryCount(), generation),
                status == null ? List.of() : status.conditions());
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public ObservableValue<ConnectionState> connection() {
        return connection.getReadOnlyProperty();
    }

    @Override
    public ObservableList<NodeRow> nodes() {
        return nodes.shown;
    }

    @Override
    public ObservableList<NodeState> states() {
        return states.shown;
    }

    @Override
    public ObservableList<PolicyRow> policies() {
        return policies.shown;
    }

    @Override
    public ObservableList<EnactmentRow> enactments() {
        return enactments.shown;
    }

    @Override
    public Optional<ClusterWriter> writer() {
        return Optional.of(new PolicyWriter(client));
    }

    @Override
    public ObservableList<String> obstacles() {
        return obstacles;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        kinds.forEach(kind -> kind.informer.stop());
        client.close();
    }
}
