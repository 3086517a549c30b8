package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The workbench without a window: what the search field leaves of the lists, and the sentences around them.
public final class WorkbenchViewModel {

    private final StringProperty search = new SimpleStringProperty("");
    private final FilteredList<NodeRow> nodes;
    private final FilteredList<PolicyRow> policies;
    private final ObservableValue<String> connection;
    private final ObservableValue<String> summary;

    public WorkbenchViewModel(
            ObservableList<NodeRow> nodes, ObservableList<PolicyRow> policies, ObservableValue<String> connection) {
        this.nodes = new FilteredList<>(nodes);
        this.policies = new FilteredList<>(policies);
        this.connection = connection;
        search.subscribe(text -> {
            var wanted = text.strip().toLowerCase(Locale.ROOT);
            this.nodes.setPredicate(node -> node.name().toLowerCase(Locale.ROOT).contains(wanted));
            this.policies.setPredicate(policy -> policy.name().toLowerCase(Locale.ROOT).contains(wanted)
                    || policy.status().toLowerCase(Locale.ROOT).contains(wanted));
        });
        summary = Bindings.createStringBinding(() -> sentence(nodes, policies), nodes, policies);
    }

    private static String sentence(ObservableList<NodeRow> nodes, ObservableList<PolicyRow> policies) {
        var ready = nodes.stream().filter(NodeRow::ready).count();
        var degraded =
                policies.stream().filter(p -> p.status().equals("Degraded")).count();
        return "%d of %d nodes ready · %d policies, %d degraded"
                .formatted(ready, nodes.size(), policies.size(), degraded);
    }

    public StringProperty search() {
        return search;
    }

    public ObservableList<NodeRow> nodes() {
        return nodes;
    }

    public ObservableList<PolicyRow> policies() {
        return policies;
    }

    public ObservableValue<String> connection() {
        return connection;
    }

    public ObservableValue<String> summary() {
        return summary;
    }
}
