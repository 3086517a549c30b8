package com.example.gre;

import io.github.nmstate4j.desktop.document.Edits;
import io.github.nmstate4j.desktop.spi.InterfaceAccess;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The part of the form for a tunnel. Each edit is one step that people can undo.
final class GreForm {

    private final InterfaceAccess access;

    GreForm(InterfaceAccess access) {
        this.access = access;
    }

    Node node() {
        return new VBox(
                9,
                field("Local address", "local", Edits::scalar),
                field("Remote address", "remote", Edits::scalar),
                field("Key", "key", typed -> typed.matches("[0-9]+") ? typed : Edits.scalar(typed)));
    }

    private Node field(String label, String key, UnaryOperator<String> toYaml) {
        var field = new TextField();
        field.setId("field-gre-" + key);
        field.setAccessibleText(label);
        field.setOnAction(event -> commit(label, "gre." + key, field.getText().strip(), toYaml));
        field.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                commit(label, "gre." + key, field.getText().strip(), toYaml);
            }
        });
        // Follows what is typed into the YAML, and what is undone.
        access.current().subscribe(iface -> {
            if (!field.isFocused()) {
                field.setText(access.text("gre." + key).orElse(""));
            }
        });
        return new VBox(3, new Label(label), field);
    }

    private void commit(String label, String path, String typed, UnaryOperator<String> toYaml) {
        if (Optional.of(typed).equals(access.text(path).or(() -> Optional.of("")))) {
            return;
        }
        if (typed.isEmpty()) {
            access.remove("Clear " + label, path);
        } else {
            access.set("Set " + label, path, toYaml.apply(typed));
        }
    }
}
