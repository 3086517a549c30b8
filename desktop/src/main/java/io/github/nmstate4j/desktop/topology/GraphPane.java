package io.github.nmstate4j.desktop.topology;

import io.github.nmstate4j.desktop.workbench.Icons;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;

/// A node drawn: every interface is a button, so that all of it works by keyboard. Arrow keys follow the lines.
final class GraphPane extends ScrollPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");
    private static final double SMALLEST = 0.3;
    private static final double LARGEST = 2.5;
    private static final double STEP = 1.2;
    private final TopologyViewModel model;
    private final Function<String, Optional<String>> icons;
    private final Pane drawing = new Pane();
    private final Group scaled = new Group(drawing);
    private final Map<String, Button> boxes = new HashMap<>();
    private final Map<Polyline, Picture.Line> lines = new HashMap<>();

    /// @param icons of the types of interfaces
    GraphPane(TopologyViewModel model, Function<String, Optional<String>> icons) {
        this.model = model;
        this.icons = icons;
        setId("graph");
        getStyleClass().addAll("graph", "edge-to-edge");
        setContent(new StackPane(scaled));
        setFitToWidth(true);
        setFitToHeight(true);
        setPannable(true);
        setAccessibleText("Interfaces of the node");
        model.selection().subscribe(chosen -> mark());
        model.bright().subscribe(bright -> mark());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        viewportBoundsProperty().subscribe(bounds -> fit());
    }

    void draw(TopologyViewModel.Level.Node level) {
        var focused = boxes.entrySet().stream().filter(box -> box.getValue().isFocused()).map(Map.Entry::getKey).findFirst();
        drawing.getChildren().clear();
        boxes.clear();
        lines.clear();
        drawing.setPrefSize(level.picture().width(), level.picture().height());
        for (var line : level.picture().lines()) {
            var shape = new Polyline();
            line.points().forEach(point -> shape.getPoints().addAll(point.x(), point.y()));
            shape.getStyleClass().add("wire");
            lines.put(shape, line);
            drawing.getChildren().add(shape);
            if (!line.label().isEmpty()) {
                var label = new Label(line.label());
                label.getStyleClass().add("wire-label");
                var end = line.points().getLast();
                label.relocate(end.x() - 48, end.y() - 17);
                label.setPrefWidth(46);
                label.setAlignment(Pos.CENTER_RIGHT);
                drawing.getChildren().add(label);
            }
        }
        var doubts = level.graph().doubts();
        level.picture().boxes().values().forEach(box -> drawing.getChildren()
                .add(button(
                        box,
                        level.owners().getOrDefault(box.name(), Set.of()),
                        doubts.stream().filter(doubt -> doubt.iface().equals(box.name())).toList())));
        mark();
        fit();
        focused.map(boxes::get).ifPresent(Button::requestFocus);
    }

    private Button button(Picture.Box box, Set<String> owners, List<NodeGraph.Doubt> doubts) {
        var name = new Label(box.title());
        name.getStyleClass().add("iface-name");
        var subtitle = new Label(box.subtitle());
        subtitle.getStyleClass().add("iface-subtitle");
        var words = new VBox(name, subtitle);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        var type = box.iface().map(Iface::type).orElse("neighbor");
        var line = new HBox(Icons.of(box.iface().isEmpty() ? "mdi2s-server-network" : icons.apply(type).orElse("mdi2i-ip-network")), words);
        line.setSpacing(8);
        line.setAlignment(Pos.CENTER_LEFT);
        if (!owners.isEmpty()) {
            var badge = new Label(owners.size() == 1 ? "P" : "P" + owners.size());
            badge.getStyleClass().add("policy-badge");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(badge);
        }
        if (!doubts.isEmpty()) {
            var badge = new Label("!");
            badge.getStyleClass().add("doubt-badge");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(badge);
        }
        var button = new Button();
        button.setId("iface-" + box.name());
        button.setGraphic(line);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(box.title() + ", " + type + ", " + box.subtitle()
                + (owners.isEmpty() ? "" : ", set by " + String.join(", ", owners))
                + (doubts.isEmpty() ? "" : ", " + doubts.getFirst().sentence()));
        button.getStyleClass().addAll("iface", "iface-" + type);
        if (box.iface().filter(iface -> !iface.isUp()).isPresent()) {
            button.getStyleClass().add("iface-down");
        }
        button.relocate(box.x(), box.y());
        button.setPrefSize(box.width(), box.height());
        button.setMinSize(box.width(), box.height());
        button.setMaxSize(box.width(), box.height());
        line.setMaxWidth(box.width() - 20);
        line.setPrefWidth(box.width() - 20);
        button.setOnAction(event -> model.choose(box.name(), false));
        button.setOnMouseClicked(event -> {
            if (event.isShortcutDown()) {
                model.choose(box.name(), true);
            }
        });
        boxes.put(box.name(), button);
        return button;
    }

    private void mark() {
        var chosen = model.selection().getValue();
        var bright = model.bright().getValue();
        boxes.forEach((name, box) -> {
            box.pseudoClassStateChanged(CHOSEN, chosen.contains(name));
            box.pseudoClassStateChanged(DIMMED, !bright.isEmpty() && !bright.contains(name));
        });
        lines.forEach((shape, line) -> {
            boolean part = bright.contains(line.from()) && bright.contains(line.to());
            shape.pseudoClassStateChanged(CHOSEN, part && !chosen.isEmpty());
            shape.pseudoClassStateChanged(DIMMED, !bright.isEmpty() && !part);
        });
    }

    private void key(KeyEvent event) {
        var from = boxes.entrySet().stream().filter(box -> box.getValue().isFocused()).map(Map.Entry::getKey).findFirst();
        if (event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> from.ifPresent(name -> follow(name, true));
            case RIGHT -> from.ifPresent(name -> follow(name, false));
            case UP -> from.ifPresent(name -> beside(name, -1));
            case DOWN -> from.ifPresent(name -> beside(name, 1));
            case PLUS, ADD -> zoom(STEP);
            case MINUS, SUBTRACT -> zoom(1 / STEP);
            case DIGIT0, NUMPAD0 -> fit();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void follow(String name, boolean down) {
        lines.values().stream()
                .filter(line -> (down ? line.to() : line.from()).equals(name))
                .map(line -> down ? line.from() : line.to())
                .sorted()
                .findFirst()
                .map(boxes::get)
                .ifPresent(Button::requestFocus);
    }

    private void beside(String name, int direction) {
        var box = boxes.get(name);
        if (box == null) {
            return;
        }
        boxes.values().stream()
                .filter(other -> Math.abs(other.getLayoutX() - box.getLayoutX()) < Picture.BOX_WIDTH / 2)
                .filter(other -> (other.getLayoutY() - box.getLayoutY()) * direction > 0)
                .min((one, other) -> Double.compare(
                        Math.abs(one.getLayoutY() - box.getLayoutY()), Math.abs(other.getLayoutY() - box.getLayoutY())))
                .ifPresent(Button::requestFocus);
    }

    void zoom(double by) {
        scale(Math.clamp(drawing.getScaleX() * by, SMALLEST, LARGEST));
    }

    /// All of it in what is seen, not larger than it is.
    void fit() {
        if (getViewportBounds().getWidth() <= 0 || drawing.getPrefWidth() <= 0) {
            return;
        }
        double width = getViewportBounds().getWidth() / Math.max(1, drawing.getPrefWidth());
        double height = getViewportBounds().getHeight() / Math.max(1, drawing.getPrefHeight());
        scale(Math.clamp(Math.min(width, height), SMALLEST, 1));
    }

    private void scale(double scale) {
        drawing.setScaleX(scale);
        drawing.setScaleY(scale);
    }

    Pane drawing() {
        return drawing;
    }
}
