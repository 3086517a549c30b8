package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.document.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The keys of one kind of mapping, in the order in which they are written, and the record they make.
final class Table<R> implements Codec<R> {

    private final List<Key<R, ?>> keys;
    /// Every spelling, and the key it stands for.
    private final Map<String, Key<R, ?>> spellings = new HashMap<>();
    private final Set<String> readElsewhere;
    private final boolean keepsAnything;
    private final Function<R, Extras> extras;
    private final Function<Row, R> build;

    private Table(Columns<R> columns, Function<Row, R> build) {
        this.keys = List.copyOf(columns.keys);
        this.readElsewhere = Set.copyOf(columns.readElsewhere);
        this.keepsAnything = columns.keepsAnything;
        this.extras = columns.extras;
        this.build = build;
        for (var key : keys) {
            spellings.put(key.name(), key);
            key.aliases().forEach(alias -> spellings.put(alias, key));
        }
    }

    /// `definition` declares the keys and says how a row of them becomes a record.
    static <R> Table<R> of(Function<Columns<R>, Function<Row, R>> definition) {
        var columns = new Columns<R>();
        return new Table<>(columns, definition.apply(columns));
    }

    /// A key of the document and the component of the record that it fills. `position` is its place in the table.
    record Key<R, C>(
            int position,
            String name,
            List<String> aliases,
            Codec<C> codec,
            Function<R, Optional<C>> component,
            Presence presence) {

        private void unknownKeys(R row, Place place) {
            component.apply(row).ifPresent(value -> codec.unknownKeys(value, place.key(name)));
        }

        private Optional<Value> written(R row) {
            var given = component.apply(row);
            return given.isEmpty() && presence == Presence.NULL_WHEN_UNSET
                    ? Optional.of(new Value.Null())
                    : given.map(codec::write);
        }
    }

    /// Whether a key must be there.
    enum Presence {
        OPTIONAL,
        MANDATORY,
        /// Optional for us; readers of what we write want it all the same.
        NULL_WHEN_UNSET
    }

    static final class Columns<R> {
        private final List<Key<R, ?>> keys = new ArrayList<>();
        private final Set<String> readElsewhere = new HashSet<>();
        private boolean keepsAnything;
        private Function<R, Extras> extras = row -> Extras.none();

        <C> Key<R, C> key(String name, Codec<C> codec, Function<R, Optional<C>> component, String... aliases) {
            return add(name, codec, component, Presence.OPTIONAL, aliases);
        }

        /// A key without which there is no record.
        <C> Key<R, C> mandatory(String name, Codec<C> codec, Function<R, C> component) {
            return add(name, codec, row -> Optional.of(component.apply(row)), Presence.MANDATORY);
        }

        /// A key that is always written and may be left out.
        <C> Key<R, C> always(String name, Codec<C> codec, Function<R, C> component) {
            return key(name, codec, row -> Optional.of(component.apply(row)));
        }

        /// A key that is written without value when nothing is set.
        <C> Key<R, C> orNull(String name, Codec<C> codec, Function<R, Optional<C>> component) {
            return add(name, codec, component, Presence.NULL_WHEN_UNSET);
        }

        private <C> Key<R, C> add(
                String name, Codec<C> codec, Function<R, Optional<C>> component, Presence presence, String... aliases) {
            var key = new Key<>(keys.size(), name, List.of(aliases), codec, component, presence);
            keys.add(key);
            return key;
        }

        /// All keys of another table, in the same mapping. They come first, so that both find them at the same position.
        <B> Function<Row, B> include(Table<B> other, Function<R, B> part) {
            if (!keys.isEmpty()) {
                throw new IllegalStateException("included keys come first");
            }
            other.keys.forEach(key -> keys.add(over(key, part)));
            readElsewhere.addAll(other.readElsewhere);
            return other.build;
        }

        private static <R, B, C> Key<R, C> over(Key<B, C> key, Function<R, B> part) {
            return new Key<>(
                    key.position(),
                    key.name(),
                    key.aliases(),
                    key.codec(),
                    row -> key.component().apply(part.apply(row)),
                    key.presence());
        }

