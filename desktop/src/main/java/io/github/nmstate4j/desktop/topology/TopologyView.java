package io.github.nmstate4j.desktop.topology;

import io.github.nmstate4j.desktop.spi.Contributed;
import io.github.nmstate4j.desktop.spi.PerspectiveView;
import io.github.nmstate4j.desktop.topology.TopologyViewModel.Level;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.desktop.workbench.Pages;
import io.github.nmstate4j.desktop.workbench.Tables;
import java.io.BufferedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/// The fleet in shapes, a node as a graph, two nodes compared; a search over all of it.
final class TopologyView implements PerspectiveView {

    private static final double SMALL_WIDTH = 300;
    private static final double SMALL_HEIGHT = 130;
    private static final int TOO_MANY_CARDS = 60;

    private final TopologyViewModel model;
    private final VBox root = new VBox();
    private final HBox path = new HBox();
    private final StackPane center = new StackPane();
    private final VBox side = new VBox();
    private final SplitPane split;
    private final ScrollPane sideScroll = new ScrollPane(side);
    private final GraphPane graph;
    private final ListView<FleetSearch.Hit> hits = new ListView<>();

    TopologyView(TopologyViewModel model, Contributed contributed) {
        this.model = model;
        this.graph = new GraphPane(model, contributed::iconOf);
        root.getStyleClass().addAll("page", "topology");
        root.getStylesheets().add(Objects.requireNonNull(TopologyView.class.getResource("topology.css")).toExternalForm());
        path.getStyleClass().add("path");
        side.getStyleClass().add("side");
        sideScroll.setFitToWidth(true);
        sideScroll.getStyleClass().add("edge-to-edge");
        sideScroll.setMinWidth(280);
        center.setMinWidth(360);
        split = new SplitPane(center);
        VBox.setVgrow(split, Priority.ALWAYS);
        hits();
        root.getChildren().addAll(head(), tools(), split);
        model.level().subscribe(this::show);
        model.shapes().subscribe(shapes -> {
            if (model.level().getValue() instanceof Level.Fleet) {
                show(model.level().getValue());
            }
        });
        model.selection().subscribe(selection -> detail());
        model.hits().subscribe(found -> {
            hits.setItems(FXCollections.observableArrayList(found));
            sideShown();
        });
    }

    private Node head() {
        var search = new TextField();
        search.setId("topology-search");
        search.setPromptText("Name, MAC, IP or CIDR, VLAN, neighbour, driver");
        search.setAccessibleText("Search all interfaces");
        search.setPrefColumnCount(30);
        search.textProperty().bindBidirectional(model.search());
        search.setOnAction(event -> model.step(1));
        var found = new Label();
        found.setId("found");
        found.setMinWidth(Region.USE_PREF_SIZE);
        found.textProperty().bind(model.found());
        var back = button("previous-hit", "mdi2c-chevron-up", "Previous hit", () -> model.step(-1));
        var next = button("next-hit", "mdi2c-chevron-down", "Next hit", () -> model.step(1));
        return Pages.head("Topology", found, search, back, next);
    }

    private static Button button(String id, String icon, String name, Runnable run) {
        var button = new Button("", Icons.of(icon));
        button.setId(id);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        button.setOnAction(event -> run.run());
        return button;
    }

    private Node tools() {
        var compare = named("compare", "Compare…", "mdi2c-compare", this::compare);
        var make = named("make-policy", "Make a policy", "mdi2f-file-document-plus-outline", model::makePolicy);
        var export = named("export", "Export…", "mdi2e-export-variant", this::export);
        var zoomOut = button("zoom-out", "mdi2m-magnify-minus-outline", "Smaller", () -> graph.zoom(1 / 1.2));
        var zoomIn = button("zoom-in", "mdi2m-magnify-plus-outline", "Larger", () -> graph.zoom(1.2));
        var fit = button("fit", "mdi2f-fit-to-page-outline", "Fit", graph::fit);
        var bar = new FlowPane(
                path,
                layer("layer-neighbors", "LLDP neighbours", model.neighbors()),
                layer("layer-policies", "Policies", model.policies()),
                layer("layer-system", "System interfaces", model.system()),
                zoomOut,
                zoomIn,
                fit,
                compare,
                make,
                export);
        bar.getStyleClass().add("tools");
        model.level().subscribe(level -> {
            boolean drawn = level instanceof Level.Node;
            List.of(zoomOut, zoomIn, fit, make, export).forEach(tool -> tool.setDisable(!drawn));
        });
        return bar;
    }

