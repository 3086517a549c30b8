package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the workbench is made of: its own extensions and the plug-ins, each with how it fares.
final class ExtensionsSheet {

    private final WorkbenchViewModel model;

    ExtensionsSheet(WorkbenchViewModel model) {
        this.model = model;
    }

    void open() {
        model.dialogs().sheet("Extensions", content());
    }

    private Node content() {
        var list = new VBox();
        list.setId("extensions");
        list.getStyleClass().add("extensions");
        var plugins = model.contributions().extensions().stream().filter(extension -> extension.jar().isPresent()).toList();
        list.getChildren().add(head("Plug-ins"));
        if (plugins.isEmpty()) {
            list.getChildren().add(muted("There are none."));
        }
        plugins.forEach(extension -> list.getChildren().add(row(extension)));
        model.installed().folder().ifPresent(folder -> list.getChildren()
                .add(muted("Plug-ins are jars in " + folder + ". Put one there, or take one away, and start again. "
                        + "This workbench has API level " + WorkbenchExtension.API_LEVEL + ".")));
        list.getChildren().add(head("Of the workbench itself"));
        model.contributions().extensions().stream()
                .filter(extension -> extension.jar().isEmpty())
                .forEach(extension -> list.getChildren().add(row(extension)));
        return list;
    }

    private static Label head(String text) {
        var head = new Label(text);
        head.getStyleClass().add("section-title");
        return head;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("muted");
        return label;
    }

    private Node row(Contributions.Loaded extension) {
        var name = new Label(extension.name());
        name.getStyleClass().add("extension-name");
        var from = isUnmade(extension) ? "" : extension.jar().map(Path::getFileName).map(file -> " · " + file).orElse("");
        var what = new VBox(2, name, muted(extension.id() + from));
        HBox.setHgrow(what, Priority.ALWAYS);
        var row = new HBox(12, Icons.of(icon(extension.state())), what);
        row.setId("extension-" + extension.id());
        row.getStyleClass().addAll("extension", style(extension.state()));
        if (extension.state() instanceof Contributions.State.LeftOut leftOut) {
            var why = new Label("Left out: " + leftOut.why());
            why.setWrapText(true);
            why.setMinHeight(Region.USE_PREF_SIZE);
            why.getStyleClass().add("extension-failure");
            what.getChildren().add(why);
        }
        toggle(extension).ifPresent(row.getChildren()::add);
        return row;
    }

    /// One that could not say its name goes by that of its jar.
    private static boolean isUnmade(Contributions.Loaded extension) {
        return extension.jar().map(Path::getFileName).map(Path::toString).filter(extension.id()::equals).isPresent();
    }

    private static String icon(Contributions.State state) {
        return switch (state) {
            case Contributions.State.AtWork atWork -> "mdi2p-puzzle-outline";
            case Contributions.State.SwitchedOff off -> "mdi2p-power-plug-off-outline";
            case Contributions.State.LeftOut leftOut -> "mdi2a-alert-circle-outline";
        };
    }

    private static String style(Contributions.State state) {
        return switch (state) {
            case Contributions.State.AtWork atWork -> "extension-at-work";
            case Contributions.State.SwitchedOff off -> "extension-off";
            case Contributions.State.LeftOut leftOut -> "extension-left-out";
        };
    }

    /// Plug-ins only: without its own extensions the workbench is none. A jar that cannot be read is taken away instead.
    private Optional<Node> toggle(Contributions.Loaded extension) {
        if (extension.jar().isEmpty() || isUnmade(extension)) {
            return Optional.empty();
        }
        var button = new Button();
        button.setMinWidth(Region.USE_PREF_SIZE);
        name(button, extension);
        button.setOnAction(event -> {
            boolean off = !model.contributions().isSwitchedOff(extension.id());
            model.contributions().switchOff(extension.id(), off);
            name(button, extension);
            model.say(extension.name() + " is " + (off ? "off" : "on") + " from the next start.");
        });
        return Optional.of(button);
    }

    private void name(Button button, Contributions.Loaded extension) {
        button.setText(model.contributions().isSwitchedOff(extension.id()) ? "Switch on" : "Switch off");
    }
}
