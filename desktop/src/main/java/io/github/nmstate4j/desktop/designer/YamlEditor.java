package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.Completion;
import io.github.nmstate4j.desktop.document.PlacedFinding;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.layout.Region;

/// What the designer asks of a text editor. The control behind it may change with JavaFX; nothing else knows it.
interface YamlEditor {

    Region node();

    /// Shows this text; the caret stays where it was as far as that is possible.
    void show(String text, List<PlacedFinding> findings);

    /// Puts the caret there and the focus into the editor.
    void goTo(int offset);

    int caret();

    void onTyped(Consumer<String> listener);

    void onCaret(IntConsumer listener);

    /// What could be written at an offset of a text, for the list that opens by itself while people type, and by
    /// Ctrl+Space.
    void complete(Offers offers);

    /// Opens the list if what is typed could become something else.
    void suggest();

    @FunctionalInterface
    interface Offers {
        List<Completion.Offer> at(String text, int offset);
    }
}
