package io.github.nmstate4j.desktop.workbench;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons by their Ikonli name. Size and colour come from the style sheet.
public final class Icons {

    private Icons() {}

    public static Node of(String name) {
        if (name.isEmpty()) {
            return new Region();
        }
        return new FontIcon(name);
    }
}
