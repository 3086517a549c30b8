package io.github.nmstate4j.desktop.cluster;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A cluster that stays as it was, from a snapshot.
public final class OfflineSession implements Session {

    private final String description;
    private final ReadOnlyObjectWrapper<ConnectionState> connection;
    private final ObservableList<NodeRow> nodes;
    private final ObservableList<NodeState> states;
    private final ObservableList<PolicyRow> policies;
    private final ObservableList<EnactmentRow> enactments;

    public OfflineSession(
            String description,
            ConnectionState connection,
            List<NodeRow> nodes,
            List<NodeState> states,
            List<PolicyRow> policies,
            List<EnactmentRow> enactments) {
        this.description = description;
        this.connection = new ReadOnlyObjectWrapper<>(connection);
        this.nodes = list(nodes);
        this.states = list(states);
        this.policies = list(policies);
        this.enactments = list(enactments);
    }

    private static <T extends Comparable<T>> ObservableList<T> list(List<T> rows) {
        return FXCollections.unmodifiableObservableList(
                FXCollections.observableArrayList(rows.stream().sorted().toList()));
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
        return enactments;
    }

    @Override
    public Optional<ClusterWriter> writer() {
        return Optional.empty();
    }

    @Override
    public ObservableList<String> obstacles() {
        return FXCollections.emptyObservableList();
    }

    @Override
    public void close() {}
}
