package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.desktop.workbench.LeftToRight;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/// The interfaces of the policy as boxes, from physical on the left to logical on the right.
final class CanvasView {

    static final String ZONE = "designer.canvas";
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass DIMMED = PseudoClass.getPseudoClass("dimmed");
    private static final double SMALLEST = 0.3;
    private static final double LARGEST = 1.6;

    private final DesignerViewModel model;
    private final Workbench workbench;
    private final Group drawing = new Group();
    private final Scale scale = new Scale(1, 1);
    private final Pane pane = new Pane();
    private final StackPane root = new StackPane(pane);
    private final Map<String, Region> boxes = new HashMap<>();
    private final Line wire = new Line();
    private final Label banner = new Label("The YAML is not well-formed; this is how it was before.", Icons.of("mdi2a-alert"));
    private final Label empty = new Label("Add an interface from the palette, or start from a template.");
    private GraphLayout layout = GraphLayout.empty();
    private boolean fitted = true;
    private Optional<String> wiring = Optional.empty();
    private Point2D pressed = Point2D.ZERO;

    CanvasView(DesignerViewModel model, Workbench workbench) {
        this.model = model;
        this.workbench = workbench;
        pane.setId("canvas");
        pane.setAccessibleText("Interfaces of the policy; press L on one to connect it");
        pane.getStyleClass().add("canvas");
        pane.setFocusTraversable(true);
        drawing.getTransforms().add(scale);
        pane.getChildren().add(drawing);
        var clip = new Rectangle();
        clip.widthProperty().bind(pane.widthProperty());
        clip.heightProperty().bind(pane.heightProperty());
        pane.setClip(clip);
        wire.getStyleClass().add("wire");
        wire.setMouseTransparent(true);
        banner.getStyleClass().add("canvas-banner");
        StackPane.setAlignment(banner, Pos.TOP_CENTER);
        banner.visibleProperty().bind(model.readable().map(readable -> !readable));
        banner.setMouseTransparent(true);
        empty.getStyleClass().add("muted");
        empty.setMouseTransparent(true);
        root.getChildren().addAll(empty, banner);
        WorkbenchView.zone(root, ZONE);
        model.drawn().subscribe(drawn -> draw());
        model.selection().subscribe(this::mark);
        pane.widthProperty().subscribe(this::fitIfFitted);
        pane.heightProperty().subscribe(this::fitIfFitted);
        pane.addEventFilter(ScrollEvent.SCROLL, this::onScroll);
        pane.setOnMousePressed(event -> {
            pane.requestFocus();
            pressed = new Point2D(event.getX() - drawing.getTranslateX(), event.getY() - drawing.getTranslateY());
            model.select("");
        });
        pane.setOnMouseDragged(event -> {
            fitted = false;
            drawing.setTranslateX(event.getX() - pressed.getX());
            drawing.setTranslateY(event.getY() - pressed.getY());
        });
        // On the canvas, so that a wire ends wherever the button is let go.
        pane.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> {
            if (wiring.isPresent()) {
                moveWire(event);
                event.consume();
            }
        });
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (wiring.isPresent()) {
                endWire(event);
                event.consume();
            }
        });
        pane.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    Region root() {
        return root;
    }

    private void draw() {
        var graph = model.drawn().getValue().map(policy -> GraphModel.of(policy, model::kind, workbench.contributed().badges())).orElse(new GraphModel(List.of(), List.of()));
        workbench.tasks()
                .task("Laying out", progress -> GraphLayout.of(graph))
                .quiet()
                .onSuccess(done -> draw(graph, done))
                .start();
    }

    private void draw(GraphModel graph, GraphLayout done) {
        boolean hadFocus = boxes.values().stream().anyMatch(Node::isFocused);
        layout = done;
        boxes.clear();
        drawing.getChildren().clear();
        done.lines().forEach((edge, points) -> {
            var line = new Polyline(points.stream().flatMapToDouble(point -> DoubleStream.of(point.x(), point.y())).toArray());
            line.getStyleClass().add("edge");
            drawing.getChildren().add(line);
        });
        graph.boxes().forEach(box -> {
            var place = done.boxes().get(box.id());
            if (place != null) {
                var node = box(box);
                node.relocate(place.x(), place.y());
                boxes.put(box.id(), node);
                drawing.getChildren().add(node);
            }
        });
        drawing.getChildren().add(wire);
        wire.setVisible(false);
        empty.setVisible(graph.boxes().isEmpty());
        mark(model.selection().getValue());
        if (hadFocus) {
            Optional.ofNullable(boxes.get(model.selection().getValue())).ifPresent(Node::requestFocus);
        }
        fitIfFitted();
    }

    private Region box(GraphModel.Box box) {
        var title = new Label(box.title());
        title.getStyleClass().add("box-title");
        var detail = new Label(box.detail());
        detail.getStyleClass().add("box-detail");
        var texts = new VBox(title, detail);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var row = new HBox(Icons.of(box.icon()), texts);
        for (var text : box.badges()) {
            var badge = new Label(text);
            badge.getStyleClass().add("box-badge");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(badge);
        }
        if (box.errors() + box.warnings() > 0) {
            var badge = new Label(String.valueOf(box.errors() + box.warnings()), Icons.of(box.errors() > 0 ? "mdi2c-close-circle" : "mdi2a-alert"));
            badge.getStyleClass().add(box.errors() > 0 ? "sign-error" : "sign-warning");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(badge);
        }
        row.setId("node-" + box.id());
        row.getStyleClass().add("box");
        if (!box.style().isEmpty()) {
            row.getStyleClass().add("box-" + box.style());
        }
        if (!box.inPolicy()) {
            row.getStyleClass().add("box-outside");
        }
        row.setPrefSize(GraphLayout.BOX_WIDTH, GraphLayout.BOX_HEIGHT);
        row.setMinSize(GraphLayout.BOX_WIDTH, GraphLayout.BOX_HEIGHT);
        row.setMaxSize(GraphLayout.BOX_WIDTH, GraphLayout.BOX_HEIGHT);
        row.setFocusTraversable(true);
        row.setAccessibleRole(AccessibleRole.BUTTON);
        row.setAccessibleText(Stream.concat(Stream.of(box.title(), box.detail()), box.badges().stream()).collect(Collectors.joining(", ")));
        row.focusedProperty().subscribe(focused -> {
            if (focused && box.isInterface()) {
                model.select(box.inPolicy() ? box.id() : "");
            }
        });
        row.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            row.requestFocus();
            if (box.inPolicy() && box.isInterface()) {
                if (event.getClickCount() == 2) {
                    model.reveal(box.id());
                } else {
                    model.select(box.id());
                }
            }
            event.consume();
        });
        row.addEventHandler(MouseEvent.MOUSE_DRAGGED, MouseEvent::consume);
        if (!box.isInterface()) {
            return row;
        }
        var port = new Circle(6);
        port.getStyleClass().add("port");
        port.setId("port-" + box.id());
        var holder = new StackPane(row, port);
        StackPane.setAlignment(port, Pos.CENTER_RIGHT);
        port.setTranslateX(6);
        port.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                startWire(box.id());
                event.consume();
            }
        });
        return holder;
    }

    private void startWire(String lower) {
        wiring = Optional.of(lower);
        boxes.forEach((id, node) -> node.pseudoClassStateChanged(DIMMED, !id.equals(lower) && (id.startsWith("routes of") || id.equals("dns") || model.whyNot(lower, id).isPresent())));
    }

    private void moveWire(MouseEvent event) {
        wiring.ifPresent(lower -> {
            var place = layout.boxes().get(lower);
            var here = drawing.sceneToLocal(event.getSceneX(), event.getSceneY());
            if (place != null) {
                wire.setStartX(place.x() + GraphLayout.BOX_WIDTH);
                wire.setStartY(place.y() + GraphLayout.BOX_HEIGHT / 2);
                wire.setEndX(here.getX());
                wire.setEndY(here.getY());
                wire.setVisible(true);
            }
            at(event).filter(upper -> !upper.equals(lower)).flatMap(upper -> model.whyNot(lower, upper)).ifPresent(workbench::say);
        });
    }

    private void endWire(MouseEvent event) {
        wire.setVisible(false);
        boxes.values().forEach(node -> node.pseudoClassStateChanged(DIMMED, false));
        var lower = wiring;
        wiring = Optional.empty();
        lower.ifPresent(from -> at(event).filter(to -> !to.equals(from)).ifPresent(to -> model.connect(from, to)));
    }

    private Optional<String> at(MouseEvent event) {
        var here = drawing.sceneToLocal(event.getSceneX(), event.getSceneY());
        return layout.boxes().entrySet().stream()
                .filter(entry -> inside(entry.getValue(), here))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean inside(LeftToRight.Point place, Point2D point) {
        return point.getX() >= place.x() - 8
                && point.getX() <= place.x() + GraphLayout.BOX_WIDTH + 8
                && point.getY() >= place.y()
                && point.getY() <= place.y() + GraphLayout.BOX_HEIGHT;
    }

    private void mark(String selected) {
        boxes.forEach((id, node) -> node.pseudoClassStateChanged(SELECTED, id.equals(selected)));
    }

    private void onKey(KeyEvent event) {
        var selected = model.selection().getValue();
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (plain && event.getCode() == KeyCode.L && !selected.isEmpty()) {
            connectTo(selected);
        } else if (plain && event.getCode() == KeyCode.DELETE && !selected.isEmpty()) {
            model.delete(selected);
        } else if (plain && event.getCode() == KeyCode.DIGIT0) {
            fit();
        } else if (plain && event.getCode() == KeyCode.F2 && !selected.isEmpty()) {
            workbench.dialogs().ask("Rename " + selected, "New name", selected).ifPresent(name -> model.rename(selected, name.strip()));
        } else if (plain && event.getCode().isArrowKey()) {
            move(event.getCode(), selected);
        } else {
            return;
        }
        event.consume();
    }

    private void connectTo(String lower) {
        var targets = model.targetsOf(lower);
        if (targets.isEmpty()) {
            workbench.say("There is nothing that " + lower + " could be put under. Add a bond, a bridge or a VLAN first.");
            return;
        }
        workbench.dialogs().choose("Connect " + lower, "Put it under", targets).ifPresent(upper -> model.connect(lower, upper));
    }

    /// The nearest box in that direction.
    private void move(KeyCode direction, String selected) {
        var from = layout.boxes().get(selected);
        layout.boxes().entrySet().stream()
                .filter(entry -> from == null || ahead(from, entry.getValue(), direction))
                .min(Comparator.comparingDouble(entry -> from == null ? entry.getValue().x() + entry.getValue().y() : distance(from, entry.getValue())))
                .map(entry -> boxes.get(entry.getKey()))
                .ifPresent(node -> (node instanceof StackPane holder ? holder.getChildren().getFirst() : node).requestFocus());
    }

    private static boolean ahead(LeftToRight.Point from, LeftToRight.Point to, KeyCode direction) {
        return switch (direction) {
            case LEFT -> to.x() < from.x() - 1;
            case RIGHT -> to.x() > from.x() + 1;
            case UP -> to.y() < from.y() - 1;
            default -> to.y() > from.y() + 1;
        };
    }

    private static double distance(LeftToRight.Point a, LeftToRight.Point b) {
        return Math.hypot(a.x() - b.x(), a.y() - b.y());
    }

    private void fitIfFitted() {
        if (fitted) {
            fit();
        }
    }

    /// All of it in sight, not larger than life.
    void fit() {
        fitted = true;
        double width = pane.getWidth();
        double height = pane.getHeight();
        if (width <= 0 || height <= 0 || layout.width() <= 0) {
            return;
        }
        double factor = Math.clamp(Math.min(width / (layout.width() + 16), height / layout.height()), 0.05, 1);
        zoomTo(factor);
        drawing.setTranslateX(Math.max(0, (width - layout.width() * factor) / 2));
        drawing.setTranslateY(Math.max(0, (height - layout.height() * factor) / 2));
    }

    void zoom(double by) {
        fitted = false;
        zoomTo(Math.clamp(scale.getX() * by, SMALLEST, LARGEST));
    }

    private void zoomTo(double factor) {
        scale.setX(factor);
        scale.setY(factor);
    }

    private void onScroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom(event.getDeltaY() > 0 ? 1.1 : 1 / 1.1);
        } else {
            fitted = false;
            drawing.setTranslateX(drawing.getTranslateX() + event.getDeltaX());
            drawing.setTranslateY(drawing.getTranslateY() + event.getDeltaY());
        }
        event.consume();
    }
}
