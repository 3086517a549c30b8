package io.github.nmstate4j.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keys this version does not know, in the order they were written. They are written back unchanged.
public record Extras(Map<String, Value> values) {

    private static final Extras NONE = new Extras(Map.of());

    public Extras {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Extras none() {
        return NONE;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// The keys only: nobody knows what the values of unknown keys give away.
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
