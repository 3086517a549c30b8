package io.github.nmstate4j.document;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Entries in order that never change, so that they can be shared instead of copied.
final class Entries extends AbstractMap<String, Value> {

    private final Map<String, Value> entries;

    private Entries(Map<String, Value> entries) {
        this.entries = entries;
    }

    static Map<String, Value> of(Map<String, Value> entries) {
        return entries instanceof Entries ? entries : new Entries(new LinkedHashMap<>(entries));
    }

    static Map<String, Value> over(Map<String, Value> entries) {
        return new Entries(entries);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public @Nullable Value get(Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public Set<Entry<String, Value>> entrySet() {
        return Collections.unmodifiableMap(entries).entrySet();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Value> action) {
        entries.forEach(action);
    }
}
