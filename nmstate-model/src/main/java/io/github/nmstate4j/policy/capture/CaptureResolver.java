package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.KnownKeys;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.policy.capture.CaptureExpression.Keep;
import io.github.nmstate4j.policy.capture.CaptureExpression.Operand;
import io.github.nmstate4j.policy.capture.CaptureExpression.Replace;
import io.github.nmstate4j.policy.capture.CaptureExpression.Select;
import io.github.nmstate4j.policy.capture.CaptureExpression.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Evaluates the captures of a policy. They may refer to each other in any order, but not in circles.
public final class CaptureResolver {

    private static final Pattern NAME = Pattern.compile("[^.\\s|=:!\"'{}]+");

    private final KnownKeys keys;
    private final CaptureLimits limits;

    /// @param keys those that network states have
    public CaptureResolver(KnownKeys keys, CaptureLimits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /// Captures that are cached keep their state, and their expressions are not even read; what is cached beside the
    /// expressions is left out. Interfaces are taken in the order of their names, so that their indexes do not depend
    /// on how the node was observed.
    ///
    /// @param expressions by name
    /// @param node the state of the node; not used when all is cached
    /// @param cached what was captured before, by name
    public Resolution resolve(Map<String, String> expressions, Value node, Map<String, Value> cached) {
        return resolve(expressions, Optional.of(sorted(node)), cached);
    }

    /// What can be told before there is a node: how the expressions are written, and whether what they refer to is there.
    public List<Finding> check(Map<String, String> expressions) {
        return resolve(expressions, Optional.empty(), Map.of()).findings();
    }

    private Resolution resolve(Map<String, String> expressions, Optional<Value> node, Map<String, Value> cached) {
        if (expressions.size() > limits.captures()) {
            return new Resolution(
                    Map.of(),
                    List.of(Finding.error(
                            Problem.TOO_LARGE,
                            DocumentPath.of(CaptureParser.CAPTURE),
                            "The policy has " + expressions.size() + " captures; at most " + limits.captures()
                                    + " are evaluated. Split the policy.")));
        }
        return new Run(expressions, node, cached).resolution();
    }

    private static Value sorted(Value node) {
        if (!(node instanceof Value.Mapping state)
                || !(state.entries().get("interfaces") instanceof Value.Sequence interfaces)) {
            return node;
        }
        var entries = new LinkedHashMap<>(state.entries());
        entries.put(
                "interfaces",
                new Value.Sequence(interfaces.items().stream()
                        .sorted(Comparator.comparing(CaptureResolver::name))
                        .toList()));
        return new Value.Mapping(entries);
    }

    private static String name(Value iface) {
        return iface instanceof Value.Mapping mapping && mapping.entries().get("name") instanceof Value.Text text
                ? text.text()
                : "";
    }

    private final class Run {
        private final Map<String, String> expressions;
        /// Empty when expressions are only checked.
        private final Optional<Value> node;
        private final CaptureParser parser = new CaptureParser(keys, limits);
        private final Map<String, CaptureExpression> parsed = new LinkedHashMap<>();
        private final Map<String, Evaluation> done = new LinkedHashMap<>();
        private final List<Finding> findings = new ArrayList<>();

        Run(Map<String, String> expressions, Optional<Value> node, Map<String, Value> cached) {
            this.expressions = expressions;
            this.node = node;
            expressions.forEach((name, text) -> {
                var known = cached.get(name);
                if (known == null) {
                    parse(name, text);
                } else {
                    done.put(name, new Evaluation.Cached(known));
                }
            });
        }

        private void parse(String name, String text) {
            if (!NAME.matcher(name).matches()) {
                findings.add(Finding.warning(
                        Problem.SYNTAX,
                        path(name),
                        "Nothing can refer to a capture of this name; use letters, digits and dashes."));
            }
            var result = parser.parse(text);
            result.problems().forEach(problem -> findings.add(problem.finding(path(name))));
            result.expression()
                    .ifPresentOrElse(
                            expression -> parsed.put(name, expression),
                            () -> done.put(name, new Evaluation.Failed(result.problems().getFirst(), List.of())));
        }

        Resolution resolution() {
            parsed.keySet().forEach(name -> evaluate(name, new ArrayDeque<>()));
            return new Resolution(done, findings);
        }

        /// @param waiting the captures that wait for this one, the outermost first
        private void evaluate(String name, Deque<String> waiting) {
            if (done.containsKey(name)) {
                return;
            }
            var expression = parsed.get(name);
            if (expression == null) {
                throw new IllegalStateException("unknown captures are refused before");
            }
            waiting.addLast(name);
            for (var needed : expression.dependencies()) {
                prepare(name, expression, needed, waiting);
                if (done.containsKey(name)) {
                    break;
                }
            }
            waiting.removeLast();
            if (!done.containsKey(name)) {
                capture(name, expression);
            }
        }

        private void prepare(String name, CaptureExpression expression, String needed, Deque<String> waiting) {
            if (waiting.contains(needed)) {
                fail(
                        name,
                        new ProblemException(Problem.CIRCLE, at(expression, needed), circle(needed, waiting)),
                        List.of());
            } else if (!expressions.containsKey(needed)) {
                fail(name, unknown(needed, at(expression, needed)), List.of());
            } else {
                evaluate(needed, waiting);
                if (state(needed).isEmpty()) {
                    done.put(name, new Evaluation.Blocked(expression, needed));
                }
            }
        }

        private Optional<Value> state(String name) {
            return Optional.ofNullable(done.get(name)).flatMap(Evaluation::state);
        }

        private static String circle(String needed, Deque<String> waiting) {
            var members = new ArrayList<>(waiting);
            var circle = members.subList(members.indexOf(needed), members.size());
            return "These captures need each other, so none can be the first: " + String.join(" → ", circle) + " → "
                    + needed + ".";
        }

        private ProblemException unknown(String needed, int at) {
            return new ProblemException(
                    Problem.UNKNOWN_CAPTURE, at, unknownCapture(needed, expressions.keySet()));
        }

        private static int at(CaptureExpression expression, String needed) {
            return expression.source() instanceof Source.Captured source && source.name().equals(needed)
                    ? source.at()
                    : operand(expression).map(Operand::at).orElse(0);
        }

        private void fail(String name, ProblemException problem, List<Stage> stages) {
            var told = problem.in(expressions.getOrDefault(name, ""));
            findings.add(told.finding(path(name)));
            done.put(name, new Evaluation.Failed(told, stages));
        }

        private void capture(String name, CaptureExpression expression) {
            var stages = new ArrayList<Stage>();
            try {
                capture(expression, stages);
                done.put(name, new Evaluation.Captured(expression, stages));
            } catch (ProblemException e) {
                fail(name, e, stages);
            }
        }

        private void capture(CaptureExpression expression, List<Stage> stages) throws ProblemException {
            if (node.isEmpty()) {
                stages.add(new Stage(stageText(expression), 0, new Value.Null()));
                return;
            }
            var input = state(expression.source());
            if (expression.source() instanceof Source.Captured source) {
                stages.add(new Stage(source.toString(), source.at(), input));
            }
            var operand = operand(expression);
            if (operand.isPresent() && operand.get() instanceof Operand.Reference reference) {
                stages.add(new Stage(reference.toString(), reference.at(), value(reference)));
            }
            var path = expression.path();
            int at = path.steps().isEmpty() ? 0 : path.steps().getFirst().at();
            var walk = new Walk(keys, path);
            var result =
                    switch (expression) {
                        case Keep keep -> walk.keep(input);
                        case Select select ->
                            walk.select(
                                    input,
                                    select.comparison(),
                                    value(select.operand()),
                                    select.operand().at());
                        case Replace replace -> walk.replace(input, value(replace.operand()));
                    };
            Measure.check(result, limits, at);
            stages.add(new Stage(stageText(expression), at, result));
        }

        private static String stageText(CaptureExpression expression) {
            var path = expression.path().toString();
            return switch (expression) {
                case Keep keep -> path;
                case Select select -> path + " " + select.comparison() + " " + select.operand();
                case Replace replace -> path + " := " + replace.operand();
            };
        }

        private Value state(Source source) {
            return switch (source) {
                case Source.Node here -> node.orElseThrow();
                case Source.Captured captured ->
                    state(captured.name())
                            .orElseThrow(() -> new IllegalStateException("dependencies are evaluated before"));
            };
        }

        private Value value(Operand operand) throws ProblemException {
            return switch (operand) {
                case Operand.Literal literal -> literal.value();
                case Operand.Reference reference ->
                    new Walk(keys, reference.path()).lookup(state(reference.source()));
            };
        }
    }

    private static Optional<Operand> operand(CaptureExpression expression) {
        return switch (expression) {
            case Keep keep -> Optional.empty();
            case Select select -> Optional.of(select.operand());
            case Replace replace -> Optional.of(replace.operand());
        };
    }

    static String unknownCapture(String name, Set<String> names) {
        return "There is no capture `" + name + "`"
                + Nearest.of(name, names)
                        .map(meant -> "; did you mean `" + meant + "`?")
                        .orElse(names.isEmpty() ? "; the policy has none." : "; there is " + String.join(", ", names) + ".");
    }

    private static DocumentPath path(String name) {
        return DocumentPath.of(CaptureParser.CAPTURE, name);
    }
}
