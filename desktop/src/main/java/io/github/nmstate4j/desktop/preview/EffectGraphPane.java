package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.workbench.Icons;
import io.github.nmstate4j.desktop.workbench.LeftToRight;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;

/// Draws what a policy does to the interfaces of a node: a sign, a colour and a kind of line for what comes, changes and
/// goes.
final class EffectGraphPane extends ScrollPane {

    private static final double WIDTH = 150;
    private static final double HEIGHT = 42;

    private final Pane drawing = new Pane();
    private final Function<String, Optional<String>> icons;

    /// @param icons of the types of interfaces
    EffectGraphPane(Function<String, Optional<String>> icons) {
        this.icons = icons;
        setId("preview-graph");
        getStyleClass().addAll("edge-to-edge", "effect-graph");
        setContent(new Group(drawing));
        setPannable(true);
    }

    void show(EffectGraph graph) {
        setAccessibleText("What changes on the node: " + graph.sentence());
        drawing.getChildren().clear();
        setVisible(!graph.boxes().isEmpty());
        setManaged(!graph.boxes().isEmpty());
        var sketch = new LeftToRight.Sketch<EffectGraph.Edge>(12, 12, 44);
        graph.boxes().forEach(box -> sketch.box(box.name(), WIDTH, HEIGHT));
        graph.edges().forEach(edge -> sketch.line(edge, edge.lower(), edge.upper()));
        var laid = sketch.layOut();
        drawing.setPrefSize(laid.width(), laid.height());
        setMinViewportHeight(Math.min(laid.height(), 190));
        setPrefViewportHeight(Math.min(laid.height(), 190));
        laid.lines().forEach((edge, points) -> {
            var shape = new Polyline(points.stream().flatMapToDouble(point -> DoubleStream.of(point.x(), point.y())).toArray());
            shape.getStyleClass().addAll("effect-line", style(edge.kind()));
            drawing.getChildren().add(shape);
        });
        for (var box : graph.boxes()) {
            var node = box(box);
            var place = laid.boxes().get(box.name());
            if (place != null) {
                node.relocate(place.x(), place.y());
                drawing.getChildren().add(node);
            }
        }
    }

    private static String style(Optional<Effect.Kind> kind) {
        return "effect-" + kind.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("same");
    }

    private Region box(EffectGraph.Box box) {
        var name = new Label(box.name());
        name.getStyleClass().add("effect-name");
        var type = new Label(box.type());
        type.getStyleClass().add("effect-type");
        var words = new VBox(name, type);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        var sign = new Label(box.kind().map(Effect.Kind::sign).orElse(""));
        sign.getStyleClass().add("effect-sign");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(7, sign, Icons.of(icons.apply(box.type()).orElse("mdi2i-ip-network")), words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setId("effect-" + box.name());
        row.getStyleClass().addAll("effect-box", style(box.kind()));
        row.setMinSize(WIDTH, HEIGHT);
        row.setMaxSize(WIDTH, HEIGHT);
        Tooltip.install(row, new Tooltip(box.name() + ", " + box.type()));
        return row;
    }
}