    private static Button named(String id, String text, String icon, Runnable run) {
        var button = new Button(text, Icons.of(icon));
        button.setId(id);
        button.setOnAction(event -> run.run());
        return button;
    }

    private static CheckBox layer(String id, String text, BooleanProperty on) {
        var box = new CheckBox(text);
        box.setId(id);
        box.selectedProperty().bindBidirectional(on);
        return box;
    }

    private void show(Level level) {
        path.getChildren().clear();
        crumb("Fleet", model::showFleet);
        switch (level) {
            case Level.Fleet fleet -> center.getChildren().setAll(fleet());
            case Level.Nodes(var shape) -> {
                crumb(String.format(Locale.ROOT, "Shape of %,d nodes", shape.nodes().size()), () -> {});
                center.getChildren().setAll(nodes(shape));
            }
            case Level.Node node -> {
                crumb(node.graph().node(), () -> model.show(node.graph().node()));
                boolean another = !center.getChildren().contains(graph);
                graph.draw(node);
                if (another) {
                    center.getChildren().setAll(graph);
                }
            }
            case Level.Compared compared -> {
                crumb(compared.left() + " and " + compared.right(), () -> {});
                center.getChildren().setAll(compared(compared));
            }
        }
        detail();
    }

    private void crumb(String text, Runnable go) {
        if (!path.getChildren().isEmpty()) {
            var arrow = new Label("›");
            arrow.getStyleClass().add("muted");
            path.getChildren().add(arrow);
        }
        var button = new Button(text);
        button.getStyleClass().addAll("flat", "crumb");
        button.setMnemonicParsing(false);
        button.setOnAction(event -> go.run());
        path.getChildren().add(button);
    }

