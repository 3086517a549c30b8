package io.github.nmstate4j.desktop.workbench;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What pages of all places have in common.
public final class Pages {

    private Pages() {}

    public static Label title(String text) {
        var title = new Label(text);
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        return title;
    }

    /// The line above a page: its title at the left, the rest at the right.
    public static HBox head(String title, Node... right) {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var head = new HBox(title(title), spring);
        head.getChildren().addAll(right);
        head.getStyleClass().add("page-head");
        return head;
    }

    /// A button that is never cut short.
    public static Button button(String words, String icon, String id, Runnable action) {
        var button = new Button(words, Icons.of(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
