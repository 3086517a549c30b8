package io.github.nmstate4j.desktop.workbench;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Icons by their Ikonli name. Size and colour come from the style sheet.
public final class Icons {

    private static final Logger LOG = LoggerFactory.getLogger(Icons.class);
    private static final String UNKNOWN = "mdi2h-help-circle-outline";

    private Icons() {}

    public static Node of(String name) {
        if (name.isEmpty()) {
            return new Region();
        }
        return known(name);
    }

    /// A plug-in may name what is not there.
    private static Node known(String name) {
        try {
            return new FontIcon(name);
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            LOG.warn("There is no icon {}: {}", name, e.getMessage());
            return new FontIcon(UNKNOWN);
        }
    }
}
