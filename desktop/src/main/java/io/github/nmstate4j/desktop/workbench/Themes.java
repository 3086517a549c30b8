package io.github.nmstate4j.desktop.workbench;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Puts the theme and the font size on every window, also those opened later.
public final class Themes {

    private static final double BASE_FONT = 13;
    private static final String CONTRAST = "high-contrast";
    private static final String DARK = "dark";

    private final SettingsStore settings;

    private Themes(SettingsStore settings) {
        this.settings = settings;
    }

    /// Follows the settings from now on.
    public static void follow(SettingsStore settings) {
        var themes = new Themes(settings);
        settings.settings().subscribe(chosen -> themes.apply());
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> themes.apply());
        Window.getWindows().addListener((ListChangeListener<Window>) change -> themes.dressAll());
    }

    private void apply() {
        Application.setUserAgentStylesheet(isDark(chosen().theme()) ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        dressAll();
    }

    private Settings chosen() {
        return settings.settings().getValue();
    }

    private static boolean isDark(Theme theme) {
        return switch (theme) {
            case LIGHT -> false;
            case DARK, HIGH_CONTRAST -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void dressAll() {
        for (var window : Window.getWindows()) {
            if (window.getScene() != null) {
                dress(window.getScene());
            }
        }
    }

    private void dress(Scene scene) {
        dress(scene.getRoot(), chosen());
    }

    /// Style sheet, theme and font size of one root, for pictures without a window as well.
    public static void dress(Parent root, Settings chosen) {
        var sheet = Objects.requireNonNull(Themes.class.getResource("workbench.css")).toExternalForm();
        if (!root.getStylesheets().contains(sheet)) {
            root.getStylesheets().addFirst(sheet);
        }
        toggle(root, CONTRAST, chosen.theme() == Theme.HIGH_CONTRAST);
        toggle(root, DARK, isDark(chosen.theme()));
        root.setStyle("-fx-font-size: " + BASE_FONT * chosen.fontPercent() / 100 + "px;");
    }

    private static void toggle(Parent root, String styleClass, boolean on) {
        root.getStyleClass().remove(styleClass);
        if (on) {
            root.getStyleClass().add(styleClass);
        }
    }
}
