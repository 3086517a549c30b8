package io.github.nmstate4j.desktop.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/// A cluster as the desktop sees it, live or from a snapshot. Lists and properties change on the JavaFX thread, in
/// batches, and are sorted by name.
public interface Session extends AutoCloseable {

    /// For people: `prod-east / admin`, `snapshot of 2026-01-31 12:00`.
    String description();

    ObservableValue<ConnectionState> connection();

    ObservableList<NodeRow> nodes();

    ObservableList<NodeState> states();

    ObservableList<PolicyRow> policies();

    ObservableList<EnactmentRow> enactments();

    /// Writing to the cluster; empty where nothing can be applied.
    Optional<ClusterWriter> writer();

    /// What is missing for the cluster to work, in sentences with a way out: no custom resource definitions, no
    /// operator, no permission.
    ObservableList<String> obstacles();

    default Optional<NodeState> state(String node) {
        return states().stream().filter(state -> state.node().equals(node)).findFirst();
    }

    /// For looking up many of them.
    default Map<String, NodeState> statesByNode() {
        return states().stream().collect(Collectors.toMap(NodeState::node, Function.identity(), (one, other) -> one));
    }

    default Optional<PolicyRow> policy(String name) {
        return policies().stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    @Override
    void close();

    /// No cluster: all lists are empty.
    static Session none() {
        return new OfflineSession("no cluster", new ConnectionState.None(), List.of(), List.of(), List.of(), List.of());
    }
}
