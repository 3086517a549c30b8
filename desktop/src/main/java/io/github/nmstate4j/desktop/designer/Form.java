package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.Edits;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.document.Syntax;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.document.DocumentPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Fields that show and edit values of one part of the document. They follow the document while they are shown; an
/// edit is one step of the history.
final class Form {

    private final DesignerViewModel model;
    private final String iface;
    private final VBox box = new VBox();
    private final List<Runnable> refreshers = new ArrayList<>();
    private Subscription following = Subscription.EMPTY;
    private Subscription owned = Subscription.EMPTY;
    private boolean refreshing;

    /// @param iface the name of an interface; "" for the policy
    Form(DesignerViewModel model, String iface) {
        this.model = model;
        this.iface = iface;
        box.getStyleClass().add("form");
        box.disableProperty().bind(model.readable().map(readable -> !readable));
    }

    Node node() {
        following.unsubscribe();
        following = model.drawn().subscribe(drawn -> refresh());
        return box;
    }

    /// What a part of the form follows ends with the form.
    void owns(Subscription subscription) {
        owned = owned.and(subscription);
    }

    void close() {
        following.unsubscribe();
        owned.unsubscribe();
    }

    private void refresh() {
        refreshing = true;
        try {
            refreshers.forEach(Runnable::run);
        } finally {
            refreshing = false;
        }
    }

    void section(String title) {
        var label = new Label(title);
        label.getStyleClass().add("form-section");
        box.getChildren().add(label);
    }

    private void row(String label, Node field) {
        var head = new Label(label);
        head.setLabelFor(field);
        field.setAccessibleText(label);
        box.getChildren().add(new VBox(3, head, field));
    }

    private Optional<String> value(String path) {
        return model.text(iface, path);
    }

    /// A text; empty takes the key away.
    TextField text(String id, String label, String path) {
        return text(id, label, path, Edits::scalar);
    }

    /// A number, or anything that is written as it is typed.
    TextField number(String id, String label, String path) {
        return text(id, label, path, typed -> typed.matches("[0-9]+%?") ? typed : Edits.scalar(typed));
    }

    private TextField text(String id, String label, String path, UnaryOperator<String> toYaml) {
        var field = new TextField();
        field.setId(id);
        Runnable commit = () -> {
            var typed = field.getText().strip();
            if (refreshing || typed.equals(value(path).orElse(""))) {
                return;
            }
            if (typed.isEmpty()) {
                model.remove("Clear " + label, iface, path);
            } else {
                model.set("Set " + label, iface, path, toYaml.apply(typed));
            }
        };
        commitOn(field, commit);
        refreshers.add(() -> {
            if (!field.isFocused()) {
                field.setText(value(path).orElse(""));
            }
        });
        row(label, field);
        return field;
    }

