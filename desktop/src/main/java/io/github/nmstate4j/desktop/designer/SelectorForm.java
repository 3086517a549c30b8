package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.Edits;
import io.github.nmstate4j.desktop.document.Vocabulary;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.document.DocumentPath;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The labels that nodes must have. None at all means every node, and that is said.
final class SelectorForm {

    private static final DocumentPath SELECTOR = DocumentPath.of("spec", "nodeSelector");

    private final DesignerViewModel model;
    private final VBox rows = new VBox(4);
    private final TextField key = new TextField();
    private final TextField value = new TextField();

    SelectorForm(DesignerViewModel model) {
        this.model = model;
        rows.setId("selector");
        key.setPromptText("Label");
        key.setAccessibleText("Label of the nodes");
        key.setId("selector-key");
        value.setPromptText("Value");
        value.setAccessibleText("Value of the label");
        value.setId("selector-value");
        HBox.setHgrow(key, Priority.ALWAYS);
        value.setPrefColumnCount(6);
        value.setMinWidth(78);
        key.setOnAction(event -> add());
        value.setOnAction(event -> add());
        suggest(key, () -> model.labels(key.getText().strip()), value);
        suggest(value, () -> model.labelValues(key.getText().strip(), value.getText().strip()), value);
    }

    /// Offers labels of the nodes while people type, or press the down arrow.
    ///
    /// @param next gets the focus when something was taken
    private static void suggest(TextField field, Supplier<List<Vocabulary.Word>> words, TextField next) {
        var suggestions = new Suggestions<>(Vocabulary.Word::text, Vocabulary.Word::detail, word -> {
            field.setText(word.text());
            field.positionCaret(word.text().length());
            next.requestFocus();
        }).unselected();
        Runnable show = () -> suggestions.show(field, field.getBoundsInLocal(), words.get());
        field.textProperty().subscribe((before, now) -> {
            if (field.isFocused() && !now.isEmpty()) {
                show.run();
            } else {
                suggestions.hide();
            }
        });
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                suggestions.hide();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (suggestions.handle(event)) {
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                show.run();
                event.consume();
            }
        });
    }

    /// Shows the labels, now and as they change.
    Subscription follow() {
        return model.drawn().subscribe(drawn -> show());
    }

    Node node() {
        var add = new Button("", Icons.of("mdi2p-plus"));
        add.setAccessibleText("Add this label");
        add.getStyleClass().addAll("flat", "small");
        add.setOnAction(event -> add());
        return new VBox(4, rows, new HBox(4, key, value, add));
    }

    private void show() {
        rows.getChildren().clear();
        var labels = model.drawn().getValue().map(policy -> policy.selection().labels()).orElse(Map.of());
        labels.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(label -> {
            var text = new Label(label.getValue().isEmpty() ? label.getKey() : label.getKey() + "=" + label.getValue());
            text.setWrapText(true);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            var remove = new Button("", Icons.of("mdi2c-close"));
            remove.getStyleClass().addAll("flat", "small");
            remove.setAccessibleText("Remove " + label.getKey());
            remove.setOnAction(event -> model.removeAt("Remove label " + label.getKey(), "", SELECTOR.key(label.getKey())));
            rows.getChildren().add(new HBox(4, text, remove));
        });
        if (labels.isEmpty()) {
            var every = new Label("Every node, including the control plane", Icons.of("mdi2a-alert"));
            every.getStyleClass().add("sign-warning");
            every.setWrapText(true);
            rows.getChildren().add(every);
        }
    }

    private void add() {
        var label = key.getText().strip();
        if (label.isEmpty()) {
            return;
        }
        var words = value.getText().strip();
        model.setLabel(label, words.isEmpty() ? "\"\"" : Edits.scalar(words));
        key.clear();
        value.clear();
    }
}
