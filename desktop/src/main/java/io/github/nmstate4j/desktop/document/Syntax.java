package io.github.nmstate4j.desktop.document;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The parts of a YAML text with their places.
public sealed interface Syntax {

    /// From the first to the last character; of a block, without the line end behind it.
    Span span();

    Value value();

    /// `key: value` pairs, in the order of the text.
    record Mapping(List<Entry> entries, boolean flow, Span span) implements Syntax {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
        }

        @Override
        public Value value() {
            var values = new LinkedHashMap<String, Value>();
            entries.forEach(entry -> values.putIfAbsent(entry.key().text(), entry.value().value()));
            return new Value.Mapping(values);
        }
    }

    record Entry(Scalar key, Syntax value) {
        public Span span() {
            return new Span(key.span().start(), Math.max(key.span().end(), value.span().end()));
        }
    }

    record Sequence(List<Syntax> items, boolean flow, Span span) implements Syntax {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public Value value() {
            return new Value.Sequence(items.stream().map(Syntax::value).toList());
        }
    }

    /// @param text as it is meant, without quotes and escapes
    /// @param plain written without quotes on one line
    record Scalar(String text, boolean plain, Value value, Span span) implements Syntax {}

    /// The part at a path below this one.
    default Optional<Syntax> at(DocumentPath path) {
        Optional<Syntax> found = Optional.of(this);
        for (var step : path.steps()) {
            found = found.flatMap(part -> part.child(step));
        }
        return found;
    }

    /// The part at a path, or the nearest one around it.
    default Syntax near(DocumentPath path) {
        Syntax found = this;
        for (var step : path.steps()) {
            var child = found.child(step);
            if (child.isEmpty()) {
                break;
            }
            found = child.get();
        }
        return found;
    }

    private Optional<Syntax> child(DocumentPath.Step step) {
        return switch (step) {
            case DocumentPath.Step.Key key when this instanceof Mapping mapping -> mapping.entry(key.name()).map(Entry::value);
            case DocumentPath.Step.Index index when this instanceof Sequence sequence && index.index() < sequence.items().size() ->
                Optional.of(sequence.items().get(index.index()));
            default -> Optional.empty();
        };
    }

    /// The path of the innermost part that holds this place of the text.
    default DocumentPath pathAt(int offset) {
        var steps = new ArrayList<DocumentPath.Step>();
        Syntax part = this;
        while (true) {
            var deeper = switch (part) {
                case Mapping mapping -> mapping.entries().stream()
                        .filter(entry -> entry.span().contains(offset))
                        .reduce((first, second) -> second)
                        .map(entry -> {
                            steps.add(new DocumentPath.Step.Key(entry.key().text()));
                            return entry.value();
                        });
                case Sequence sequence -> {
                    int index = -1;
                    for (int i = 0; i < sequence.items().size(); i++) {
                        if (sequence.items().get(i).span().contains(offset)) {
                            index = i;
                        }
                    }
                    if (index < 0) {
                        yield Optional.<Syntax>empty();
                    }
                    steps.add(new DocumentPath.Step.Index(index));
                    yield Optional.of(sequence.items().get(index));
                }
                case Scalar scalar -> Optional.<Syntax>empty();
            };
            if (deeper.isEmpty()) {
                return new DocumentPath(steps);
            }
            part = deeper.get();
        }
    }
}
