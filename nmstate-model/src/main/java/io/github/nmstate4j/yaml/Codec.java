package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Value;
import java.util.List;
import java.util.Optional;

/// Reads and writes one kind of value. Reading reports to the place and gives nothing when it cannot go on.
interface Codec<T> {

    Optional<T> read(Value value, Place place);

    Value write(T value);

    /// Whether a key without a value counts as left out. Where a single value is expected it is a mistake.
    default boolean nullIsAbsent() {
        return true;
    }

    /// What JSON Schema can say of the value. `name` is the key it stands under.
    default Value schema(Schemas schemas, String name) {
        return Schemas.ANYTHING;
    }

    /// Reports the keys of a value that are kept although this version does not know them.
    default void unknownKeys(T value, Place place) {}

    /// The tables that the mappings below may follow.
    default List<Table<?>> tables() {
        return List.of();
    }
}
