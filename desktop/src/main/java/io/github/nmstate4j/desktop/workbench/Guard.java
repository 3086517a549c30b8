package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.PerspectiveView;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Between the workbench and the code of one extension: what fails there is named in its place, and nothing else stops.
final class Guard {

    private final Extension extension;
    private final Set<String> told = new HashSet<>();

    /// @param switchOff keeps it from being loaded at the next start; nothing for those of the workbench
    record Extension(String name, boolean plugin, Runnable switchOff) {}

    Guard(Extension extension) {
        this.extension = extension;
    }

    /// @param what fails, for people: `The section Key`
    @SuppressWarnings("IllegalCatch")
    <T> T value(String what, Supplier<T> code, T otherwise) {
        try {
            return code.get();
        } catch (RuntimeException | LinkageError e) {
            if (told.add(what)) {
                ErrorReports.log(what + " of the extension " + extension.name() + " fails", e);
            }
            return otherwise;
        }
    }

    @SuppressWarnings("IllegalCatch")
    Node view(String what, Supplier<Node> code) {
        try {
            return code.get();
        } catch (RuntimeException | LinkageError e) {
            return card(what, e);
        }
    }

    @SuppressWarnings("IllegalCatch")
    PerspectiveView perspective(String what, Supplier<PerspectiveView> code) {
        try {
            return code.get();
        } catch (RuntimeException | LinkageError e) {
            var card = card(what, e);
            return () -> card;
        }
    }

    private Parent card(String what, Throwable failure) {
        var id = ErrorReports.log(what + " of the extension " + extension.name() + " fails", failure);
        var title = new Label(what + " cannot be shown", Icons.of("mdi2a-alert-circle-outline"));
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        var why = new Label("The extension " + extension.name() + " fails: " + ErrorReports.redacted(String.valueOf(failure.getMessage()))
                + " (in the log: " + id + ")");
        why.setWrapText(true);
        var card = new VBox(title, why);
        card.getStyleClass().add("error-card");
        if (extension.plugin()) {
            var off = new Button("Switch off " + extension.name());
            off.getStyleClass().add("small");
            off.setOnAction(event -> {
                extension.switchOff().run();
                off.setText("Off from the next start");
                off.setDisable(true);
            });
            card.getChildren().add(off);
        }
        return card;
    }
}