    private static void commitOn(TextField field, Runnable commit) {
        field.setOnAction(event -> commit.run());
        field.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                commit.run();
            }
        });
    }

    /// The name of the interface: another one goes to every place that speaks of it.
    TextField name() {
        var field = new TextField(iface);
        field.setId("field-name");
        commitOn(field, () -> {
            var typed = field.getText().strip();
            if (!typed.isEmpty() && !typed.equals(iface) && model.selection().getValue().equals(iface)) {
                model.rename(iface, typed);
            }
        });
        row("Name", field);
        return field;
    }

    void choice(String id, String label, String path, List<String> choices) {
        var field = new ComboBox<String>();
        field.setId(id);
        field.setMaxWidth(Double.MAX_VALUE);
        field.getItems().setAll(choices);
        field.valueProperty().subscribe(chosen -> {
            if (!refreshing && chosen != null && !chosen.equals(value(path).orElse(""))) {
                model.set("Set " + label, iface, path, Edits.scalar(chosen));
            }
        });
        refreshers.add(() -> field.setValue(value(path).orElse(null)));
        row(label, field);
    }

    void check(String id, String label, String path) {
        var field = new CheckBox(label);
        field.setId(id);
        field.setOnAction(event -> model.set((field.isSelected() ? "Turn on " : "Turn off ") + label, iface, path, String.valueOf(field.isSelected())));
        refreshers.add(() -> field.setSelected(value(path).filter("true"::equals).isPresent()));
        box.getChildren().add(field);
    }

    /// What the interface stands on, each with a way off it, and a choice of what could be added.
    void lowers(String label) {
        var chips = new FlowPane(6, 6);
        chips.setId("field-lowers");
        var add = new ComboBox<String>();
        add.setId("field-add-lower");
        add.setPromptText("Add…");
        add.setMaxWidth(Double.MAX_VALUE);
        add.setAccessibleText("Add to " + label);
        add.setEditable(true);
        add.setOnAction(event -> {
            var lower = add.getValue();
            if (!refreshing && lower != null && !lower.isBlank()) {
                refreshing = true;
                add.setValue(null);
                refreshing = false;
                model.connect(lower.strip(), iface);
            }
        });
        refreshers.add(() -> {
            var now = model.drawn().getValue();
            chips.getChildren().setAll(now.map(policy -> GraphModel.lowersOf(policy, iface, model::kind)).orElse(List.of()).stream()
                    .map(lower -> chip(lower, () -> model.disconnect(lower, iface)))
                    .toList());
            add.getItems().setAll(now.map(PolicyDocument::interfaceNames).orElse(List.of()).stream()
                    .filter(lower -> model.whyNot(lower, iface).isEmpty())
                    .toList());
        });
        row(label, new VBox(6, chips, add));
    }

    private static Node chip(String text, Runnable remove) {
        var cross = new Button("", Icons.of("mdi2c-close"));
        cross.getStyleClass().addAll("flat", "small", "chip-remove");
        cross.setAccessibleText("Remove " + text);
        cross.setOnAction(event -> remove.run());
        var chip = new HBox(new Label(text), cross);
        chip.getStyleClass().add("chip");
        return chip;
    }

    /// @param key below the item; "" when the item itself is the value
    record Column(String title, String key, double width) {}

    /// A list of items, a row each; the row at the end adds one when it is complete.
    void items(String id, String label, DocumentPath list, List<Column> columns, String singular) {
        var rows = new VBox(4);
        rows.setId(id);
        refreshers.add(() -> {
            if (rows.getChildren().stream().noneMatch(Form::hasFocus)) {
                rows.getChildren().setAll(rowsOf(list, columns, singular));
            }
        });
        var add = new Button("Add " + singular, Icons.of("mdi2p-plus"));
        add.setId(id + "-add");
        add.getStyleClass().addAll("flat", "small");
        add.setOnAction(event -> rows.getChildren().add(newRow(rows, list, columns, singular)));
        row(label, new VBox(4, rows, add));
    }

    private static boolean hasFocus(Node row) {
        return row instanceof HBox cells && cells.getChildren().stream().anyMatch(Node::isFocused);
    }

    private List<Node> rowsOf(DocumentPath list, List<Column> columns, String singular) {
        var nodes = new ArrayList<Node>();
        if (model.drawn().getValue().flatMap(policy -> policy.part(place(list))).orElse(null) instanceof Syntax.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                var item = place(list).index(i);
                var cells = new HBox(4);
                for (var column : columns) {
                    var path = column.key().isEmpty() ? item : PolicyDocument.joined(item, DesignerViewModel.path(column.key()));
                    var field = new TextField(model.drawn().getValue().flatMap(policy -> policy.scalar(path)).orElse(""));
                    dress(field, column);
                    commitOn(field, () -> model.setAt("Set " + singular, iface, path, field.getText().strip()));
                    cells.getChildren().add(field);
                }
                var remove = new Button("", Icons.of("mdi2c-close"));
                remove.getStyleClass().addAll("flat", "small");
                remove.setAccessibleText("Remove " + singular + " " + (i + 1));
                remove.setOnAction(event -> model.removeAt("Remove " + singular, iface, item));
                cells.getChildren().add(remove);
                nodes.add(cells);
            }
        }
        return nodes;
    }

    private static void dress(TextField field, Column column) {
        field.setPromptText(column.title());
        field.setAccessibleText(column.title());
        field.setPrefWidth(column.width());
        field.setMinWidth(Math.min(60, column.width()));
        HBox.setHgrow(field, Priority.ALWAYS);
    }

    private Node newRow(VBox rows, DocumentPath list, List<Column> columns, String singular) {
        var cells = new HBox(4);
        var fields = new ArrayList<TextField>();
        Runnable commit = () -> {
            if (fields.getFirst().getText().isBlank()) {
                return;
            }
            rows.getChildren().remove(cells);
            var lines = new ArrayList<String>();
            for (int i = 0; i < fields.size(); i++) {
                var typed = fields.get(i).getText().strip();
                if (!typed.isEmpty()) {
                    var yaml = DesignerViewModel.asYaml(typed);
                    lines.add(columns.get(i).key().isEmpty() ? yaml : columns.get(i).key() + ": " + yaml);
                }
            }
            model.addAt("Add " + singular, iface, place(list), lines);
        };
        for (var column : columns) {
            var field = new TextField();
            dress(field, column);
            field.setOnAction(event -> commit.run());
            fields.add(field);
            cells.getChildren().add(field);
        }
        var done = new Button("", Icons.of("mdi2c-check"));
        done.getStyleClass().addAll("flat", "small");
        done.setAccessibleText("Add this " + singular);
        done.setOnAction(event -> commit.run());
        cells.getChildren().add(done);
        return cells;
    }

    private DocumentPath place(DocumentPath path) {
        return iface.isEmpty()
                ? path
                : model.drawn().getValue().flatMap(policy -> policy.pathOf(iface)).map(at -> PolicyDocument.joined(at, path)).orElse(path);
    }

    void node(Node node) {
        box.getChildren().add(node);
    }
}