    private Node fleet() {
        var shapes = model.shapes().getValue();
        if (shapes.isEmpty()) {
            var title = new Label("No network is reported");
            title.getStyleClass().add("empty-title");
            var words = new Label("Nodes appear here as soon as their handlers publish a network state.");
            words.getStyleClass().add("muted");
            words.setWrapText(true);
            var empty = new VBox(title, words);
            empty.getStyleClass().add("empty");
            return empty;
        }
        int all = shapes.stream().mapToInt(shape -> shape.nodes().size()).sum();
        var summary = new Label(String.format(
                Locale.ROOT, "%,d %s, %,d nodes", shapes.size(), shapes.size() == 1 ? "shape" : "shapes", all));
        summary.setId("shape-summary");
        summary.getStyleClass().add("section-title");
        var cards = new FlowPane();
        cards.getStyleClass().add("cards");
        shapes.stream().limit(TOO_MANY_CARDS).forEach(shape -> cards.getChildren().add(card(shape, all)));
        var content = new VBox(summary, cards);
        content.getStyleClass().add("fleet");
        if (shapes.size() > TOO_MANY_CARDS) {
            content.getChildren().add(new Label("The " + (shapes.size() - TOO_MANY_CARDS) + " rarest are left out; the search finds their nodes."));
        }
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private Node card(Shape shape, int all) {
        var count = new Label(String.format(Locale.ROOT, "%,d %s", shape.nodes().size(), shape.nodes().size() == 1 ? "node" : "nodes"));
        count.getStyleClass().add("count");
        var example = new Label(shape.nodes().size() == 1 ? shape.nodes().getFirst() : "such as " + shape.nodes().getFirst());
        example.getStyleClass().add("muted");
        var bar = new ProgressBar((double) shape.nodes().size() / all);
        bar.setMaxWidth(Double.MAX_VALUE);
        var kinds = new Label(shape.summary());
        kinds.getStyleClass().add("muted");
        kinds.setMaxWidth(SMALL_WIDTH);
        kinds.setTooltip(new Tooltip(shape.summary()));
        var head = new HBox(count, example);
        head.getStyleClass().add("page-head");
        var content = new VBox(head, bar, small(Picture.of(shape.graph(), false)), kinds);
        content.setSpacing(8);
        var card = new Button();
        card.setGraphic(content);
        card.getStyleClass().add("card");
        card.setAccessibleText(count.getText() + ", " + shape.summary());
        card.setOnAction(event -> model.show(shape));
        return card;
    }

    /// The picture without words.
    private static Node small(Picture picture) {
        var pane = new Pane();
        for (var line : picture.lines()) {
            var wire = new Polyline();
            line.points().forEach(point -> wire.getPoints().addAll(point.x(), point.y()));
            wire.getStyleClass().add("small-wire");
            pane.getChildren().add(wire);
        }
        for (var box : picture.boxes().values()) {
            var shape = new Rectangle(box.x(), box.y(), box.width(), box.height());
            shape.setArcWidth(16);
            shape.setArcHeight(16);
            shape.getStyleClass().addAll("small-box", "small-" + box.iface().map(Iface::type).orElse("neighbor"));
            if (box.iface().filter(iface -> !iface.isUp()).isPresent()) {
                shape.getStyleClass().add("small-down");
            }
            pane.getChildren().add(shape);
        }
        double scale = Math.min(1, Math.min(SMALL_WIDTH / Math.max(1, picture.width()), SMALL_HEIGHT / Math.max(1, picture.height())));
        pane.getTransforms().add(new Scale(scale, scale));
        pane.setMinSize(0, 0);
        pane.setPrefSize(0, 0);
        pane.setManaged(false);
        pane.relocate((SMALL_WIDTH - picture.width() * scale) / 2, (SMALL_HEIGHT - picture.height() * scale) / 2);
        var frame = new Pane(pane);
        frame.setMinSize(SMALL_WIDTH, SMALL_HEIGHT);
        frame.setPrefSize(SMALL_WIDTH, SMALL_HEIGHT);
        frame.setMaxSize(SMALL_WIDTH, SMALL_HEIGHT);
        return frame;
    }

    private Node nodes(Shape shape) {
        var list = new ListView<String>(FXCollections.observableArrayList(shape.nodes()));
        list.setId("shape-nodes");
        list.setAccessibleText("Nodes of this shape");
        Runnable open = () -> {
            var chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                model.show(chosen);
            }
        };
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open.run();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
            }
        });
        list.setPrefWidth(260);
        list.setMinWidth(200);
        var picture = small(Picture.of(shape.graph(), false));
        var summary = new Label(shape.summary());
        summary.setWrapText(true);
        var hint = new Label("Open a node by a double click or Enter.");
        hint.getStyleClass().add("muted");
        var words = new VBox(picture, summary, hint);
        words.getStyleClass().add("fleet");
        var row = new HBox(list, words);
        row.setSpacing(16);
        return row;
    }

    private Node compared(Level.Compared level) {
        var own = new CheckBox("Also what every node has for itself (addresses, names, neighbours)");
        own.setId("own");
        var table = new TableView<Comparison.Difference>();
        table.setId("differences");
        table.setAccessibleText("Differences");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label("There is no difference."));
        table.getColumns().add(Tables.column("Interface or section", 180, Comparison.Difference::part));
        table.getColumns().add(Tables.column("Field", 260, Comparison.Difference::field));
        table.getColumns().add(Tables.column(level.left(), 260, Comparison.Difference::left));
        table.getColumns().add(Tables.column(level.right(), 260, Comparison.Difference::right));
        table.getColumns().forEach(column -> column.setMinWidth(column.getPrefWidth() * 0.5));
        own.selectedProperty().subscribe(all -> table.setItems(FXCollections.observableArrayList(
                level.differences().stream().filter(difference -> all || !difference.own()).toList())));
        VBox.setVgrow(table, Priority.ALWAYS);
        var content = new VBox(own, table);
        content.setSpacing(10);
        return content;
    }

    private void hits() {
        hits.setId("hits");
        hits.setAccessibleText("What was found");
        hits.setPrefHeight(220);
        hits.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(FleetSearch.Hit hit, boolean empty) {
                super.updateItem(hit, empty);
                setText(empty || hit == null ? null : hit.node() + " · " + hit.iface() + (hit.why().equals(hit.iface()) ? "" : "  " + hit.why()));
            }
        });
        hits.getSelectionModel().selectedItemProperty().subscribe(hit -> {
            if (hit != null) {
                model.show(hit.node(), hit.iface());
            }
        });
    }

    private void detail() {
        side.getChildren().clear();
        model.detail().ifPresent(detail -> {
            var title = new Label(detail.title());
            title.getStyleClass().add("section-title");
            var kind = new Label(detail.kind());
            kind.getStyleClass().add("muted");
            side.getChildren().addAll(title, kind);
            detail.doubts().forEach(doubt -> {
                var words = new Label(doubt, Icons.of("mdi2a-alert-outline"));
                words.setWrapText(true);
                words.getStyleClass().add("doubt");
                side.getChildren().add(words);
            });
            var grid = new GridPane();
            grid.getStyleClass().add("facts");
            int row = 0;
            for (var fact : detail.facts().entrySet()) {
                var name = new Label(fact.getKey());
                name.getStyleClass().add("muted");
                name.setMinWidth(Region.USE_PREF_SIZE);
                var value = new Label(fact.getValue());
                value.setWrapText(true);
                grid.addRow(row++, name, value);
            }
            side.getChildren().add(grid);
            for (var owner : detail.owners()) {
                var open = new Button("Set by " + owner, Icons.of("mdi2f-file-document-outline"));
                open.setMnemonicParsing(false);
                open.setOnAction(event -> model.workbench().designPolicy(owner, 0));
                side.getChildren().add(open);
            }
            if (!detail.yaml().isEmpty()) {
                var text = new TextArea(detail.yaml());
                text.setEditable(false);
                text.getStyleClass().add("code");
                text.setPrefRowCount(14);
                var pane = new TitledPane("YAML", text);
                pane.setExpanded(false);
                side.getChildren().add(pane);
            }
        });
        sideShown();
    }

    private void sideShown() {
        side.getChildren().remove(hits);
        if (!hits.getItems().isEmpty()) {
            side.getChildren().addFirst(hits);
        }
        boolean shown = !side.getChildren().isEmpty();
        if (shown && !split.getItems().contains(sideScroll)) {
            split.getItems().add(sideScroll);
            SplitPane.setResizableWithParent(sideScroll, false);
            split.setDividerPositions(0.74);
        } else if (!shown) {
            split.getItems().remove(sideScroll);
        }
    }

    private void compare() {
        var dialogs = model.workbench().dialogs();
        var nodes = model.reporting();
        var left = model.level().getValue() instanceof Level.Node node
                ? Optional.of(node.graph().node())
                : dialogs.choose("Compare two nodes", "The first one", nodes);
        left.ifPresent(one -> dialogs.choose("Compare " + one, "With", nodes.stream().filter(other -> !other.equals(one)).toList())
                .ifPresent(other -> model.compare(one, other)));
    }

    private void export() {
        if (!(model.level().getValue() instanceof Level.Node node)) {
            return;
        }
        var name = node.graph().node();
        var dialogs = model.workbench().dialogs();
        dialogs.choose("Export the picture", "As", List.of("SVG", "PNG"))
                .flatMap(format -> dialogs.saveFile(
                        "Export the picture", name + "." + format.toLowerCase(Locale.ROOT), format, "*." + format.toLowerCase(Locale.ROOT)))
                .ifPresent(file -> write(file, node));
    }

    private void write(Path file, Level.Node node) {
        var svg = Svg.of(node.picture(), node.graph().node());
        var image = graph.drawing().snapshot(new SnapshotParameters(), null);
        model.workbench()
                .tasks()
                .task("Exporting " + file.getFileName(), progress -> {
                    if (file.toString().endsWith(".png")) {
                        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                            Png.write(image, out);
                        }
                    } else {
                        Files.writeString(file, svg);
                    }
                    return file;
                })
                .onSuccess(done -> model.workbench().dialogs().notice("Saved " + done.getFileName()))
                .onFailure(failure -> model.workbench().dialogs().error("The picture could not be saved", String.valueOf(failure.getMessage())))
                .start();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void open(String selection) {
        model.open(selection);
    }

    @Override
    public String selection() {
        return model.place();
    }
}
