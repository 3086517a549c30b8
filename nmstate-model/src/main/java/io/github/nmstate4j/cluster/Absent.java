package io.github.nmstate4j.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the components of the resources hold when the object in the cluster leaves them out.
final class Absent {

    private Absent() {}

    static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /// Keeps the order of the keys.
    static <V> Map<String, V> map(@Nullable Map<String, V> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    static @Nullable JsonNode tree(@Nullable JsonNode given) {
        return given == null || given.isNull() || given.isMissingNode() ? null : given;
    }
}
