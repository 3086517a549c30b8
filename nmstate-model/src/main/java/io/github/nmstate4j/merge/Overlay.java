package io.github.nmstate4j.merge;

import io.github.nmstate4j.document.Components;
import io.github.nmstate4j.document.Extras;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Lays a partial record over a complete one: sections and mappings key by key, anything else (lists too) as a whole.
final class Overlay {

    private Overlay() {}

    static <R extends Record> R of(R desired, R current) {
        if (!desired.getClass().equals(current.getClass())) {
            return desired;
        }
        var both = Components.values(desired);
        var found = Components.values(current);
        for (int i = 0; i < both.length; i++) {
            both[i] = either(both[i], found[i]);
        }
        return Components.rebuilt(desired, both);
    }

    private static Object either(Object desired, Object current) {
        if (desired instanceof Optional<?> wanted && current instanceof Optional<?> found) {
            if (wanted.isEmpty() || found.isEmpty()) {
                return wanted.isEmpty() ? found : wanted;
            }
            return Optional.of(either(wanted.get(), found.get()));
        }
        if (desired instanceof Extras wanted && current instanceof Extras found) {
            return new Extras(union(wanted.values(), found.values()));
        }
        if (desired instanceof Record wanted && current instanceof Record found) {
            return of(wanted, found);
        }
        // An empty mapping means "reset", as everywhere in the document.
        if (desired instanceof Map<?, ?> wanted && current instanceof Map<?, ?> found && !wanted.isEmpty()) {
            return union(wanted, found);
        }
        return desired;
    }

    private static <K, V> Map<K, V> union(Map<? extends K, ? extends V> wanted, Map<? extends K, ? extends V> found) {
        var both = new LinkedHashMap<K, V>(found);
        both.putAll(wanted);
        return both;
    }
}
