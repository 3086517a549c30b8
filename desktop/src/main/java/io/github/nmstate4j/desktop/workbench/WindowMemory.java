package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Memory;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Size and place of the window over restarts.
public final class WindowMemory {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private WindowMemory() {}

    /// Puts the window where it was, as far as that is on a screen, and remembers where it is closed.
    public static void follow(Stage stage, Memory memory) {
        var place = onScreen(
                new Rectangle2D(
                        memory.number("window.x", 40),
                        memory.number("window.y", 40),
                        memory.number("window.width", WIDTH),
                        memory.number("window.height", HEIGHT)),
                Screen.getPrimary().getVisualBounds());
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        stage.setMaximized(memory.get("window.maximized").filter("true"::equals).isPresent());
        stage.setOnHidden(event -> {
            memory.put("window.maximized", Boolean.toString(stage.isMaximized()));
            if (!stage.isMaximized()) {
                memory.put("window.x", Double.toString(stage.getX()));
                memory.put("window.y", Double.toString(stage.getY()));
                memory.put("window.width", Double.toString(stage.getWidth()));
                memory.put("window.height", Double.toString(stage.getHeight()));
            }
        });
    }

    /// The nearest place at which the whole window is on the screen.
    static Rectangle2D onScreen(Rectangle2D window, Rectangle2D screen) {
        double width = Math.min(window.getWidth(), screen.getWidth());
        double height = Math.min(window.getHeight(), screen.getHeight());
        return new Rectangle2D(
                Math.clamp(window.getMinX(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(window.getMinY(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height);
    }
}
