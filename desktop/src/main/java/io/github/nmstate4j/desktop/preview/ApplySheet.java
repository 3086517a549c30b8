package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.spi.Dialogs.Sheet;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.workbench.Pages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The last look before a policy is written: where, what, who, risk; a canary first, or all nodes.
final class ApplySheet {

    private static final int CANARY_ROWS = 4;
    private static final double ROW = 28;

    private final ApplyViewModel model;
    private final Workbench workbench;
    private Sheet sheet = () -> {};
    private Subscription following = Subscription.EMPTY;

    ApplySheet(ApplyViewModel model, Workbench workbench) {
        this.model = model;
        this.workbench = workbench;
    }

    void open() {
        model.prepare(order -> {
            var content = content(order);
            sheet = workbench.dialogs().sheet("Apply " + order.policy(), content);
            content.sceneProperty().subscribe((before, scene) -> {
                if (scene == null) {
                    following.unsubscribe();
                }
            });
        });
    }

    private void close() {
        following.unsubscribe();
        sheet.close();
    }

    private VBox content(Order order) {
        var box = new VBox();
        box.getStyleClass().add("apply-sheet");
        box.getStylesheets().add(PreviewView.stylesheet());
        var risk = line("Risk", "apply-risk", order.risk());
        if (!order.risks().isEmpty()) {
            ((HBox) risk).getChildren().getLast().getStyleClass().add("risky");
        }
        box.getChildren().addAll(
                line("Where", "apply-where", order.where()),
                line("What", "apply-what", order.what()),
                line("Who", "apply-who", order.who()),
                risk,
                difference(order),
                canary(order),
                confirmation(order));
        return box;
    }

    private static Node line(String head, String id, String words) {
        var title = new Label(head);
        title.getStyleClass().add("apply-head");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var text = new Label(words);
        text.setId(id);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(title, text);
        line.getStyleClass().add("apply-line");
        return line;
    }

    private static Node difference(Order order) {
        var text = new TextArea(order.difference().stream()
                .filter(line -> order.base().isEmpty() || line.mark() != SideBySide.Mark.SAME)
                .map(ApplySheet::words)
                .collect(Collectors.joining("\n")));
        text.setId("apply-diff");
        text.setEditable(false);
        text.setPrefRowCount(8);
        text.getStyleClass().add("diff");
        var pane = new TitledPane("The policy, line by line", text);
        pane.setExpanded(order.base().isPresent());
        return pane;
    }

    private static String words(SideBySide.Line line) {
        return switch (line.mark()) {
            case SAME -> "  " + line.after();
            case ADDED -> "+ " + line.after();
            case REMOVED -> "− " + line.before();
            case CHANGED -> "− " + line.before() + "\n+ " + line.after();
        };
    }

    private Node canary(Order order) {
        var choice = new ListView<>(FXCollections.observableArrayList(PreviewViewModel.canaries(order.foreseen())));
        choice.setId("canary-nodes");
        choice.setAccessibleText("Nodes to try it on first");
        choice.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        choice.getSelectionModel().selectFirst();
        choice.setFixedCellSize(ROW);
        choice.setPrefHeight(ROW * CANARY_ROWS + 2);
        choice.setPlaceholder(new Label("No ready node is changed by it."));
        var tryOn = Pages.button("Try it there first", "mdi2b-bird", "canary-try", () -> model.tryOn(
                order, List.copyOf(choice.getSelectionModel().getSelectedItems()), () -> workbench.say("The canary is on its way.")));
        tryOn.disableProperty().bind(choice.getSelectionModel().selectedItemProperty().isNull());
        var state = new Label();
        state.setId("canary-state");
        state.setWrapText(true);
        var promote = Pages.button("Promote: " + order.verb().toLowerCase(Locale.ROOT), "mdi2r-rocket-launch-outline", "canary-promote", () -> model.promote(order, this::close));
        var withdraw = Pages.button("Withdraw", "mdi2u-undo-variant", "canary-withdraw", () -> {
            close();
            model.withdraw(order.policy());
        });
        var there = new VBox(8, state, new HBox(8, promote, withdraw));
        InvalidationListener follow = observable -> {
            var canaries = model.canaries(order.policy());
            there.setVisible(!canaries.isEmpty());
            there.setManaged(!canaries.isEmpty());
            state.setText(canaries.stream().map(ApplySheet::words).collect(Collectors.joining("\n")));
            boolean same = canaries.stream().allMatch(canary -> Canary.tries(canary, order.yaml()));
            promote.setDisable(!same || !canaries.stream().allMatch(canary -> canary.status().equals("Available")));
            if (!same) {
                state.setText(state.getText() + "\nThe draft has changed since: try it again.");
            }
        };
        var policies = workbench.session().getValue().policies();
        policies.addListener(follow);
        following = () -> policies.removeListener(follow);
        follow.invalidated(policies);
        var pane = new TitledPane("A canary first", new VBox(8, choice, tryOn, there));
        pane.setExpanded(!order.risks().isEmpty() || !model.canaries(order.policy()).isEmpty());
        return pane;
    }

    private static String words(PolicyRow canary) {
        return canary.name() + " on " + Canary.nodeOf(canary) + ": " + canary.status()
                + (canary.status().equals("Degraded") ? ", " + canary.message() : "");
    }

    private Node confirmation(Order order) {
        var apply = Pages.button(order.verb(), "mdi2r-rocket-launch-outline", "apply-now", () -> model.apply(order, this::close));
        apply.getStyleClass().add("accent");
        var cancel = Pages.button("Cancel", "mdi2c-close", "apply-cancel", this::close);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var line = new HBox(8, spring, cancel, apply);
        if (order.risks().isEmpty()) {
            return line;
        }
        var name = new TextField();
        name.setId("apply-name");
        name.setPromptText(order.policy());
        name.setAccessibleText("Type the name of the policy to apply it");
        var hint = new Label("This is risky. Type the name of the policy to apply it:");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        apply.disableProperty().bind(name.textProperty().isNotEqualTo(order.policy()));
        return new VBox(8, hint, name, line);
    }
}
