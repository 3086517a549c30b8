package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What one capture says. Every part knows its place in the text, counted in characters from 0.
public sealed interface CaptureExpression {

    /// What the expression works on.
    Source source();

    /// The way from there.
    Path path();

    /// Keeps one branch: `dns-resolver.running`. Without a step: all of the source.
    record Keep(Source source, Path path) implements CaptureExpression {
        @Override
        public String toString() {
            return piped(source, path);
        }
    }

    /// Keeps the items that match: `interfaces.type == "ethernet"`.
    record Select(Source source, Path path, Comparison comparison, Operand operand) implements CaptureExpression {
        @Override
        public String toString() {
            return piped(source, path) + " " + comparison + " " + operand;
        }
    }

    /// Sets a property of all items: `capture.gw | routes.running.next-hop-interface := "br1"`.
    record Replace(Source source, Path path, Operand operand) implements CaptureExpression {
        @Override
        public String toString() {
            return piped(source, path) + " := " + operand;
        }
    }

    enum Comparison {
        EQUAL("=="),
        DIFFERENT("!=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        @Override
        public String toString() {
            return sign;
        }
    }

    sealed interface Source {

        /// The state the node has.
        record Node() implements Source {}

        /// What was captured under this name.
        record Captured(String name, int at) implements Source {
            @Override
            public String toString() {
                return "capture." + name;
            }
        }
    }

    sealed interface Operand {

        /// Where it starts.
        int at();

        /// A text, a number, a flag or null.
        record Literal(Value value, int at) implements Operand {
            @Override
            public String toString() {
                return value instanceof Value.Text text ? quoted(text.text()) : value.toString();
            }

            private static String quoted(String text) {
                var quote = text.indexOf('"') < 0 ? '"' : '\'';
                return quote + text + quote;
            }
        }

        /// The value at the end of a path.
        record Reference(Source source, Path path, int at) implements Operand {
            @Override
            public String toString() {
                return source instanceof Source.Captured captured ? captured + "." + path : path.toString();
            }
        }
    }

    record Path(List<Step> steps) {
        public Path {
            steps = List.copyOf(steps);
        }

        @Override
        public String toString() {
            return steps.stream().map(Step::name).collect(Collectors.joining("."));
        }
    }

    /// The key of a mapping, or the index of an item where it meets a list.
    record Step(String name, int at) {}

    /// The names of the captures that have to be known first.
    default Set<String> dependencies() {
        var names = new LinkedHashSet<String>();
        addTo(names, source());
        var operand =
                switch (this) {
                    case Keep keep -> null;
                    case Select select -> select.operand();
                    case Replace replace -> replace.operand();
                };
        if (operand instanceof Operand.Reference reference) {
            addTo(names, reference.source());
        }
        return names;
    }

    private static void addTo(Set<String> names, Source source) {
        if (source instanceof Source.Captured captured) {
            names.add(captured.name());
        }
    }

    private static String piped(Source source, Path path) {
        return switch (source) {
            case Source.Node node -> path.toString();
            case Source.Captured captured -> path.steps().isEmpty() ? captured.toString() : captured + " | " + path;
        };
    }
}
