package io.github.nmstate4j.document;

import java.util.List;

/// A place in a document, from the root: `interfaces[2].ipv4.address[0].prefix-length`.
public record DocumentPath(List<Step> steps) {

    private static final DocumentPath ROOT = new DocumentPath(List.of());

    /// One step down: the key of a mapping or the index of a sequence.
    public sealed interface Step {
        record Key(String name) implements Step {}

        record Index(int index) implements Step {}
    }

    public DocumentPath {
        steps = List.copyOf(steps);
    }

    public static DocumentPath root() {
        return ROOT;
    }

    /// The path of these keys: `of("routes", "config")`.
    public static DocumentPath of(String... keys) {
        var path = ROOT;
        for (var key : keys) {
            path = path.key(key);
        }
        return path;
    }

    public DocumentPath key(String name) {
        return with(new Step.Key(name));
    }

    public DocumentPath index(int index) {
        return with(new Step.Index(index));
    }

    private DocumentPath with(Step step) {
        var longer = steps.toArray(new Step[steps.size() + 1]);
        longer[steps.size()] = step;
        return new DocumentPath(List.of(longer));
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Step.Key key -> text.append(text.isEmpty() ? "" : ".").append(key.name());
                case Step.Index index -> text.append('[').append(index.index()).append(']');
            }
        }
        return text.toString();
    }
}
