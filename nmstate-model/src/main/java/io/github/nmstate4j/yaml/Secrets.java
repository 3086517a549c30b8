package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.document.Value;
import java.util.LinkedHashMap;
import java.util.Set;

/// Finds secrets among values that are kept without being understood.
final class Secrets {

    static final Set<String> KEYS = Set.of("password", "private-key-password", "mka-cak", "psk");

    private Secrets() {}

    /// The value under this key with every secret in it hidden, and as one if it is one itself.
    static Value hidden(boolean secret, String key, Value value) {
        boolean here = secret || KEYS.contains(key);
        return switch (value) {
            case Value.Text text -> here ? new Value.Hidden(Secret.of(text.text())) : text;
            case Value.Num num -> here ? new Value.Hidden(Secret.of(num.toString())) : num;
            case Value.Bool bool -> bool;
            case Value.Null none -> none;
            case Value.Hidden hidden -> hidden;
            case Value.Sequence sequence ->
                new Value.Sequence(sequence.items().stream()
                        .map(item -> hidden(here, "", item))
                        .toList());
            case Value.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Value>();
                mapping.entries().forEach((name, item) -> entries.put(name, hidden(here, name, item)));
                yield new Value.Mapping(entries);
            }
        };
    }
}
