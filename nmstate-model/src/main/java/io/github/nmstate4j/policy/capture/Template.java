package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.KnownKeys;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.policy.capture.CaptureExpression.Operand;
import io.github.nmstate4j.policy.capture.CaptureExpression.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts captured values in the place of the references in a desired state. A text that is one reference becomes the
/// value it refers to, whatever that is; a reference within a text, or one of several, has to lead to a text, a number
/// or a flag. Keys are left as they are, and so are braces that stand alone.
public final class Template {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final Value NOTHING = new Value.Text("");

    private final KnownKeys keys;
    private final CaptureLimits limits;

    public Template(KnownKeys keys, CaptureLimits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /// The expanded desired state, unless something is wrong with it.
    public record Expansion(Optional<Value> desired, List<Finding> findings) {
        public Expansion {
            findings = List.copyOf(findings);
        }
    }

    /// @param captured by name
    public Expansion expand(Value desired, Map<String, Value> captured) {
        var run = new Run(captured, true);
        var expanded = run.expand(desired);
        if (run.findings.isEmpty() && run.expandedAnything) {
            try {
                Measure.check(expanded, limits, 0);
            } catch (ProblemException e) {
                run.findings.add(Finding.error(e.code(), DocumentPath.root(), String.valueOf(e.getMessage())));
            }
        }
        return new Expansion(run.findings.isEmpty() ? Optional.of(expanded) : Optional.empty(), run.findings);
    }

    /// What can be told before anything is captured: how references are written, and whether what they refer to is there.
    ///
    /// @param captures the names of the captures
    public List<Finding> check(Value desired, Set<String> captures) {
        var names = new LinkedHashMap<String, Value>();
        captures.forEach(name -> names.put(name, NOTHING));
        var run = new Run(names, false);
        run.expand(desired);
        return List.copyOf(run.findings);
    }

    private final class Run {
        private final Map<String, Value> captured;
        private final boolean looksUp;
        private final CaptureParser parser = new CaptureParser(keys, limits);
        private final List<DocumentPath.Step> place = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private boolean expandedAnything;
        private long characters;

        Run(Map<String, Value> captured, boolean looksUp) {
            this.captured = captured;
            this.looksUp = looksUp;
        }

        Value expand(Value value) {
            return switch (value) {
                case Value.Text text -> text.text().contains(OPEN) ? expand(text) : text;
                case Value.Mapping mapping -> {
                    var entries = new LinkedHashMap<String, Value>();
                    mapping.entries()
                            .forEach((key, item) -> entries.put(key, expand(new DocumentPath.Step.Key(key), item)));
                    yield new Value.Mapping(entries);
                }
                case Value.Sequence list -> {
                    var items = new ArrayList<Value>();
                    list.items().forEach(item -> items.add(expand(new DocumentPath.Step.Index(items.size()), item)));
                    yield new Value.Sequence(items);
                }
                default -> value;
            };
        }

        private Value expand(DocumentPath.Step step, Value value) {
            place.addLast(step);
            var expanded = expand(value);
            place.removeLast();
            return expanded;
        }

        private Value expand(Value.Text text) {
            try {
                expandedAnything = true;
                return expand(text.text());
            } catch (ProblemException e) {
                findings.add(e.in(text.text()).finding(new DocumentPath(place)));
                return text;
            }
        }

        private Value expand(String text) throws ProblemException {
            var written = new StringBuilder();
            int from = 0;
            for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
                int close = text.indexOf(CLOSE, open);
                if (close < 0) {
                    throw CaptureParser.syntax(open, "The reference that starts here does not end; close it with }}.");
                }
                var value = value(text, open + OPEN.length(), close);
                if (open == 0 && close + CLOSE.length() == text.length()) {
                    return value;
                }
                append(written, text.substring(from, open));
                append(written, scalar(value, open));
                from = close + CLOSE.length();
            }
            append(written, text.substring(from));
            return new Value.Text(written.toString());
        }

        private void append(StringBuilder written, String piece) throws ProblemException {
            characters += piece.length();
            if (characters > limits.characters()) {
                throw new ProblemException(
                        Problem.TOO_LARGE, 0, "The expanded texts are longer than " + limits.characters() + " characters.");
            }
            written.append(piece);
        }

        private String scalar(Value value, int at) throws ProblemException {
            return switch (value) {
                case Value.Text text -> text.text();
                case Value.Num num -> num.toString();
                case Value.Bool bool -> bool.toString();
                default ->
                    throw new ProblemException(
                            Problem.WRONG_VALUE,
                            at,
                            "This leads to " + Walk.kind(value) + ", which cannot be part of a text; let the reference"
                                    + " be all of the value, or go on to a text or a number.");
            };
        }

        private Value value(String text, int from, int to) throws ProblemException {
            if (to - from > limits.expression()) {
                throw new ProblemException(
                        Problem.TOO_LARGE,
                        from,
                        "The reference has " + (to - from) + " characters; at most " + limits.expression() + " are read.");
            }
            var tokens = Token.of(text.substring(from, to));
            if (tokens.size() != 1 || tokens.getFirst().kind() != Token.Kind.WORD) {
                throw CaptureParser.syntax(
                        from, "Between {{ and }} stands one reference: capture.<name>.<path>.");
            }
            var token = tokens.getFirst();
            var reference = parser.template(new Token(token.kind(), token.text(), from + token.at()));
            var state = state(reference);
            return looksUp ? new Walk(keys, reference.path()).lookup(state) : NOTHING;
        }

        private Value state(Operand.Reference reference) throws ProblemException {
            var name = reference.source() instanceof Source.Captured source ? source.name() : "";
            var state = captured.get(name);
            if (state == null) {
                throw new ProblemException(
                        Problem.UNKNOWN_CAPTURE, reference.at(), CaptureResolver.unknownCapture(name, captured.keySet()));
            }
            return state;
        }
    }
}
