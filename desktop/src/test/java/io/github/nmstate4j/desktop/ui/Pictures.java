package io.github.nmstate4j.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.nmstate4j.desktop.workbench.Settings;
import io.github.nmstate4j.desktop.workbench.Theme;
import io.github.nmstate4j.desktop.workbench.Themes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/// Pictures of views without a window, in `target/screenshots`.
public final class Pictures {

    private static final Path FOLDER = Path.of("target", "screenshots");

    /// The sizes and themes that every view is looked at in.
    public enum Look {
        LIGHT_SMALL(Theme.LIGHT, 1280, 800),
        DARK_SMALL(Theme.DARK, 1280, 800),
        LIGHT(Theme.LIGHT, 1600, 1000),
        DARK(Theme.DARK, 1600, 1000);

        private final Theme theme;
        private final int width;
        private final int height;

        Look(Theme theme, int width, int height) {
            this.theme = theme;
            this.width = width;
            this.height = height;
        }

        String suffix() {
            return (theme == Theme.LIGHT ? "light" : "dark") + "-" + width + "x" + height;
        }
    }

    private Pictures() {}

    /// Takes the picture `<name>-<look>.png`. The view is made anew, laid out until it is still, and drawn.
    public static BufferedImage take(String name, Look look, Supplier<Parent> view) {
        Ui.start();
        var root = Ui.fx(() -> {
            Application.setUserAgentStylesheet(
                    look.theme == Theme.LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
            var parent = view.get();
            Themes.dress(parent, new Settings(1, look.theme, 100, true, Map.of(), Map.of()));
            return parent;
        });
        var scene = Ui.fx(() -> new Scene(root, look.width, look.height));
        // Some controls lay themselves out in the turn after the first.
        for (int i = 0; i < 4; i++) {
            Ui.run(() -> {
                root.applyCss();
                root.layout();
            });
        }
        var picture = Ui.fx(() -> SwingFXUtils.fromFXImage(scene.snapshot(null), null));
        write(picture, name + "-" + look.suffix());
        assertThat(colours(picture)).as("something was drawn in %s", name).isGreaterThan(12);
        return picture;
    }

    /// In all sizes and themes.
    public static void takeAll(String name, Supplier<Parent> view) {
        List.of(Look.values()).forEach(look -> take(name, look, view));
    }

    private static void write(BufferedImage picture, String name) {
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(picture, "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int colours(BufferedImage picture) {
        var colours = new HashSet<Integer>();
        for (int x = 0; x < picture.getWidth(); x += 3) {
            for (int y = 0; y < picture.getHeight(); y += 3) {
                colours.add(picture.getRGB(x, y));
            }
        }
        return colours.size();
    }
}
