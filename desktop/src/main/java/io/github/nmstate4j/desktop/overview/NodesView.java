package io.github.nmstate4j.desktop.overview;

import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.spi.PerspectiveView;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.workbench.Pages;
import io.github.nmstate4j.desktop.workbench.Tables;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// All nodes, with what they report.
final class NodesView implements PerspectiveView {

    private final TableView<NodeRow> table =
            Tables.table("nodes", "Nodes", "There is no node. Open a cluster or a snapshot in the top bar.");
    private final TextField search = new TextField();
    private final VBox root = new VBox();
    private Map<String, NodeState> states = Map.of();
    private Subscription following = Subscription.EMPTY;

    NodesView(Workbench workbench) {
        table.getColumns().add(Tables.column("Node", 220, NodeRow::name));
        table.getColumns().add(Tables.column("Ready", 120, node -> node.ready() ? "✓ ready" : "✕ not ready"));
        table.getColumns().add(Tables.column("Role", 140, node -> node.isControlPlane() ? "control plane" : "worker"));
        table.getColumns().add(Tables.column("Zone", 140, node -> node.zone().orElse("–")));
        table.getColumns().add(Tables.column("Address", 180, node -> node.addresses().isEmpty() ? "–" : String.join(", ", node.addresses())));
        table.getColumns().add(Tables.column("Interfaces", 110, node -> reported(node, state -> String.valueOf(state.interfaces()))));
        table.getColumns().add(Tables.column("NetworkManager", 150, node -> reported(node, NodeState::networkManager)));
        workbench.session().subscribe(this::follow);
        search.setPromptText("Filter by name or label");
        search.setAccessibleText("Filter nodes");
        VBox.setVgrow(table, Priority.ALWAYS);
        root.getChildren().addAll(Pages.head("Nodes", search), table);
        root.getStyleClass().add("page");
    }

    private void follow(Session session) {
        following.unsubscribe();
        var shown = Tables.show(table, session.nodes());
        following = Subscription.combine(
                session.states().subscribe(() -> look(session)),
                search.textProperty().subscribe(text -> shown.setPredicate(node -> fits(node, text))));
        look(session);
    }

    private void look(Session session) {
        var byNode = new HashMap<String, NodeState>();
        session.states().forEach(state -> byNode.put(state.node(), state));
        states = byNode;
        table.refresh();
    }

    private String reported(NodeRow node, Function<NodeState, String> text) {
        return Optional.ofNullable(states.get(node.name())).map(text).filter(words -> !words.isEmpty()).orElse("–");
    }

    private static boolean fits(NodeRow node, String text) {
        var words = text.toLowerCase(Locale.ROOT).strip();
        return node.name().contains(words)
                || node.labels().entrySet().stream().anyMatch(label -> (label.getKey() + "=" + label.getValue()).contains(words));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void open(String selection) {
        Tables.select(table, node -> node.name().equals(selection));
    }

    @Override
    public String selection() {
        var node = table.getSelectionModel().getSelectedItem();
        return node == null ? "" : node.name();
    }
}
