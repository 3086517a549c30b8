package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.KnownKeys;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding.Severity;
import io.github.nmstate4j.policy.capture.CaptureExpression.Comparison;
import io.github.nmstate4j.policy.capture.CaptureExpression.Operand;
import io.github.nmstate4j.policy.capture.CaptureExpression.Path;
import io.github.nmstate4j.policy.capture.CaptureExpression.Source;
import io.github.nmstate4j.policy.capture.CaptureExpression.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads expressions. The keys of the sections of a state are checked here; those of interfaces are not, since a node
/// may have more of them than we know.
public final class CaptureParser {

    static final String CAPTURE = "capture";
    private static final String INTERFACES = "interfaces";
    private static final Pattern INDEX = Pattern.compile("\\d+");
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,17}");

    private final KnownKeys keys;
    private final CaptureLimits limits;

    /// @param keys those that network states have
    public CaptureParser(KnownKeys keys, CaptureLimits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /// The expression, unless a problem is an error.
    public record Parsed(Optional<CaptureExpression> expression, List<Problem> problems) {
        public Parsed {
            problems = List.copyOf(problems);
        }
    }

    public Parsed parse(String text) {
        try {
            var expression = expression(text);
            return new Parsed(Optional.of(expression), doubts(text, expression));
        } catch (ProblemException e) {
            return new Parsed(Optional.empty(), List.of(e.in(text)));
        }
    }

    CaptureExpression expression(String text) throws ProblemException {
        if (text.length() > limits.expression()) {
            throw new ProblemException(
                    Problem.TOO_LARGE,
                    0,
                    "The expression has " + text.length() + " characters; at most " + limits.expression() + " are read.");
        }
        var tokens = Token.of(text);
        if (tokens.isEmpty()) {
            throw syntax(0, "The expression is empty; write a path such as routes.running, or interfaces.name == \"eth0\".");
        }
        int pipe = only(tokens, "pipe", token -> token.kind() == Token.Kind.PIPE);
        return pipe < 0
                ? pipeless(tokens, text.stripTrailing().length())
                : piped(source(tokens, pipe), tokens.subList(pipe + 1, tokens.size()), text.stripTrailing().length());
    }

    private static int only(List<Token> tokens, String what, Predicate<Token> wanted) throws ProblemException {
        int found = -1;
        for (int i = 0; i < tokens.size(); i++) {
            if (wanted.test(tokens.get(i))) {
                if (found >= 0) {
                    throw syntax(
                            tokens.get(i).at(),
                            "This is the second " + what + "; an expression has one. Write a capture for each step.");
                }
                found = i;
            }
        }
        return found;
    }

    private Source.Captured source(List<Token> tokens, int pipe) throws ProblemException {
        if (pipe == 0) {
            throw syntax(tokens.getFirst().at(), "Nothing stands before the pipe; it takes capture.<name>.");
        }
        var token = tokens.getFirst();
        var steps = token.kind() == Token.Kind.WORD ? steps(token) : List.<Step>of();
        if (pipe > 1 || steps.size() != 2 || !isCapture(steps)) {
            throw syntax(token.at(), "Before the pipe stands capture.<name> and nothing else.");
        }
        return new Source.Captured(steps.get(1).name(), token.at());
    }

    private CaptureExpression piped(Source.Captured source, List<Token> tokens, int end) throws ProblemException {
        if (tokens.isEmpty()) {
            throw syntax(end, "Nothing follows the pipe; write the path that goes on from " + source + ".");
        }
        int operator = operator(tokens);
        var path = path(operator < 0 ? tokens : left(tokens, operator));
        if (isCapture(path.steps())) {
            throw syntax(
                    path.steps().getFirst().at(),
                    "The path after the pipe starts in " + source + "; leave out the capture here, or the pipe.");
        }
        return expression(source, checked(path), tokens, operator, end);
    }

    private CaptureExpression pipeless(List<Token> tokens, int end) throws ProblemException {
        int operator = operator(tokens);
        var path = path(operator < 0 ? tokens : left(tokens, operator));
        if (!isCapture(path.steps())) {
            return expression(new Source.Node(), checked(path), tokens, operator, end);
        }
        var at = path.steps().getFirst().at();
        if (path.steps().size() < 2) {
            throw syntax(at, "The name of a capture is missing; write capture.<name>.");
        }
        var source = new Source.Captured(path.steps().get(1).name(), at);
        var rest = new Path(path.steps().subList(2, path.steps().size()));
        if (operator >= 0 && rest.steps().isEmpty()) {
            throw syntax(at, "A property is missing after " + source + "; go on with .interfaces.name for example.");
        }
        return expression(source, checked(rest), tokens, operator, end);
    }

    private static int operator(List<Token> tokens) throws ProblemException {
        return only(tokens, "operator", Token::isOperator);
    }

    private static List<Token> left(List<Token> tokens, int operator) throws ProblemException {
        var sign = tokens.get(operator);
        if (operator == 0) {
            throw syntax(sign.at(), "Nothing stands before " + sign.text() + "; it takes a path such as interfaces.name.");
        }
        if (operator == 1 && !tokens.getFirst().isPath()) {
            throw syntax(
                    tokens.getFirst().at(),
                    "Before " + sign.text() + " stands a path to a property, such as interfaces.name.");
        }
        return tokens.subList(0, operator);
    }

    private Path path(List<Token> tokens) throws ProblemException {
        var first = tokens.getFirst();
        if (first.kind() != Token.Kind.WORD) {
            throw syntax(first.at(), "A path is expected here, such as interfaces.name.");
        }
        if (tokens.size() > 1) {
            throw syntax(tokens.get(1).at(), "This is one word too many; a path has no spaces, and ==, != or := follow it.");
        }
        return new Path(steps(first));
    }

    private CaptureExpression expression(Source source, Path path, List<Token> tokens, int operator, int end)
            throws ProblemException {
        if (operator < 0) {
            return new CaptureExpression.Keep(source, path);
        }
        var sign = tokens.get(operator);
        var right = tokens.subList(operator + 1, tokens.size());
        if (right.isEmpty()) {
            throw syntax(end, "Nothing follows " + sign.text() + "; write a value or a path.");
        }
        if (right.size() > 1) {
            throw syntax(right.get(1).at(), "This is one word too many; quote a text that has spaces.");
        }
        var operand = operand(right.getFirst());
        return switch (sign.kind()) {
            case EQUAL -> new CaptureExpression.Select(source, path, Comparison.EQUAL, operand);
            case DIFFERENT -> new CaptureExpression.Select(source, path, Comparison.DIFFERENT, operand);
            default -> new CaptureExpression.Replace(source, path, operand);
        };
    }

    private Operand operand(Token token) throws ProblemException {
        if (token.kind() == Token.Kind.QUOTED) {
            return new Operand.Literal(new Value.Text(token.text()), token.at());
        }
        return token.isPath() ? reference(token) : new Operand.Literal(literal(token.text()), token.at());
    }

    private static Value literal(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "null" -> new Value.Null();
            case "true" -> new Value.Bool(true);
            case "false" -> new Value.Bool(false);
            default -> NUMBER.matcher(word).matches() ? new Value.Num(new BigDecimal(word)) : new Value.Text(word);
        };
    }

    private Operand.Reference reference(Token token) throws ProblemException {
        var root = token.text().substring(0, token.text().indexOf('.'));
        var sections = keys.at(DocumentPath.root());
        if (!root.equals(CAPTURE) && !sections.isEmpty() && !sections.contains(root)) {
            var meant = keys.nearest(DocumentPath.root(), root).or(() -> nearCapture(root));
            throw new ProblemException(
                    Problem.UNKNOWN_KEY,
                    token.at(),
                    "A word with a dot is a path, and no path starts with `" + root + "`; "
                            + meant.map(word -> "did you mean `" + word + "`? ").orElse("")
                            + "A value has to be quoted: \"" + token.text() + "\".");
        }
        var steps = steps(token);
        if (!isCapture(steps)) {
            return new Operand.Reference(new Source.Node(), checked(new Path(steps)), token.at());
        }
        return capturedReference(steps, token.at());
    }

    /// A reference as templates have it.
    Operand.Reference template(Token token) throws ProblemException {
        var steps = steps(token);
        if (!isCapture(steps)) {
            var first = steps.getFirst().name();
            throw syntax(
                    token.at(),
                    "A reference starts with capture.<name>"
                            + nearCapture(first).map(word -> "; did you mean `" + word + "`?").orElse(", not with `" + first + "`."));
        }
        return capturedReference(steps, token.at());
    }

    private static Optional<String> nearCapture(String word) {
        return Nearest.of(word, List.of(CAPTURE));
    }

    private Operand.Reference capturedReference(List<Step> steps, int at) throws ProblemException {
        if (steps.size() < 3) {
            throw syntax(
                    at,
                    "A property is missing: write capture.<name>.<path>, such as capture.base.interfaces.0.name.");
        }
        var path = checked(new Path(steps.subList(2, steps.size())));
        return new Operand.Reference(new Source.Captured(steps.get(1).name(), at), path, at);
    }

    private static boolean isCapture(List<Step> steps) {
        return !steps.isEmpty() && steps.getFirst().name().equals(CAPTURE);
    }

    private List<Step> steps(Token token) throws ProblemException {
        var steps = new ArrayList<Step>();
        int from = 0;
        for (var name : token.text().split("\\.", -1)) {
            int at = token.at() + from;
            if (name.isEmpty()) {
                throw syntax(at, "A key or an index is missing here: a path has something between its dots and at its ends.");
            }
            if (steps.size() == limits.steps()) {
                throw new ProblemException(
                        Problem.TOO_LARGE,
                        at,
                        "The path has more than " + limits.steps() + " steps; nothing in a network state is that deep.");
            }
            steps.add(new Step(name, at));
            from += name.length() + 1;
        }
        return steps;
    }

    /// Refuses keys of sections that no state has.
    private Path checked(Path path) throws ProblemException {
        var unknown = firstUnknown(path).filter(step -> !step.ofInterface());
        if (unknown.isPresent()) {
            throw new ProblemException(
                    Problem.UNKNOWN_KEY, unknown.get().step().at(), unknown.get().message(keys));
        }
        return path;
    }

    /// A property that is set and that we do not know may be a typo that nothing else would show.
    private List<Problem> doubts(String text, CaptureExpression expression) {
        if (!(expression instanceof CaptureExpression.Replace replace)) {
            return List.of();
        }
        return firstUnknown(replace.path()).stream()
                .map(unknown -> new Problem(
                        Severity.WARNING,
                        Problem.UNKNOWN_KEY,
                        unknown.message(keys),
                        text,
                        unknown.step().at()))
                .toList();
    }

    private Optional<UnknownStep> firstUnknown(Path path) {
        var place = DocumentPath.root();
        for (var step : path.steps()) {
            if (INDEX.matcher(step.name()).matches()) {
                continue;
            }
            var known = keys.at(place);
            if (!known.isEmpty() && !known.contains(step.name())) {
                return Optional.of(new UnknownStep(step, place));
            }
            place = place.key(step.name());
        }
        return Optional.empty();
    }

    private record UnknownStep(Step step, DocumentPath place) {

        boolean ofInterface() {
            return !place.steps().isEmpty() && place.steps().getFirst().equals(new DocumentPath.Step.Key(INTERFACES));
        }

        String message(KnownKeys keys) {
            var where = place.steps().isEmpty() ? "A network state" : "`" + place + "`";
            return where + " has no `" + step.name() + "`"
                    + keys.nearest(place, step.name())
                            .map(meant -> "; did you mean `" + meant + "`?")
                            .orElseGet(() -> "; it has " + String.join(", ", new TreeSet<>(keys.at(place))) + ".");
        }
    }

    static ProblemException syntax(int at, String message) {
        return new ProblemException(Problem.SYNTAX, at, message);
    }
}
