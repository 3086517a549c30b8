package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.desktop.rollout.Rows.Grouping;
import io.github.nmstate4j.desktop.spi.PerspectiveView;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.desktop.workbench.Pages;
import io.github.nmstate4j.desktop.workbench.Tables;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Policies × nodes, with filters above, details at the right, and how it gets on below.
final class RolloutView implements PerspectiveView {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final List<CellState> CHIPS = List.of(
            CellState.FAILING, CellState.ABORTED, CellState.RETRYING, CellState.PROGRESSING, CellState.PENDING, CellState.AVAILABLE, CellState.UNKNOWN);

    private final RolloutViewModel model;
    private final VBox root = new VBox();
    private final Map<CellState, ToggleButton> chips = new EnumMap<>(CellState.class);
    private final MatrixPane picture;
    private final TableView<RolloutViewModel.Line> table = new TableView<>();
    private final VBox detail = new VBox();
    private final VBox trouble = new VBox();

    RolloutView(RolloutViewModel model) {
        this.model = model;
        this.picture = new MatrixPane(model);
        root.getStyleClass().addAll("page", "rollout");
        root.getStylesheets().add(Objects.requireNonNull(RolloutView.class.getResource("rollout.css")).toExternalForm());
        var asTable = new ToggleButton("Table", Icons.of("mdi2t-table"));
        asTable.setId("as-table");
        asTable.setAccessibleText("Show as a table");
        table();
        table.visibleProperty().bind(asTable.selectedProperty());
        picture.visibleProperty().bind(asTable.selectedProperty().not());
        asTable.selectedProperty().subscribe(on -> fillTable(on));
        var empty = empty();
        var center = new StackPane(picture, table, empty);
        center.setMinWidth(380);
        detail.getStyleClass().add("detail");
        trouble.getStyleClass().add("trouble");
        var side = new ScrollPane(new VBox(detail, trouble));
        side.setFitToWidth(true);
        side.getStyleClass().add("edge-to-edge");
        side.setMinWidth(300);
        var split = new SplitPane(center, side);
        split.setDividerPositions(0.72);
        SplitPane.setResizableWithParent(side, false);
        VBox.setVgrow(split, Priority.ALWAYS);
        root.getChildren().addAll(head(asTable), chipBar(), split, progress());
        model.drawing().subscribe(number -> {
            CHIPS.forEach(this::label);
            fillTable(asTable.isSelected());
            empty.setVisible(model.matrix().getValue().policies().isEmpty() || model.matrix().getValue().nodes().isEmpty());
        });
        model.detail().subscribe(this::show);
        model.clusters().subscribe(this::show);
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.T && !(event.getTarget() instanceof TextField) && !event.isShortcutDown()) {
                asTable.setSelected(!asTable.isSelected());
                event.consume();
            }
        });
    }

    private Node head(Node asTable) {
        var stale = new Label();
        stale.setId("stale");
        stale.getStyleClass().add("stale");
        stale.textProperty().bind(model.stale());
        stale.visibleProperty().bind(stale.textProperty().isNotEmpty());
        stale.setMinWidth(Region.USE_PREF_SIZE);
        var groups = new ComboBox<String>();
        groups.setId("grouping");
        groups.setAccessibleText("Group the nodes");
        var choices = Map.of(
                "No groups", Grouping.NONE, "By zone", Grouping.ZONES, "By role", Grouping.ROLES, "By outcome", Grouping.OUTCOMES);
        groups.getItems().addAll("No groups", "By zone", "By role", "By outcome");
        groups.setValue("No groups");
        groups.valueProperty().subscribe(choice -> model.grouping().set(choices.getOrDefault(choice, Grouping.NONE)));
        var search = new TextField();
        search.setId("rollout-search");
        search.setPromptText("Node, label, policy or message");
        search.setAccessibleText("Filter the matrix");
        search.setPrefColumnCount(22);
        search.textProperty().bindBidirectional(model.search());
        var bar = Pages.head("Rollout", groups, search, asTable);
        bar.getChildren().add(1, stale);
        return bar;
    }

    private Node chipBar() {
        var bar = new FlowPane();
        bar.getStyleClass().add("chips");
        for (var state : CHIPS) {
            var chip = new ToggleButton();
            chip.setId("filter-" + state.id());
            chip.getStyleClass().addAll("chip", "state-" + state.id());
            chip.selectedProperty().subscribe(on -> model.filter(state, on));
            chips.put(state, chip);
            bar.getChildren().add(chip);
            label(state);
        }
        return bar;
    }

    private void label(CellState state) {
        var chip = chips.get(state);
        if (chip != null) {
            chip.setText(String.format(
                    Locale.ROOT, "%s  %s  %,d", state.glyph(), state.words().substring(0, 1).toUpperCase(Locale.ROOT) + state.words().substring(1), model.count(state)));
            chip.setAccessibleText("Only " + state.words() + ", " + model.count(state));
        }
    }

    private void table() {
        table.setId("rollout-table");
        table.setAccessibleText("Enactments");
        table.setFixedCellSize(32);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("Nothing fits the filter."));
        table.getColumns().add(Tables.column("Node", 170, RolloutViewModel.Line::node));
        table.getColumns().add(Tables.column("Policy", 170, RolloutViewModel.Line::policy));
        table.getColumns().add(Tables.column("State", 130, line -> line.state().glyph() + " " + line.state().words()));
        table.getColumns().add(Tables.column("Message", 400, RolloutViewModel.Line::message));
        table.getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line != null) {
                model.select(line.node(), line.policy());
            }
        });
    }

    private void fillTable(boolean shown) {
        if (shown) {
            var lines = model.lines();
            if (!table.getItems().equals(lines)) {
                table.setItems(FXCollections.observableArrayList(lines));
            }
        }
    }

    private static VBox empty() {
        var title = new Label("No rollout yet");
        title.getStyleClass().add("empty-title");
        var words = new Label("When a policy is applied, its nodes are followed here.");
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        var empty = new VBox(title, words);
        empty.getStyleClass().addAll("empty", "cover");
        return empty;
    }

    private Node progress() {
        var words = new Label();
        words.setId("progress");
        words.setWrapText(true);
        var bar = new ProgressBar(0);
        bar.setPrefWidth(220);
        bar.setMinWidth(120);
        bar.setAccessibleText("Progress of the policy");
        var times = new Label();
        times.getStyleClass().add("muted");
        times.setMinWidth(Region.USE_PREF_SIZE);
        var timeline = new Timeline();
        HBox.setHgrow(timeline, Priority.ALWAYS);
        var line = new HBox(bar, words);
        line.getStyleClass().add("page-head");
        HBox.setHgrow(words, Priority.ALWAYS);
        var lower = new HBox(timeline, times);
        lower.getStyleClass().add("page-head");
        var box = new VBox(line, lower);
        box.getStyleClass().add("progress-line");
        model.progress().subscribe(shown -> {
            box.setVisible(shown.isPresent());
            shown.ifPresent(progress -> {
                words.setText(progress.policy() + ": " + progress.sentence());
                bar.setProgress(progress.matching() == 0 ? 0 : (double) progress.available() / progress.matching());
                times.setText(progress.estimatedEnd().map(end -> "done at about " + TIME.format(end.atZone(ZoneId.systemDefault()))).orElse(""));
                timeline.show(progress);
            });
        });
        return box;
    }

    private void show(Optional<RolloutViewModel.Detail> chosen) {
        detail.getChildren().clear();
        var title = new Label(chosen.map(shown -> shown.cell().node()).orElse("Details"));
        title.getStyleClass().add("section-title");
        detail.getChildren().add(title);
        if (chosen.isEmpty()) {
            detail.getChildren().add(muted("Choose a cell with the mouse or the arrow keys."));
            return;
        }
        var shown = chosen.get();
        var state = new Label(shown.state().glyph() + "  " + shown.state().words()
                + (shown.attempts() > 0 ? ", " + shown.attempts() + " failed so far" : "")
                + (shown.age().isEmpty() ? "" : ", for " + shown.age()));
        state.setId("cell-state");
        state.getStyleClass().addAll("cell-state", "state-" + shown.state().id());
        detail.getChildren().addAll(muted("policy " + shown.cell().policy()), state);
        var message = shown.message();
        if (!message.reason().isEmpty()) {
            var reason = new Label(message.reason());
            reason.setId("reason");
            reason.setWrapText(true);
            detail.getChildren().add(reason);
            if (!message.happened().isEmpty()) {
                detail.getChildren().add(muted("The node: " + message.happened() + "."));
            }
            message.path().ifPresent(path -> detail.getChildren().add(muted("at " + path)));
            var open = new Button(
                    shown.line().map(line -> "Go to line " + line + " of the policy").orElse("Open the policy"), Icons.of("mdi2f-file-document-edit-outline"));
            open.setId("go-to-line");
            open.setOnAction(event -> model.openPolicy());
            detail.getChildren().add(open);
        }
        for (var condition : shown.conditions()) {
            if (condition.isTrue()) {
                detail.getChildren().add(muted(TIME.format(condition.lastTransitionTime().atZone(ZoneId.systemDefault())) + "  " + condition.type()
                        + " · " + condition.reason()));
            }
        }
        if (!message.raw().isEmpty()) {
            var raw = new TextArea(message.raw());
            raw.setEditable(false);
            raw.setWrapText(true);
            raw.setPrefRowCount(6);
            var pane = new TitledPane("As the node said it", raw);
            pane.setExpanded(false);
            detail.getChildren().add(pane);
        }
    }

    private static Label muted(String words) {
        var label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        return label;
    }

    private void show(List<Cluster> clusters) {
        trouble.getChildren().clear();
        if (clusters.isEmpty()) {
            return;
        }
        var title = new Label("Trouble");
        title.getStyleClass().add("section-title");
        trouble.getChildren().add(title);
        int number = 0;
        for (var cluster : clusters) {
            var card = new Button(
                    cluster.state().glyph() + "  " + cluster.title() + "\n" + cluster.policy() + " · " + cluster.state().words());
            card.setWrapText(true);
            card.setId("cluster-" + number++);
            card.setAccessibleText(cluster.title() + ", policy " + cluster.policy());
            card.getStyleClass().addAll("cluster", "state-" + cluster.state().id());
            card.setMaxWidth(Double.MAX_VALUE);
            card.setOnAction(event -> {
                model.select(cluster.nodes().getFirst(), cluster.policy());
                picture.requestFocus();
            });
            trouble.getChildren().add(card);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    /// `node/policy`, or the name of a policy.
    @Override
    public void open(String selection) {
        var parts = selection.split("/", 2);
        if (parts.length == 2) {
            model.select(parts[0], parts[1]);
        } else if (!selection.isEmpty()) {
            model.search().set(selection);
        }
    }

    @Override
    public String selection() {
        return model.cursor().getValue().map(cell -> cell.node() + "/" + cell.policy()).orElse("");
    }
}
