package io.github.nmstate4j.desktop.workbench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What people chose, and what the workbench remembers for them.
///
/// @param version of this form; 1
/// @param fontPercent from 80 to 200
/// @param keys the key of a command by its id; "" takes the key away
/// @param memory small values of the features
@JsonIgnoreProperties(ignoreUnknown = true)
public record Settings(int version, Theme theme, int fontPercent, boolean reducedMotion, Map<String, String> keys, Map<String, String> memory) {

    public Settings(
            int version,
            @Nullable Theme theme,
            int fontPercent,
            boolean reducedMotion,
            @Nullable Map<String, String> keys,
            @Nullable Map<String, String> memory) {
        this.version = version;
        this.theme = theme == null ? Theme.SYSTEM : theme;
        this.fontPercent = fontPercent == 0 ? 100 : Math.clamp(fontPercent, 80, 200);
        this.reducedMotion = reducedMotion;
        this.keys = new TreeMap<>(keys == null ? Map.of() : keys);
        this.memory = new TreeMap<>(memory == null ? Map.of() : memory);
    }

    public static Settings standard() {
        return new Settings(1, Theme.SYSTEM, 100, false, Map.of(), Map.of());
    }
}
