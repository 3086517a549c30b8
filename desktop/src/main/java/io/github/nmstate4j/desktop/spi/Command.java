package io.github.nmstate4j.desktop.spi;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Something to do, from the command palette, a menu, a button or a key.
///
/// @param id `designer.undo`
/// @param icon as Ikonli names it; "" for none
/// @param key as `Shortcut+Shift+Z`, "" for none; people can change it
/// @param context where the key works: [#EVERYWHERE], or the id of a perspective
/// @param unavailable why it cannot be done now; empty when it can
/// @param run on the JavaFX thread; must not block
public record Command(
        String id,
        String title,
        String icon,
        String key,
        String context,
        ObservableValue<Optional<String>> unavailable,
        Runnable run) {

    public static final String EVERYWHERE = "";

    /// A command that can always be done, everywhere.
    public static Command of(String id, String title, String icon, String key, Runnable run) {
        return new Command(id, title, icon, key, EVERYWHERE, new ReadOnlyObjectWrapper<>(Optional.empty()), run);
    }

    public Command in(String perspective) {
        return new Command(id, title, icon, key, perspective, unavailable, run);
    }

    /// @param reason why it cannot be done now; empty when it can
    public Command unless(ObservableValue<Optional<String>> reason) {
        return new Command(id, title, icon, key, context, reason, run);
    }
}
