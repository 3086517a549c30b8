package io.github.nmstate4j.desktop.document;

import io.github.nmstate4j.desktop.document.CaretPlace.Frame;
import io.github.nmstate4j.desktop.document.Vocabulary.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What could be written at a place of a policy: keys and words by the schema, names by the cluster.
public final class Completion {

    private static final int MOST = 200;
    private static final Set<String> REFERENCES = Set.of(
            "base-iface", "port", "ports", "slaves", "port1", "port2", "primary", "copy-mac-from", "next-hop-interface", "iif", "route-iface", "peer");

    private static final Set<String> NAMED = Set.of("interfaces", "port", "ports");

    /// @param text how the list shows it
    /// @param insert what is written in the place of `replaces`; the caret goes behind it
    public record Offer(String text, String detail, String insert, Span replaces) {}

    private final PolicySchema schema = PolicySchema.usual();
    private final Vocabulary vocabulary;

    public Completion(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Those that begin with what is typed, then those that have it in them. Works on text that is half written.
    public List<Offer> at(String text, int offset) {
        return CaretPlace.of(text, offset).map(this::at).orElse(List.of());
    }

    private List<Offer> at(CaretPlace place) {
        var schemas = schema.root();
        for (int i = 0; i < place.frames().size(); i++) {
            schemas = below(schemas, place.frames().get(i));
        }
        var offers = new LinkedHashMap<String, Offer>();
        if (place.isValue() || (place.isItem() && schemas.stream().noneMatch(schema::isObject))) {
            values(place, schemas).forEach(value -> offers.putIfAbsent(value.word().text(), value(place, value, "")));
        } else {
            keys(place, schemas).forEach((key, below) -> offers.putIfAbsent(key.text(), key(place, key, below, "")));
            // In a list that has no dash here yet.
            schemas.stream().flatMap(one -> schema.items(one).stream()).forEach(item -> {
                schema.expanded(item, Map.of()).forEach(one -> one.keys().forEach(
                        (key, below) -> offers.putIfAbsent(key, key(place, new Word(key, "new item"), List.of(below), "- "))));
                if (!schema.isObject(item)) {
                    values(place, List.of(item)).forEach(value -> offers.putIfAbsent(value.word().text(), value(place, value, "- ")));
                }
            });
        }
        return offers.values().stream().filter(offer -> matches(offer, place)).sorted(order(place)).limit(MOST).toList();
    }

    private List<PolicySchema.Part> below(List<PolicySchema.Part> parts, Frame frame) {
        var expanded = parts.stream().flatMap(part -> schema.expanded(part, frame.siblings()).stream()).toList();
        return switch (frame.step()) {
            case CaretPlace.Key(var key) -> expanded.stream().flatMap(part -> part.below(key).stream()).toList();
            case CaretPlace.Item item -> expanded.stream().flatMap(part -> schema.items(part).stream()).toList();
        };
    }

    private Map<Word, List<PolicySchema.Part>> keys(CaretPlace place, List<PolicySchema.Part> parts) {
        var keys = new LinkedHashMap<Word, List<PolicySchema.Part>>();
        if (place.endsWith("nodeSelector")) {
            vocabulary.labels().forEach(label -> keys.put(label, List.of()));
        }
        parts.stream()
                .flatMap(part -> schema.expanded(part, place.siblings()).stream())
                .forEach(part -> part.keys().forEach((key, below) -> keys.computeIfAbsent(new Word(key, below.description()), ignored -> new ArrayList<>())
                        .add(below)));
        keys.keySet().removeIf(key -> place.siblings().containsKey(key.text()) && !key.text().equals(place.typed()));
        return keys;
    }

    /// @param yaml how it is written
    private record Value(Word word, String yaml) {}

    private List<Value> values(CaretPlace place, List<PolicySchema.Part> parts) {
        var key = place.lastKey();
        var names = place.isIn("nodeSelector") ? vocabulary.values(key)
                : key.equals("type") && place.isIn("interfaces") ? vocabulary.types()
                : REFERENCES.contains(key) || (key.equals("name") && NAMED.stream().anyMatch(place::isIn)) ? vocabulary.interfaces()
                : List.<Word>of();
        return Stream.concat(
                        names.stream().map(name -> new Value(name, Edits.scalar(name.text()))),
                        parts.stream()
                                .flatMap(part -> schema.expanded(part, Map.of()).stream())
                                .flatMap(part -> part.words().stream())
                                .map(word -> new Value(new Word(word, ""), word)))
                .toList();
    }

    private static Offer value(CaretPlace place, Value value, String before) {
        return offer(place.word(), value.word(), before + value.yaml());
    }

    private static Offer offer(Span replaces, Word word, String insert) {
        return new Offer(word.text(), word.detail(), insert, replaces);
    }

    /// A mapping or a list goes on in the next line.
    private Offer key(CaretPlace place, Word key, List<PolicySchema.Part> below, String before) {
        var written = before + Edits.scalar(key.text()) + ":";
        var parts = below.stream().flatMap(part -> schema.expanded(part, Map.of()).stream()).toList();
        var indent = " ".repeat(place.column() + before.length() + 2);
        var insert = place.hasColon() ? written
                : parts.stream().anyMatch(part -> !schema.items(part).isEmpty()) ? written + "\n" + indent + "- "
                : parts.stream().anyMatch(schema::isObject) ? written + "\n" + indent
                : written + " ";
        return offer(place.hasColon() ? new Span(place.word().start(), place.word().end() + 1) : place.word(), key, insert);
    }

    private static boolean matches(Offer offer, CaretPlace place) {
        return offer.text().toLowerCase(Locale.ROOT).contains(place.typed().toLowerCase(Locale.ROOT));
    }

    /// As they come, but what begins as typed goes before what only has it in it.
    private static Comparator<Offer> order(CaretPlace place) {
        var typed = place.typed().toLowerCase(Locale.ROOT);
        return Comparator.comparing((Offer offer) -> !offer.text().toLowerCase(Locale.ROOT).startsWith(typed));
    }
}