        /// A key by which somebody else chose this table.
        void readElsewhere(String name) {
            readElsewhere.add(name);
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
        private final @Nullable Value[] values;
        private final @Nullable String[] spellings;
        private final Place place;
        private Extras extras = Extras.none();
        private boolean complete = true;

        private Row(int size, Place place) {
            this.values = new Value[size];
            this.spellings = new String[size];
            this.place = place;
        }

        private void put(Key<?, ?> key, String spelling, Value value) {
            var before = values[key.position()];
            if (before == null) {
                values[key.position()] = value;
                spellings[key.position()] = spelling;
            } else if (!before.equals(value)) {
                var other = spelling.equals(key.name()) ? spellings[key.position()] : spelling;
                place.key(other == null ? spelling : other)
                        .error(
                                Place.DUPLICATE_KEY,
                                "`" + other + "` is another word for `" + key.name()
                                        + "` and says something else. Keep one of them.");
            }
        }

        <C> Optional<C> of(Key<?, C> key) {
            var value = values[key.position()];
            var spelling = spellings[key.position()];
            return value == null || spelling == null || isNothing(value, key)
                    ? Optional.empty()
                    : key.codec().read(value, place.key(spelling));
        }

        private static boolean isNothing(Value value, Key<?, ?> key) {
            return value instanceof Value.Null && key.codec().nullIsAbsent();
        }

        /// `standIn` keeps the reading going when the key is missing; the record is thrown away then.
        <C> C must(Key<?, C> key, C standIn) {
            var read = of(key);
            if (read.isEmpty()) {
                complete = false;
                var value = values[key.position()];
                if (value == null || isNothing(value, key)) {
                    place.error(Place.MISSING_KEY, "`" + key.name() + "` is missing here.");
                }
            }
            return read.orElse(standIn);
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
        var row = new Row(keys.size(), place);
        var unknown = new LinkedHashMap<String, Value>();
        mapping.entries().forEach((name, given) -> {
            var key = spellings.get(name);
            if (key == null && readElsewhere.contains(name)) {
                return;
            }
            if (key == null) {
                unknown.put(name, kept(name, given));
                if (!keepsAnything) {
                    warn(name, place.key(name));
                }
            } else {
                row.put(key, name, given);
            }
        });
        if (!unknown.isEmpty()) {
            row.extras = new Extras(unknown);
        }
        var record = build.apply(row);
        return row.complete ? Optional.of(record) : Optional.empty();
    }

    /// What nobody understands may be a secret all the same: the right key at another place, or nearly the right key.
    private Value kept(String name, Value value) {
        var secrets = keys.stream()
                .filter(key -> key.codec().equals(Scalars.SECRET))
                .map(Key::name)
                .toList();
        return Secrets.hidden(!secrets.isEmpty() && Nearest.of(name, secrets).isPresent(), name, value);
    }

    private List<String> someKeys() {
        return keys.stream().map(Key::name).limit(3).toList();
    }

    private void warn(String key, Place place) {
        place.warning(
                Place.UNKNOWN_KEY,
                "There is no key `" + Scalars.shortened(key) + "` here."
                        + Nearest.of(key, names())
                                .map(near -> " Did you mean `" + near + "`?")
                                .orElse(""));
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

    @Override
    public void unknownKeys(R row, Place place) {
        for (var key : keys) {
            key.unknownKeys(row, place);
        }
        if (!keepsAnything) {
            extras.apply(row).values().keySet().forEach(name -> warn(name, place.key(name)));
        }
    }

    @Override
    public Value schema(Schemas schemas, String name) {
        return schemas.of(this, name);
    }

    boolean takesAnything() {
        return keepsAnything;
    }

    Collection<Key<R, ?>> keys() {
        return keys;
    }

    /// Every key that is understood, aliases included.
    Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (var key : keys) {
            names.add(key.name());
            names.addAll(key.aliases());
        }
        names.addAll(readElsewhere);
        return names;
    }

    /// The tables that the mappings below a key may follow.
    List<Table<?>> below(String name) {
        var key = spellings.get(name);
        return key == null ? List.of() : key.codec().tables();
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(this);
    }
}
