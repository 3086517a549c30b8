package io.github.nmstate4j.desktop.workbench;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// Colours of the theme for pictures that are drawn rather than built of controls. Put [#pane] into the scene, where it takes
/// no place and is not seen.
public final class Swatches {

    private final Pane pane = new Pane();
    private final Map<String, Label> labels = new HashMap<>();
    private final Runnable changed;

    /// @param changed called when a colour is another, as after a change of theme
    public Swatches(Runnable changed) {
        this.changed = changed;
        pane.setManaged(false);
        pane.setVisible(false);
    }

    public Pane pane() {
        return pane;
    }

    /// @param name of the theme: `color-danger-emphasis`
    public Paint paint(String name) {
        return labels.computeIfAbsent(name, this::label).getTextFill();
    }

    /// The same with less of it.
    public Paint paint(String name, double opacity) {
        return paint(name) instanceof Color color ? color.deriveColor(0, 1, 1, opacity) : paint(name);
    }

    private Label label(String name) {
        var label = new Label();
        label.setStyle("-fx-text-fill: -" + name + ";");
        pane.getChildren().add(label);
        label.applyCss();
        label.textFillProperty().subscribe((before, now) -> changed.run());
        return label;
    }
}
