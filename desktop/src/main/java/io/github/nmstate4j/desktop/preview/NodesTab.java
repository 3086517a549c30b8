package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.desktop.workbench.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The nodes that the selector of the draft matches, below the canvas of the designer.
final class NodesTab {

    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final int BARS = 6;

    private final VBox root = new VBox(8);
    private final Label sentence = new Label();
    private final Label histogram = new Label();
    private final TableView<NodeRow> table = Tables.table("matched-nodes", "Matched nodes", "No node of the cluster has these labels.");

    NodesTab(PreviewViewModel model) {
        sentence.setId("matches");
        sentence.setWrapText(true);
        sentence.getStyleClass().add("matches");
        histogram.setId("histogram");
        histogram.setWrapText(true);
        histogram.getStyleClass().add("muted");
        table.getColumns().add(Tables.column("Node", 200, NodeRow::name));
        table.getColumns().add(Tables.column("Role", 120, node -> node.role().orElse("")));
        table.getColumns().add(Tables.column("Zone", 120, node -> node.zone().orElse("")));
        table.getColumns().add(Tables.column("Ready", 90, node -> node.ready() ? "ready" : "not ready"));
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(table, Priority.ALWAYS);
        root.getStyleClass().add("nodes-tab");
        root.getStylesheets().add(PreviewView.stylesheet());
        root.getChildren().addAll(sentence, histogram, table);
        model.matches().subscribe(this::show);
    }

    private void show(Optional<Matches> found) {
        sentence.setText(found.map(Matches::sentence).orElse("No policy is open."));
        dress(sentence, found.filter(Matches::everyNode).isPresent());
        histogram.setText(found.map(matches -> "Zones: " + bars(matches.zones()) + "   Roles: " + bars(matches.roles())).orElse(""));
        table.setItems(FXCollections.observableArrayList(found.map(Matches::nodes).orElse(List.of())));
    }

    /// Every node is more than most people mean: said in colour and with a sign.
    static void dress(Label sentence, boolean warning) {
        sentence.pseudoClassStateChanged(WARNING, warning);
        sentence.setGraphic(warning ? Icons.of("mdi2a-alert") : null);
    }

    private static String bars(List<Matches.Bar> bars) {
        var shown = bars.stream().limit(BARS).map(bar -> String.format(Locale.ROOT, "%s %,d", bar.name(), bar.nodes())).collect(Collectors.joining(", "));
        return bars.isEmpty() ? "none" : bars.size() > BARS ? shown + ", " + (bars.size() - BARS) + " more" : shown;
    }

    Parent root() {
        return root;
    }
}
