package io.github.nmstate4j.desktop.overview;

import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.spi.PerspectiveView;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.workbench.Pages;
import io.github.nmstate4j.desktop.workbench.Tables;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// All policies, with how they fare.
final class PoliciesView implements PerspectiveView {

    private final Workbench workbench;
    private final TableView<PolicyRow> table =
            Tables.table("policies", "Policies", "There is no policy yet. Press “New policy” to design one.");
    private final TextField search = new TextField();
    private final VBox root = new VBox();
    private Subscription filtering = Subscription.EMPTY;

    PoliciesView(Workbench workbench) {
        this.workbench = workbench;
        table.getColumns().add(Tables.column("Policy", 220, PolicyRow::name));
        table.getColumns().add(status());
        table.getColumns().add(Tables.column("Nodes", 260, PoliciesView::selector));
        table.getColumns().add(Tables.column("Message", 420, PolicyRow::message));
        table.setRowFactory(ignored -> {
            var row = new TableRow<PolicyRow>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && !row.isEmpty()) {
                    design();
                }
            });
            return row;
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                design();
            }
        });
        workbench.session().subscribe(session -> {
            filtering.unsubscribe();
            var shown = Tables.show(table, session.policies());
            filtering = search.textProperty().subscribe(text -> shown.setPredicate(policy -> fits(policy, text)));
        });
        search.setPromptText("Filter by name or message");
        search.setAccessibleText("Filter policies");
        var open = new Button("Open in the designer");
        open.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        open.setOnAction(event -> design());
        var delete = new Button("Delete…");
        delete.setId("delete-policy");
        delete.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
        delete.setOnAction(event -> {
            design();
            workbench.run("apply.delete");
        });
        var fresh = new Button("New policy");
        fresh.getStyleClass().add("accent");
        fresh.setOnAction(event -> workbench.run("designer.new"));
        VBox.setVgrow(table, Priority.ALWAYS);
        root.getChildren().addAll(Pages.head("Policies", search, delete, open, fresh), table);
        root.getStyleClass().add("page");
    }

    private void design() {
        var policy = table.getSelectionModel().getSelectedItem();
        if (policy != null) {
            workbench.designPolicy(policy.name(), 0);
        }
    }

    private static boolean fits(PolicyRow policy, String text) {
        var words = text.toLowerCase(Locale.ROOT).strip();
        return policy.name().toLowerCase(Locale.ROOT).contains(words) || policy.message().toLowerCase(Locale.ROOT).contains(words);
    }

    private static String selector(PolicyRow policy) {
        var labels = policy.spec().nodeSelector();
        return labels.isEmpty()
                ? "every node"
                : labels.entrySet().stream()
                        .map(label -> label.getValue().isEmpty() ? label.getKey() : label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", "));
    }

    /// In words and colour: colour never stands alone.
    private static TableColumn<PolicyRow, String> status() {
        var column = Tables.<PolicyRow>column("Status", 130, PolicyRow::status);
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(String status, boolean empty) {
                super.updateItem(status, empty);
                getStyleClass().removeIf(name -> name.startsWith("status-"));
                setText(empty || status == null ? "" : sign(status) + status);
                if (!empty && status != null) {
                    getStyleClass().add("status-" + status);
                }
            }
        });
        return column;
    }

    private static String sign(String status) {
        return switch (status) {
            case "Available" -> "✓ ";
            case "Degraded" -> "✕ ";
            case "Progressing" -> "… ";
            default -> "";
        };
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void open(String selection) {
        Tables.select(table, policy -> policy.name().equals(selection));
    }
}
