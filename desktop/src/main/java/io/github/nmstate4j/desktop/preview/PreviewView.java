package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.preview.PreviewViewModel.Detail;
import io.github.nmstate4j.desktop.preview.PreviewViewModel.Foreseen;
import io.github.nmstate4j.desktop.spi.PerspectiveView;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.desktop.workbench.Pages;
import io.github.nmstate4j.desktop.workbench.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the draft would do: in sum, by outcome, and on one node exactly.
final class PreviewView implements PerspectiveView {

    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");
    private static final int RISKS = 5;
    private static final int FIELDS = 4;

    private final PreviewViewModel model;
    private final VBox root = new VBox();
    private final Label policy = new Label();
    private final Label matches = new Label();
    private final FlowPane tallies = new FlowPane();
    private final ListView<Outcome> outcomes = new ListView<>();
    private final VBox cautions = new VBox(8);
    private final ComboBox<String> node = new ComboBox<>();
    private final VBox parts = new VBox(4);
    private final EffectGraphPane graph;
    private final TableView<SideBySide.Line> diff = Tables.table("preview-diff", "Interfaces before and after", "Nothing changes on this node.");
    private final Label estimate = new Label();
    private final Label limits = new Label();
    private boolean showing;

    PreviewView(PreviewViewModel model, Workbench workbench) {
        this.model = model;
        graph = new EffectGraphPane(workbench.contributed()::iconOf);
        root.getStyleClass().addAll("page", "preview");
        root.getStylesheets().add(stylesheet());
        policy.setId("preview-policy");
        policy.getStyleClass().add("muted");
        matches.setId("preview-matches");
        matches.getStyleClass().add("matches");
        tallies.getStyleClass().add("tallies");
        estimate.setId("preview-estimate");
        limits.setId("preview-limits");
        limits.getStyleClass().add("muted");
        List.of(matches, estimate, limits).forEach(label -> {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        });
        var left = left();
        var split = new SplitPane(left, right());
        split.setDividerPositions(0.36);
        SplitPane.setResizableWithParent(left, false);
        VBox.setVgrow(split, Priority.ALWAYS);
        var again = Pages.button("Plan again", "mdi2r-refresh", "preview-again", model::plan);
        var dryRun = Pages.button("Ask the API server", "mdi2s-server-security", "preview-dry-run", () -> workbench.run("apply.dry-run"));
        dryRun.setTooltip(new Tooltip("A dry run: says whether the API accepts the policy, not whether nodes can carry it out."));
        var head = Pages.head("Preview", again, dryRun, apply(workbench));
        head.getChildren().add(1, policy);
        root.getChildren().addAll(head, matches, tallies, split, estimate, limits);
        model.matches().subscribe(found -> {
            matches.setText(found.map(Matches::sentence).orElse("Open a policy in the designer: here you see what it would do."));
            NodesTab.dress(matches, found.filter(Matches::everyNode).isPresent());
        });
        model.foreseen().subscribe(this::show);
        model.detail().subscribe(chosen -> chosen.ifPresentOrElse(this::detail, this::noDetail));
        workbench.navigation().place().subscribe(place -> {
            if (!place.perspective().equals(PreviewExtension.ID)) {
                model.leave();
            }
        });
    }

    static String stylesheet() {
        return Objects.requireNonNull(PreviewView.class.getResource("preview.css")).toExternalForm();
    }

    private static Button apply(Workbench workbench) {
        var apply = Pages.button("Apply…", "mdi2r-rocket-launch-outline", "preview-apply", () -> workbench.run("apply.open"));
        apply.getStyleClass().add("accent");
        return apply;
    }

    private Parent left() {
        outcomes.setId("outcomes");
        outcomes.setAccessibleText("What comes out, by number of nodes");
        outcomes.setPlaceholder(new Label("Nothing has been planned."));
        outcomes.setCellFactory(ignored -> new OutcomeCell());
        outcomes.getSelectionModel().selectedItemProperty().subscribe(outcome -> {
            if (outcome != null && !showing) {
                model.choose(outcome.nodes().getFirst());
            }
        });
        VBox.setVgrow(outcomes, Priority.ALWAYS);
        outcomes.setPrefHeight(180);
        outcomes.setMinHeight(100);
        cautions.getStyleClass().add("cautions");
        var scroll = new ScrollPane(cautions);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var left = new VBox(8, section("Outcomes"), outcomes, section("Mind"), scroll);
        left.setMinWidth(300);
        left.getStyleClass().add("left");
        return left;
    }

