package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.cluster.ClusterWriter;
import io.github.nmstate4j.desktop.cluster.ConnectionState;
import io.github.nmstate4j.desktop.cluster.EnactmentRow;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.fleet.Snapshot;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The fleet of a snapshot as a live cluster that can be written to.
final class WritableSession implements Session {

    private final ReadOnlyObjectWrapper<ConnectionState> connection = new ReadOnlyObjectWrapper<>(new ConnectionState.Live());
    private final ObservableList<NodeRow> nodes;
    private final ObservableList<NodeState> states;
    final ObservableList<PolicyRow> policies;
    private final ClusterWriter writer;

    WritableSession(Snapshot fleet, ClusterWriter writer) {
        nodes = FXCollections.observableArrayList(fleet.nodes());
        states = FXCollections.observableArrayList(fleet.states());
        policies = FXCollections.observableArrayList(fleet.policies());
        this.writer = writer;
    }

    @Override
    public String description() {
        return "a test cluster";
    }

    @Override
    public ObservableValue<ConnectionState> connection() {
        return connection.getReadOnlyProperty();
    }

    @Override
    public ObservableList<NodeRow> nodes() {
        return nodes;
    }

    @Override
    public ObservableList<NodeState> states() {
        return states;
    }

    @Override
    public ObservableList<PolicyRow> policies() {
        return policies;
    }

    @Override
    public ObservableList<EnactmentRow> enactments() {
        return FXCollections.observableArrayList();
    }

    @Override
    public Optional<ClusterWriter> writer() {
        return Optional.of(writer);
    }

    @Override
    public ObservableList<String> obstacles() {
        return FXCollections.observableArrayList();
    }

    @Override
    public void close() {}
}
