package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The window's content: nodes on the left, policies on the right, live.
public final class WorkbenchView {

    private final BorderPane root = new BorderPane();

    public WorkbenchView(WorkbenchViewModel model) {
        root.getStyleClass().add("workbench");
        root.getStylesheets()
                .add(Objects.requireNonNull(WorkbenchView.class.getResource("workbench.css"))
                        .toExternalForm());
        root.setTop(top(model));
        root.setCenter(lists(model));
        root.setBottom(statusBar(model));
    }

    public Parent root() {
        return root;
    }

    private static Region top(WorkbenchViewModel model) {
        var title = new Label("nmstate4j");
        title.getStyleClass().add("title");
        var context = new Label();
        context.setId("context");
        context.textProperty().bind(model.connection());
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var search = new TextField();
        search.setId("search");
        search.setPromptText("Search nodes and policies");
        search.setPrefColumnCount(24);
        search.textProperty().bindBidirectional(model.search());
        var bar = new HBox(title, context, spring, search);
        bar.getStyleClass().add("top-bar");
        return bar;
    }

    private static Region lists(WorkbenchViewModel model) {
        var nodes = table("nodes", model.nodes(), "No node has reported yet.");
        nodes.getColumns().add(column("Node", 100, NodeRow::name));
        nodes.getColumns().add(column("Ready", 110, node -> node.ready() ? "✓ ready" : "✗ not ready"));
        nodes.getColumns()
                .add(column("Interfaces", 100, node -> node.reported() ? String.valueOf(node.interfaces()) : "–"));
        nodes.getColumns().add(column("NetworkManager", 150, NodeRow::networkManager));
        var policies = table("policies", model.policies(), "No policy yet. Apply one with kubectl.");
        policies.getColumns().add(column("Policy", 140, PolicyRow::name));
        policies.getColumns().add(statusColumn());
        policies.getColumns().add(column("Message", 280, PolicyRow::message));
        var split = new SplitPane(titled("Nodes", nodes), titled("Policies", policies));
        split.setOrientation(Orientation.HORIZONTAL);
        split.setDividerPositions(0.47);
        return split;
    }

    private static Region titled(String title, TableView<?> table) {
        var label = new Label(title);
        label.getStyleClass().add("section");
        VBox.setVgrow(table, Priority.ALWAYS);
        return new VBox(label, table);
    }

    private static <T> TableView<T> table(String id, ObservableList<T> rows, String placeholder) {
        var table = new TableView<T>(rows);
        table.setId(id);
        table.setPlaceholder(new Label(placeholder));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return table;
    }

    private static <T> TableColumn<T, String> column(String title, double width, Function<T, String> text) {
        var column = new TableColumn<T, String>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        return column;
    }

    /// The status in words and colour: colour never stands alone.
    private static TableColumn<PolicyRow, String> statusColumn() {
        var column = column("Status", 110, PolicyRow::status);
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(String status, boolean empty) {
                super.updateItem(status, empty);
                getStyleClass().removeIf(name -> name.startsWith("status-"));
                if (empty || status == null) {
                    setText("");
                    setTooltip(null);
                } else {
                    setText(status);
                    getStyleClass().add("status-" + status);
                    setTooltip(new Tooltip(getTableRow().getItem() == null ? status : getTableRow().getItem().reason()));
                }
            }
        });
        return column;
    }

    private static Region statusBar(WorkbenchViewModel model) {
        var summary = new Label();
        summary.setId("summary");
        summary.textProperty().bind(model.summary());
        var bar = new HBox(summary);
        bar.getStyleClass().add("status-bar");
        return bar;
    }
}
