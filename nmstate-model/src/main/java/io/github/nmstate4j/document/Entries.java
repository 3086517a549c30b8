package io.github.nmstate4j.document;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Entries in order that never change, so that they can be shared instead of copied. Few lie side by side and are looked
/// through, which is quicker and smaller than hashing; of many each is found by its hash.
public abstract sealed class Entries<V> extends AbstractMap<String, V> {

    private static final int FEW = 10;

    private Entries() {}

    /// The same entries; those that never change are not copied.
    public static <V> Map<String, V> of(Map<String, V> entries) {
        if (entries instanceof Entries<V>) {
            return entries;
        }
        if (entries.size() > FEW) {
            return new Many<>(new LinkedHashMap<>(entries));
        }
        var builder = new Builder<V>(entries.size());
        entries.forEach(builder::put);
        return builder.build();
    }

    /// Entries as they come in.
    public static final class Builder<V> {

        private @Nullable String[] keys;
        private @Nullable Object[] values;
        private int size;
        private Map<String, V> many = Map.of();

        public Builder() {
            this(4);
        }

        private Builder(int capacity) {
            keys = new String[capacity];
            values = new Object[capacity];
        }

        public boolean has(String key) {
            return many.isEmpty() ? place(keys, size, key) >= 0 : many.containsKey(key);
        }

        /// The key must not be there already.
        public void put(String key, V value) {
            if (size < FEW) {
                if (size == keys.length) {
                    keys = Arrays.copyOf(keys, Math.min(FEW, 2 * size + 2));
                    values = Arrays.copyOf(values, keys.length);
                }
                keys[size] = key;
                values[size] = value;
            } else {
                if (size == FEW) {
                    many = new LinkedHashMap<>();
                    new Few<V>(keys, values, size).forEach(many::put);
                }
                many.put(key, value);
            }
            size++;
        }

        /// The builder is of no use any more.
        public Map<String, V> build() {
            return many.isEmpty() ? new Few<>(keys, values, size) : new Many<>(many);
        }
    }

    private static int place(@Nullable String[] keys, int size, @Nullable Object key) {
        for (int i = 0; i < size; i++) {
            if (Objects.equals(keys[i], key)) {
                return i;
            }
        }
        return -1;
    }

    private static final class Few<V> extends Entries<V> {

        private final @Nullable String[] keys;
        private final @Nullable Object[] values;
        private final int size;

        Few(@Nullable String[] keys, @Nullable Object[] values, int size) {
            this.keys = keys;
            this.values = values;
            this.size = size;
        }

        private String key(int place) {
            return Objects.requireNonNull(keys[place]);
        }

        @SuppressWarnings("unchecked")
        private V value(int place) {
            return (V) Objects.requireNonNull(values[place]);
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public @Nullable V get(@Nullable Object key) {
            int place = place(keys, size, key);
            return place < 0 ? null : value(place);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return place(keys, size, key) >= 0;
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super V> action) {
            for (int i = 0; i < size; i++) {
                action.accept(key(i), value(i));
            }
        }

        @Override
        public Set<Entry<String, V>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return size;
                }

                @Override
                public Iterator<Entry<String, V>> iterator() {
                    return new Iterator<>() {
                        private int next;

                        @Override
                        public boolean hasNext() {
                            return next < size;
                        }

                        @Override
                        public Entry<String, V> next() {
                            if (next == size) {
                                throw new NoSuchElementException();
                            }
                            var entry = Map.entry(key(next), value(next));
                            next++;
                            return entry;
                        }
                    };
                }
            };
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof Map<?, ?> map) || map.size() != size) {
                return false;
            }
            for (int i = 0; i < size; i++) {
                if (!value(i).equals(map.get(key(i)))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int sum = 0;
            for (int i = 0; i < size; i++) {
                sum += key(i).hashCode() ^ value(i).hashCode();
            }
            return sum;
        }
    }

    private static final class Many<V> extends Entries<V> {

        private final Map<String, V> entries;

        Many(Map<String, V> entries) {
            this.entries = entries;
        }

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public @Nullable V get(@Nullable Object key) {
            return entries.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
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
}
