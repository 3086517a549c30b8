package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.document.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The keys of one kind of mapping, in the order in which they are written, and the record they make.
final class Table<R> implements Codec<R> {

    private final List<Key<R, ?>> keys;
    private final Set<String> unsupported;
    private final Set<String> dropped;
    private final boolean keepsAnything;
    private final Function<R, Extras> extras;
    private final Function<Row, R> build;

    private Table(Columns<R> columns, Function<Row, R> build) {
        this.keys = List.copyOf(columns.keys);
        this.unsupported = Set.copyOf(columns.unsupported);
        this.dropped = Set.copyOf(columns.dropped);
        this.keepsAnything = columns.keepsAnything;
        this.extras = columns.extras;
        this.build = build;
    }

    /// `definition` declares the keys and says how a row of them becomes a record.
    static <R> Table<R> of(Function<Columns<R>, Function<Row, R>> definition) {
        var columns = new Columns<R>();
        return new Table<>(columns, definition.apply(columns));
    }

    /// A key of the document and the component of the record that it fills.
    record Key<R, C>(String name, List<String> aliases, Codec<C> codec, Function<R, Optional<C>> component) {

        private Optional<Value> written(R row) {
            return component.apply(row).map(codec::write);
        }
    }

    static final class Columns<R> {
        private final List<Key<R, ?>> keys = new ArrayList<>();
        private final Set<String> unsupported = new HashSet<>();
        private final Set<String> dropped = new HashSet<>();
        private boolean keepsAnything;
        private Function<R, Extras> extras = row -> Extras.none();

        <C> Key<R, C> key(String name, Codec<C> codec, Function<R, Optional<C>> component, String... aliases) {
            var key = new Key<>(name, List.of(aliases), codec, component);
            keys.add(key);
            return key;
        }

        /// A key that is always written.
        <C> Key<R, C> always(String name, Codec<C> codec, Function<R, C> component) {
            return key(name, codec, row -> Optional.of(component.apply(row)));
        }

        /// All keys of another table, in the same mapping.
        <B> Function<Row, B> include(Table<B> other, Function<R, B> part) {
            other.keys.forEach(key -> keys.add(over(key, part)));
            unsupported.addAll(other.unsupported);
            dropped.addAll(other.dropped);
            return other.build;
        }

        private static <R, B, C> Key<R, C> over(Key<B, C> key, Function<R, B> part) {
            return new Key<>(
                    key.name(), key.aliases(), key.codec(), row -> key.component().apply(part.apply(row)));
        }

        /// Keys of the schema that this version keeps but does not apply.
        void unsupported(String... names) {
            Collections.addAll(unsupported, names);
        }

        /// Keys that are only ever shown and mean nothing when given.
        void dropped(String... names) {
            Collections.addAll(dropped, names);
        }

        void extras(Function<R, Extras> component) {
            extras = component;
        }

        /// Nobody can tell yet which further keys are right.
        void keepsAnything() {
            keepsAnything = true;
        }
    }

    /// One mapping being read.
    static final class Row {
        private final Map<String, Value> entries;
        private final Place place;
        private final Extras extras;
        private boolean complete = true;

        private Row(Map<String, Value> entries, Place place, Extras extras) {
            this.entries = entries;
            this.place = place;
            this.extras = extras;
        }

        <C> Optional<C> of(Key<?, C> key) {
            var written = new ArrayList<String>();
            written.add(key.name());
            written.addAll(key.aliases());
            written.retainAll(entries.keySet());
            if (written.isEmpty()) {
                return Optional.empty();
            }
            var name = written.getFirst();
            if (written.size() > 1 && !Collections.nCopies(written.size(), value(name)).equals(values(written))) {
                place.key(written.get(1))
                        .error(
                                Place.DUPLICATE_KEY,
                                "`" + written.get(1) + "` is another word for `" + name
                                        + "` and says something else. Keep one of them.");
            }
            var value = value(name);
            if (value instanceof Value.Null && key.codec().nullIsAbsent()) {
                return Optional.empty();
            }
            return key.codec().read(value, place.key(name));
        }

        private Value value(String name) {
            return entries.getOrDefault(name, new Value.Null());
        }

        private List<Value> values(List<String> names) {
            return names.stream().map(this::value).toList();
        }

        /// `stand-in` keeps the reading going when the key is missing; the record is thrown away then.
        <C> C must(Key<?, C> key, C standIn) {
            var read = of(key);
            if (read.isEmpty()) {
                complete = false;
                if (isMissing(key)) {
                    place.error(Place.MISSING_KEY, "`" + key.name() + "` is missing here.");
                }
            }
            return read.orElse(standIn);
        }

        private boolean isMissing(Key<?, ?> key) {
            return !entries.containsKey(key.name())
                    ? key.aliases().stream().noneMatch(entries::containsKey)
                    : value(key.name()) instanceof Value.Null && key.codec().nullIsAbsent();
        }

        Extras extras() {
            return extras;
        }
    }

    @Override
    public Optional<R> read(Value value, Place place) {
        if (!(value instanceof Value.Mapping mapping)) {
            place.error(
                    Place.WRONG_VALUE,
                    "Expected keys (" + String.join(", ", someKeys()) + "), found " + Scalars.described(value) + ".");
            return Optional.empty();
        }
        var unknown = new LinkedHashMap<>(mapping.entries());
        unknown.keySet().removeAll(names());
        unknown.keySet().removeAll(dropped);
        if (!keepsAnything) {
            unknown.keySet().forEach(key -> warn(key, place.key(key)));
        }
        var row = new Row(mapping.entries(), place, unknown.isEmpty() ? Extras.none() : new Extras(unknown));
        var record = build.apply(row);
        return row.complete ? Optional.of(record) : Optional.empty();
    }

    private List<String> someKeys() {
        return keys.stream().map(Key::name).limit(3).toList();
    }

    private void warn(String key, Place place) {
        if (unsupported.contains(key)) {
            place.warning(Place.UNSUPPORTED_KEY, "`" + key + "` is kept, but this version does not apply it.");
        } else {
            place.warning(
                    Place.UNKNOWN_KEY,
                    "There is no key `" + key + "` here."
                            + Nearest.of(key, names())
                                    .map(near -> " Did you mean `" + near + "`?")
                                    .orElse(""));
        }
    }

    @Override
    public Value write(R row) {
        var entries = new LinkedHashMap<String, Value>();
        for (var key : keys) {
            key.written(row).ifPresent(value -> entries.put(key.name(), value));
        }
        extras.apply(row).values().forEach(entries::putIfAbsent);
        return new Value.Mapping(entries);
    }

    /// Every key that is understood, aliases included.
    Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (var key : keys) {
            names.add(key.name());
            names.addAll(key.aliases());
        }
        return names;
    }

    /// The tables that the mappings below a key may follow.
    List<Table<?>> below(String name) {
        return keys.stream()
                .filter(key -> key.name().equals(name) || key.aliases().contains(name))
                .flatMap(key -> key.codec().tables().stream())
                .toList();
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(this);
    }
}
