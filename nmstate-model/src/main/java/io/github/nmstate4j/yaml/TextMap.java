package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keys of the writer's own choice with a text each; a key without value is one to be removed. Written in the order of
/// the keys.
final class TextMap implements Codec<Map<String, Optional<String>>> {

    @Override
    public Optional<Map<String, Optional<String>>> read(Value value, Place place) {
        if (!(value instanceof Value.Mapping mapping)) {
            return Scalars.wrong(place, "keys with a text each", value);
        }
        var texts = new LinkedHashMap<String, Optional<String>>();
        mapping.entries().forEach((key, given) -> {
            if (given instanceof Value.Null) {
                texts.put(key, Optional.empty());
            } else {
                Scalars.TEXT.read(given, place.key(key)).ifPresent(text -> texts.put(key, Optional.of(text)));
            }
        });
        return Optional.of(texts);
    }

    @Override
    public Value write(Map<String, Optional<String>> texts) {
        var entries = new LinkedHashMap<String, Value>();
        new TreeMap<>(texts).forEach((key, text) ->
                entries.put(key, text.<Value>map(Value.Text::new).orElseGet(Value.Null::new)));
        return new Value.Mapping(entries);
    }

    @Override
    public Value schema(Schemas schemas, String name) {
        return Schemas.mapOf(Schemas.anyOf(Schemas.TEXT, Schemas.NULL));
    }
}
