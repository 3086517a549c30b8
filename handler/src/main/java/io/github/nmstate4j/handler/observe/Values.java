package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Sections of the document that the model keeps as they are, written key by key in the document's order.
final class Values {

    private final Map<String, Value> entries = new LinkedHashMap<>();

    static Values mapping() {
        return new Values();
    }

    Values text(String key, String text) {
        entries.put(key, new Value.Text(text));
        return this;
    }

    Values text(String key, Optional<String> text) {
        text.ifPresent(present -> text(key, present));
        return this;
    }

    Values number(String key, long number) {
        entries.put(key, Value.Num.of(number));
        return this;
    }

    Values bool(String key, boolean bool) {
        entries.put(key, new Value.Bool(bool));
        return this;
    }

    Values value(String key, Value value) {
        entries.put(key, value);
        return this;
    }

    Value.Mapping toMapping() {
        return new Value.Mapping(entries);
    }

    Extras toExtras() {
        return new Extras(entries);
    }

    static Value.Mapping texts(Map<String, String> texts) {
        var mapping = mapping();
        texts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> mapping.text(e.getKey(), e.getValue()));
        return mapping.toMapping();
    }
}