    private Parent right() {
        node.setId("preview-node");
        node.setAccessibleText("Node to look at");
        node.setPrefWidth(220);
        node.valueProperty().subscribe(name -> {
            if (name != null && !showing) {
                model.choose(name);
            }
        });
        diff.getColumns().add(side("Now", SideBySide.Line::before, SideBySide.Mark.ADDED));
        diff.getColumns().add(side("Then", SideBySide.Line::after, SideBySide.Mark.REMOVED));
        diff.setFixedCellSize(22);
        diff.setSortPolicy(table -> false);
        VBox.setVgrow(diff, Priority.ALWAYS);
        parts.setId("preview-parts");
        parts.setMinHeight(Region.USE_PREF_SIZE);
        var head = new HBox(10, section("On node"), node);
        head.setAlignment(Pos.CENTER_LEFT);
        var right = new VBox(8, head, graph, parts, diff);
        right.getStyleClass().add("right");
        right.setMinWidth(380);
        return right;
    }

    private static Label section(String words) {
        var label = new Label(words);
        label.getStyleClass().add("section-title");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// One side of the comparison.
    ///
    /// @param missing the mark of lines that are on the other side only
    private static TableColumn<SideBySide.Line, String> side(
            String title, Function<SideBySide.Line, String> text, SideBySide.Mark missing) {
        var column = Tables.<SideBySide.Line>column(title, 300, text);
        column.setSortable(false);
        column.setCellFactory(ignored -> new TableCell<>() {
            @Override
            protected void updateItem(String words, boolean empty) {
                super.updateItem(words, empty);
                getStyleClass().removeIf(name -> name.startsWith("line-"));
                var line = empty || getTableRow() == null ? null : getTableRow().getItem();
                setText(line == null ? "" : words);
                if (line != null) {
                    getStyleClass().add(line.mark() == missing ? "line-missing" : "line-" + line.mark().name().toLowerCase(Locale.ROOT));
                }
            }
        });
        return column;
    }

    private void show(Optional<Foreseen> shown) {
        showing = true;
        policy.setText(shown.map(Foreseen::policy).map(Previewed::name).orElse(""));
        tallies.getChildren().setAll(shown.map(PreviewView::tallies).orElse(List.of()));
        outcomes.getItems().setAll(shown.map(found -> found.progress().outcomes()).orElse(List.of()));
        estimate.setText(shown.map(Foreseen::estimate).map(Estimate::sentence).orElse(""));
        limits.setText(shown.map(Foreseen::limits).orElse(""));
        cautions.getChildren().setAll(shown.map(PreviewView::cautions).orElse(List.of()));
        node.setItems(FXCollections.observableArrayList(shown.map(found -> found.matches().nodes().stream().map(row -> row.name()).toList()).orElse(List.of())));
        showing = false;
    }

    private static List<Label> tallies(Foreseen shown) {
        return List.of(
                tally("add", "+", "add", shown.nodes(Effect.Kind.ADD)),
                tally("modify", "~", "modify", shown.nodes(Effect.Kind.MODIFY)),
                tally("remove", "−", "remove", shown.nodes(Effect.Kind.REMOVE)),
                tally("unchanged", "=", "unchanged", shown.unchanged()),
                tally("blocked", "✕", "blocked", shown.blocked()),
                tally("unknown", "?", "unknown", shown.unknown()));
    }

    private static Label tally(String id, String sign, String words, long nodes) {
        var tally = new Label(String.format(Locale.ROOT, "%s  %,d %s", sign, nodes, words));
        tally.setId("tally-" + id);
        tally.setMinWidth(Region.USE_PREF_SIZE);
        tally.setAccessibleText(nodes + (nodes == 1 ? " node: " : " nodes: ") + words);
        tally.getStyleClass().addAll("tally", "tally-" + id);
        tally.pseudoClassStateChanged(NONE, nodes == 0);
        return tally;
    }

    /// What may go wrong: ways to nodes that are touched, and other policies that want something else.
    private static List<Node> cautions(Foreseen shown) {
        var cards = new ArrayList<Node>();
        var risks = shown.progress().risks();
        if (!risks.isEmpty()) {
            var words = new StringBuilder(String.format(
                    Locale.ROOT, "The way to %,d %s is touched. The node goes back by itself if it loses the way.", risks.size(), risks.size() == 1 ? "node" : "nodes"));
            Risk.alike(risks).entrySet().stream().limit(RISKS).forEach(alike -> words.append('\n')
                    .append(named(alike.getValue()))
                    .append(": ")
                    .append(String.join("; ", alike.getKey())));
            cards.add(card("risk", "mdi2l-lan-disconnect", words.toString()));
        }
        for (var overlap : shown.overlaps()) {
            var words = new StringBuilder(String.format(
                    Locale.ROOT,
                    overlap.isConflict() ? "%s sets other values on %,d common nodes." : "%s sets the same on %,d common nodes.",
                    overlap.policy(),
                    overlap.nodes()));
            overlap.fields().stream().limit(FIELDS).forEach(field -> words.append('\n')
                    .append(field.name())
                    .append(field.differs() ? ": here " + field.ours() + ", there " + field.theirs() : ": " + field.ours()));
            if (overlap.fields().size() > FIELDS) {
                words.append("\nand ").append(overlap.fields().size() - FIELDS).append(" more fields");
            }
            cards.add(card(overlap.isConflict() ? "conflict" : "overlap", "mdi2s-set-center", words.toString()));
        }
        if (cards.isEmpty()) {
            cards.add(card("calm", "mdi2c-check", "The way to no node is touched, and no other policy sets the same fields."));
        }
        return cards;
    }

    private static String named(List<String> nodes) {
        return nodes.getFirst() + (nodes.size() == 1 ? "" : String.format(Locale.ROOT, " and %,d more", nodes.size() - 1));
    }

    private static Label card(String kind, String icon, String words) {
        var card = new Label(words, Icons.of(icon));
        card.getStyleClass().addAll("caution", "caution-" + kind);
        card.setWrapText(true);
        card.setMaxWidth(Double.MAX_VALUE);
        card.setMinHeight(Region.USE_PREF_SIZE);
        return card;
    }

    private void detail(Detail shown) {
        showing = true;
        node.setValue(shown.node());
        outcomes.getItems().stream().filter(outcome -> outcome.nodes().contains(shown.node())).findFirst().ifPresent(outcome -> outcomes.getSelectionModel().select(outcome));
        parts.getChildren().clear();
        switch (shown.planned().result()) {
            case Outcome.Result.Changed(var effect, var warnings) -> {
                effect.interfaces().forEach(part -> parts.getChildren().add(part(part)));
                effect.others().forEach(line -> parts.getChildren().add(line(line, "other")));
                warnings.forEach(warning -> parts.getChildren().add(line("! " + warning.message(), "doubt")));
                if (effect.isNothing()) {
                    parts.getChildren().add(line("The node is as the policy wants it.", "other"));
                }
            }
            case Outcome.Result.Blocked(var findings) -> findings.forEach(finding -> parts.getChildren().add(line("✕ " + finding.path() + ": " + finding.message(), "blocked")));
            case Outcome.Result.Unknown(var reason) -> parts.getChildren().add(line("? Nothing is known of this node: " + reason + ".", "doubt"));
        }
        shown.risk().forEach(reason -> parts.getChildren().add(line("! " + reason, "doubt")));
        graph.show(shown.graph());
        diff.setItems(FXCollections.observableArrayList(shown.lines()));
        showing = false;
    }

    private void noDetail() {
        graph.show(new EffectGraph(List.of(), List.of()));
        parts.getChildren().clear();
        diff.getItems().clear();
    }

    private static Label part(Effect.Part part) {
        var words = part.kind().sign() + " " + part.name() + "  " + part.type() + (part.changes().isEmpty() ? "" : "   " + String.join(", ", part.changes()));
        return line(words, part.kind().name().toLowerCase(Locale.ROOT));
    }

    private static Label line(String words, String kind) {
        var label = new Label(words);
        label.getStyleClass().addAll("part", "part-" + kind);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    @Override
    public Parent root() {
        return root;
    }

    /// The name of a node; "" for the first of the most frequent outcome.
    @Override
    public void open(String selection) {
        model.look();
        if (!selection.isEmpty()) {
            model.choose(selection);
        }
    }

    @Override
    public String selection() {
        return model.detail().getValue().map(Detail::node).orElse("");
    }

    private static final class OutcomeCell extends ListCell<Outcome> {
        @Override
        protected void updateItem(Outcome outcome, boolean empty) {
            super.updateItem(outcome, empty);
            setText(empty || outcome == null ? null : outcome.title());
            setWrapText(true);
            setPrefWidth(0);
        }
    }
}
