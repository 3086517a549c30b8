package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.designer.CapturesViewModel.Captured;
import io.github.nmstate4j.desktop.designer.CapturesViewModel.Step;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.desktop.workbench.Pages;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Captures, and step by step what they give on a node.
final class CapturesTab {

    private final CapturesViewModel model;
    private final ComboBox<String> node = new ComboBox<>();
    private final ListView<Captured> captures = new ListView<>();
    private final ListView<Step> steps = new ListView<>();
    private final TextField expression = new TextField();
    private final TextArea result = new TextArea();
    private final VBox root = new VBox(8);
    private boolean showing;

    CapturesTab(CapturesViewModel model) {
        this.model = model;
        node.setId("capture-node");
        node.setAccessibleText("Node to evaluate on");
        node.setItems(model.nodes());
        node.setPromptText("no node reports");
        node.valueProperty().subscribe(name -> {
            if (name != null && !showing) {
                model.choose(name);
            }
        });
        captures.setId("captures");
        captures.setAccessibleText("Captures");
        captures.setPlaceholder(words("A capture picks from the state of each node what the policy needs to know, such as the interface of the default route."));
        captures.setCellFactory(ignored -> new CaptureCell());
        captures.getSelectionModel().selectedItemProperty().subscribe(this::show);
        steps.setId("capture-steps");
        steps.setAccessibleText("Steps of the evaluation");
        steps.setCellFactory(ignored -> new StepCell());
        steps.getSelectionModel().selectedItemProperty().subscribe(step -> result.setText(step == null ? "" : step.yaml()));
        result.setId("capture-result");
        result.setAccessibleText("What the step gives");
        result.setEditable(false);
        result.getStyleClass().add("capture-result");
        expression.setId("capture-expression");
        expression.setAccessibleText("Expression of the capture");
        expression.setPromptText("select a capture");
        expression.getStyleClass().add("capture-expression");
        expression.setOnAction(event -> commit());
        expression.focusedProperty().subscribe(focused -> {
            if (!focused) {
                commit();
            }
        });
        var left = new VBox(6, head(), captures, add());
        VBox.setVgrow(captures, Priority.ALWAYS);
        left.setMinWidth(240);
        var evaluation = new SplitPane(steps, result);
        evaluation.setDividerPositions(0.45);
        VBox.setVgrow(evaluation, Priority.ALWAYS);
        var right = new VBox(6, expression, evaluation);
        var split = new SplitPane(left, right);
        split.setDividerPositions(0.4);
        VBox.setVgrow(split, Priority.ALWAYS);
        root.getStyleClass().add("captures-tab");
        root.getChildren().add(split);
        model.captures().subscribe(this::show);
    }

    Parent root() {
        return root;
    }

    private Node head() {
        var label = new Label("On node");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(node);
        node.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(node, Priority.ALWAYS);
        var head = new HBox(8, label, node);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node add() {
        var name = new TextField();
        name.setId("capture-name");
        name.setPromptText("Name");
        name.setAccessibleText("Name of a new capture");
        name.setPrefColumnCount(6);
        var text = new TextField();
        text.setId("capture-new");
        text.setPromptText("Expression");
        text.setAccessibleText("Expression of a new capture");
        HBox.setHgrow(text, Priority.ALWAYS);
        Runnable add = () -> {
            model.add(name.getText().strip(), text.getText().strip());
            name.clear();
            text.clear();
        };
        text.setOnAction(event -> add.run());
        var button = Pages.button("", "mdi2p-plus", "capture-add", add);
        button.setAccessibleText("Add this capture");
        button.getStyleClass().addAll("flat", "small");
        return new HBox(4, name, text, button);
    }

    private static Label words(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    /// What was selected stays so.
    private void show(List<Captured> found) {
        showing = true;
        node.setValue(model.node().isEmpty() ? null : model.node());
        var selected = Optional.ofNullable(captures.getSelectionModel().getSelectedItem()).map(Captured::name);
        captures.getItems().setAll(found);
        found.stream()
                .filter(capture -> selected.filter(capture.name()::equals).isPresent())
                .findFirst()
                .or(() -> found.stream().findFirst())
                .ifPresentOrElse(captures.getSelectionModel()::select, () -> show((Captured) null));
        showing = false;
    }

    private void show(@Nullable Captured capture) {
        expression.setDisable(capture == null);
        expression.setText(capture == null ? "" : capture.expression());
        steps.setPlaceholder(words(capture == null ? "" : capture.summary()));
        steps.getItems().setAll(capture == null ? List.of() : capture.steps());
        steps.getSelectionModel().selectLast();
    }

    private void commit() {
        var capture = captures.getSelectionModel().getSelectedItem();
        var typed = expression.getText().strip();
        if (!showing && capture != null && !typed.isEmpty() && !typed.equals(capture.expression())) {
            model.set(capture.name(), typed);
        }
    }

    private static Node row(String icon, String style, String title, String detail) {
        var head = new Label(title);
        head.getStyleClass().add("capture-title");
        var more = new Label(detail);
        more.getStyleClass().add("muted");
        var texts = new VBox(head, more);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var sign = new Label("", Icons.of(icon));
        sign.getStyleClass().add(style);
        var row = new HBox(8, sign, texts);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setPrefWidth(1);
        Tooltip.install(row, new Tooltip(title + "\n" + detail));
        return row;
    }

    private final class CaptureCell extends ListCell<Captured> {
        @Override
        protected void updateItem(Captured capture, boolean empty) {
            super.updateItem(capture, empty);
            setText(null);
            setGraphic(null);
            if (!empty && capture != null) {
                var remove = Pages.button("", "mdi2c-close", "capture-remove-" + capture.name(), () -> model.remove(capture.name()));
                remove.setAccessibleText("Remove the capture " + capture.name());
                remove.getStyleClass().addAll("flat", "small");
                var row = (HBox) row(
                        capture.isFailure() ? "mdi2c-close-circle" : "mdi2t-target",
                        capture.isFailure() ? "sign-error" : "sign-fine",
                        capture.name(),
                        capture.summary());
                row.getChildren().add(remove);
                setGraphic(row);
            }
        }
    }

    private static final class StepCell extends ListCell<Step> {
        @Override
        protected void updateItem(Step step, boolean empty) {
            super.updateItem(step, empty);
            setText(null);
            setGraphic(empty || step == null
                    ? null
                    : row(
                            step.isFailure() ? "mdi2c-close-circle" : "mdi2n-numeric-" + Math.min(9, getIndex() + 1) + "-circle-outline",
                            step.isFailure() ? "sign-error" : "sign-fine",
                            step.text(),
                            step.result()));
        }
    }
}
