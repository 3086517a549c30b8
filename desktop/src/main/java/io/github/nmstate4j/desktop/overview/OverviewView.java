package io.github.nmstate4j.desktop.overview;

import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.spi.PerspectiveView;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.desktop.workbench.Pages;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where one arrives.
final class OverviewView implements PerspectiveView {

    private final Workbench workbench;
    private final VBox content = new VBox();
    private final ScrollPane root = new ScrollPane(content);

    OverviewView(Workbench workbench) {
        this.workbench = workbench;
        content.getStyleClass().addAll("page", "overview");
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.getStyleClass().add("edge-to-edge");
        new OverviewViewModel(workbench).summary().subscribe(this::show);
    }

    private void show(OverviewViewModel.Summary summary) {
        content.getChildren().clear();
        if (!summary.connected()) {
            content.getChildren().add(welcome());
            return;
        }
        content.getChildren().add(Pages.title("Overview"));
        var facts = new FlowPane();
        facts.getStyleClass().add("facts");
        summary.facts().forEach(fact -> facts.getChildren().add(fact(fact)));
        content.getChildren().add(facts);
        summary.problems().forEach(problem -> content.getChildren().add(problem(problem)));
        if (!summary.troubled().isEmpty()) {
            var head = new Label("Policies that are not finished");
            head.getStyleClass().add("section-title");
            content.getChildren().add(head);
            summary.troubled().forEach(policy -> content.getChildren().add(policy(policy)));
        }
        var start = new Button("Design a policy", Icons.of("mdi2p-plus"));
        start.getStyleClass().add("accent");
        start.setOnAction(event -> workbench.run("designer.new"));
        content.getChildren().add(start);
    }

    private Node fact(OverviewViewModel.Fact fact) {
        var number = new Label(fact.number());
        number.getStyleClass().add("fact-number");
        var what = new Label(fact.what());
        what.getStyleClass().add("muted");
        var card = new Button();
        card.setGraphic(new VBox(number, what));
        card.setAccessibleText(fact.number() + " " + fact.what());
        card.getStyleClass().add("fact");
        card.setOnAction(event -> workbench.navigation().open(fact.place()));
        return card;
    }

    private static Node problem(String sentence) {
        var text = new Label(sentence, Icons.of("mdi2a-alert-outline"));
        text.setWrapText(true);
        text.getStyleClass().add("problem");
        text.setMaxWidth(Double.MAX_VALUE);
        return text;
    }

    private Node policy(PolicyRow policy) {
        var name = new Button(policy.name());
        name.getStyleClass().add("flat");
        name.setOnAction(event -> workbench.designPolicy(policy.name(), 0));
        var status = new Label(policy.status());
        status.getStyleClass().add("status-" + policy.status());
        status.setMinWidth(100);
        var message = new Label(policy.message());
        message.getStyleClass().add("muted");
        HBox.setHgrow(message, Priority.ALWAYS);
        name.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(status, name, message);
        row.getStyleClass().add("troubled");
        return row;
    }

    /// No cluster: three ways on.
    private Node welcome() {
        var title = new Label("Design the network of your nodes");
        title.getStyleClass().add("empty-title");
        var text = new Label("Open a cluster in the top bar, look at a snapshot that somebody took, or try things out on a sample fleet.");
        text.setWrapText(true);
        text.getStyleClass().add("muted");
        var ways = new VBox();
        ways.getStyleClass().add("ways");
        ways.getChildren().add(way("Design without a cluster", "mdi2p-pencil-ruler", () -> workbench.run("designer.new")));
        workbench.connections().forEach(connection -> ways.getChildren()
                .add(way(connection.title(), connection.icon(), () -> connection.open().accept(workbench))));
        var box = new VBox(title, text, ways);
        box.getStyleClass().add("empty");
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    private static Button way(String title, String icon, Runnable go) {
        var button = new Button(title, Icons.of(icon));
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().addAll("large", "way");
        button.setOnAction(event -> go.run());
        return button;
    }

    @Override
    public Parent root() {
        return root;
    }
}
