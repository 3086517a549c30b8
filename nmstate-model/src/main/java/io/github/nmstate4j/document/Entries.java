package io.github.nmstate4j.document;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Entries in order that never change, so that they can be shared instead of copied.
public final class Entries<V> extends AbstractMap<String, V> {

    private final Map<String, V> entries;

    private Entries(Map<String, V> entries) {
        this.entries = entries;
    }

    /// The same entries; those that never change are not copied.
    public static <V> Map<String, V> of(Map<String, V> entries) {
        return entries instanceof Entries<V> ? entries : new Entries<>(new LinkedHashMap<>(entries));
    }

    static <V> Map<String, V> over(Map<String, V> entries) {
        return new Entries<>(entries);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public @Nullable V get(Object key) {
        return entries.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return Collections.unmodifiableMap(entries).entrySet();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        entries.forEach(action);
    }
}
