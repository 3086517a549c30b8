package io.github.nmstate4j.desktop.workbench;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keys as commands name them.
final class Keys {

    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

    private Keys() {}

    static String forPeople(String key) {
        return key.replace("Shortcut", "Ctrl").replace("Left", "←").replace("Right", "→").replace("Plus", "+").replace("Minus", "−");
    }

    static boolean matches(String key, KeyEvent event) {
        if (key.isEmpty()) {
            return false;
        }
        try {
            return KeyCombination.valueOf(key).match(event);
        } catch (IllegalArgumentException e) {
            LOG.debug("The key {} is not understood", key, e);
            return false;
        }
    }
}
