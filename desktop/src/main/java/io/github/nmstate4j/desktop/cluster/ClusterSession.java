package io.github.nmstate4j.desktop.cluster;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.enactment.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A connection to one cluster. The lists follow the cluster by watches; they change on the executor given, which
/// is the JavaFX thread in the application.
public final class ClusterSession implements AutoCloseable {

    private final KubernetesClient client;
    private final Executor ui;
    private final ObservableList<NodeRow> nodes = FXCollections.observableArrayList();
    private final ObservableList<PolicyRow> policies = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper();
    private final AtomicBoolean refreshPending = new AtomicBoolean();
    private final SharedIndexInformer<Node> nodeInformer;
    private final SharedIndexInformer<NodeNetworkState> stateInformer;
    private final SharedIndexInformer<NodeNetworkConfigurationPolicy> policyInformer;

    private ClusterSession(KubernetesClient client, Executor ui) {
        this.client = client;
        this.ui = ui;
        connection.set("connecting to " + client.getMasterUrl());
        nodeInformer = client.nodes().runnableInformer(0);
        stateInformer = client.resources(NodeNetworkState.class).runnableInformer(0);
        policyInformer = client.resources(NodeNetworkConfigurationPolicy.class).runnableInformer(0);
    }

    /// Starts connecting and returns at once. The session owns the client.
    public static ClusterSession open(KubernetesClient client, Executor ui) {
        var session = new ClusterSession(client, ui);
        List.of(session.nodeInformer, session.stateInformer, session.policyInformer).forEach(session::follow);
        return session;
    }

    private <T> void follow(SharedIndexInformer<T> informer) {
        informer.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T added) {
                refreshSoon();
            }

            @Override
            public void onUpdate(T before, T after) {
                refreshSoon();
            }

            @Override
            public void onDelete(T deleted, boolean finalStateUnknown) {
                refreshSoon();
            }
        });
        // A cluster that cannot be reached yet, or has no such kind yet, is tried again.
        informer.exceptionHandler((starting, failure) -> {
            say("no connection to " + client.getMasterUrl() + ": " + failure.getMessage());
            return true;
        });
        CompletionStage<Void> started = informer.start();
        started.thenRun(() -> {
            say(client.getMasterUrl().toString());
            refreshSoon();
        });
    }

    private void say(String text) {
        ui.execute(() -> connection.set(text));
    }

    /// However many events come in a burst, the lists are brought up to date once.
    private void refreshSoon() {
        if (refreshPending.compareAndSet(false, true)) {
            ui.execute(() -> {
                refreshPending.set(false);
                refresh();
            });
        }
    }

    private void refresh() {
        Map<String, NodeNetworkState> states = new HashMap<>();
        stateInformer.getStore().list().forEach(state -> states.put(state.getMetadata().getName(), state));
        replace(
                nodes,
                nodeInformer.getStore().list().stream()
                        .map(node -> row(node, states))
                        .sorted()
                        .toList());
        replace(
                policies,
                policyInformer.getStore().list().stream()
                        .map(ClusterSession::row)
                        .sorted()
                        .toList());
    }

    /// Leaves a list that is already right alone, so that a selection in it survives.
    private static <T> void replace(ObservableList<T> shown, List<T> rows) {
        if (!shown.equals(rows)) {
            shown.setAll(rows);
        }
    }

    private static NodeRow row(Node node, Map<String, NodeNetworkState> states) {
        var name = node.getMetadata().getName();
        var ready = node.getStatus() != null
                && node.getStatus().getConditions().stream()
                        .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
        var state = states.get(name);
        if (state == null || state.getStatus() == null || state.getStatus().currentState() == null) {
            return new NodeRow(name, ready, false, 0, "");
        }
        var version = state.getStatus().hostNetworkManagerVersion();
        return new NodeRow(
                name,
                ready,
                true,
                state.getStatus().currentState().path("interfaces").size(),
                version == null ? "" : version);
    }

    private static PolicyRow row(NodeNetworkConfigurationPolicy policy) {
        var name = policy.getMetadata().getName();
        return policy.getStatus().conditions().stream()
                .filter(Condition::isTrue)
                .findFirst()
                .map(c -> new PolicyRow(name, c.type(), c.reason(), c.message()))
                .orElse(new PolicyRow(name, "Unknown", "", "not looked at yet"));
    }

    public ObservableList<NodeRow> nodes() {
        return nodes;
    }

    public ObservableList<PolicyRow> policies() {
        return policies;
    }

    /// Which cluster, and what is wrong with the connection if something is.
    public ObservableValue<String> connection() {
        return connection.getReadOnlyProperty();
    }

    @Override
    public void close() {
        List.of(nodeInformer, stateInformer, policyInformer).forEach(SharedIndexInformer::stop);
        client.close();
    }
}
