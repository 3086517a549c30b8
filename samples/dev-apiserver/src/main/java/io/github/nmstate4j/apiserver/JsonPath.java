package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The JSONPath of printer columns and selectable fields: `.a.b`, `['a.b']`, `[0]`, `[-1]`, `[1:3]`, `[*]`, `..name` and filters such as
/// `[?(@.status=="True")]`.
final class JsonPath {
    private sealed interface Step {
        record Field(String name) implements Step {}

        record Slice(Optional<Integer> from, Optional<Integer> to, boolean single) implements Step {}

        record All() implements Step {}

        record Descend(String name) implements Step {}

        record Filter(List<Step> path, String operator, Optional<String> literal) implements Step {}
    }

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /// Reads a path with or without the leading dot, `$` or braces.
    ///
    /// @throws IllegalArgumentException when the text is no path
    static JsonPath of(String text) {
        var path = text.strip();
        if (path.startsWith("{") && path.endsWith("}")) {
            path = path.substring(1, path.length() - 1);
        }
        return new JsonPath(new Parser(path).parse());
    }

    List<JsonNode> find(JsonNode root) {
        return find(steps, root);
    }

    private static List<JsonNode> find(List<Step> steps, JsonNode root) {
        var here = List.of(root);
        for (var step : steps) {
            var next = new ArrayList<JsonNode>();
            here.forEach(node -> follow(step, node, next));
            here = next;
        }
        return here;
    }

    private static void follow(Step step, JsonNode node, List<JsonNode> into) {
        switch (step) {
            case Step.Field(var name) -> {
                var value = node.path(name);
                if (!value.isMissingNode()) {
                    into.add(value);
                }
            }
            case Step.Slice slice when node.isArray() -> slice(slice, node, into);
            case Step.Slice _ -> {}
            case Step.All() -> node.forEach(into::add);
            case Step.Descend(var name) -> descend(name, node, into);
            case Step.Filter filter -> node.forEach(item -> {
                if (matches(filter, item)) {
                    into.add(item);
                }
            });
        }
    }

    private static void slice(Step.Slice slice, JsonNode node, List<JsonNode> into) {
        var size = node.size();
        var from = position(slice.from().orElse(0), size);
        var to = slice.single() ? from + 1 : position(slice.to().orElse(size), size);
        for (var i = Math.max(0, from); i < Math.min(size, to); i++) {
            into.add(node.get(i));
        }
    }

    private static int position(int index, int size) {
        return index < 0 ? size + index : index;
    }

    private static void descend(String name, JsonNode node, List<JsonNode> into) {
        if (node.has(name)) {
            into.add(node.get(name));
        }
        node.forEach(child -> descend(name, child, into));
    }

    private static boolean matches(Step.Filter filter, JsonNode item) {
        var found = find(filter.path(), item);
        if (filter.literal().isEmpty()) {
            return !found.isEmpty();
        }
        var wanted = filter.literal().orElseThrow();
        return found.stream().anyMatch(value -> compare(value, filter.operator(), wanted));
    }

    private static boolean compare(JsonNode value, String operator, String wanted) {
        var text = value.asText();
        int order;
        try {
            order = Double.compare(Double.parseDouble(text), Double.parseDouble(wanted));
        } catch (NumberFormatException e) {
            order = text.compareTo(wanted);
        }
        return switch (operator) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException("Unknown operator " + operator);
        };
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<Step> parse() {
            var steps = new ArrayList<Step>();
            if (at < text.length() && (text.charAt(at) == '$' || text.charAt(at) == '@')) {
                at++;
            }
            if (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
                steps.add(new Step.Field(name()));
            }
            while (at < text.length()) {
                switch (text.charAt(at)) {
                    case '.' -> dot(steps);
                    case '[' -> steps.add(bracket());
                    default -> throw wrong("'.' or '['");
                }
            }
            return List.copyOf(steps);
        }

        private void dot(List<Step> steps) {
            at++;
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
                steps.add(new Step.Descend(name()));
            } else if (at < text.length() && text.charAt(at) == '*') {
                at++;
                steps.add(new Step.All());
            } else if (at < text.length() && text.charAt(at) != '[') {
                steps.add(new Step.Field(name()));
            }
        }

        private String name() {
            var name = new StringBuilder();
            while (at < text.length() && ".[".indexOf(text.charAt(at)) < 0) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                name.append(text.charAt(at++));
            }
            if (name.isEmpty()) {
                throw wrong("a name");
            }
            return name.toString();
        }

        private Step bracket() {
            var end = closing();
            var inside = text.substring(at + 1, end).strip();
            at = end + 1;
            if (inside.equals("*")) {
                return new Step.All();
            }
            if (inside.startsWith("?(") && inside.endsWith(")")) {
                return filter(inside.substring(2, inside.length() - 1).strip());
            }
            if (inside.startsWith("'") || inside.startsWith("\"")) {
                return new Step.Field(inside.substring(1, inside.length() - 1));
            }
            var parts = inside.split(":", -1);
            var from = number(parts[0]);
            return parts.length == 1
                    ? new Step.Slice(from, Optional.empty(), true)
                    : new Step.Slice(from, number(parts[1]), false);
        }

        private Optional<Integer> number(String part) {
            try {
                return part.isBlank() ? Optional.empty() : Optional.of(Integer.parseInt(part.strip()));
            } catch (NumberFormatException e) {
                throw wrong("an index instead of '" + part + "'");
            }
        }

        private int closing() {
            var quote = '\0';
            var depth = 0;
            for (var i = at; i < text.length(); i++) {
                var c = text.charAt(i);
                if (quote != '\0') {
                    quote = c == quote ? '\0' : quote;
                } else if (c == '\'' || c == '"') {
                    quote = c;
                } else if (c == '[') {
                    depth++;
                } else if (c == ']' && --depth == 0) {
                    return i;
                }
            }
            throw wrong("a closing ']'");
        }

        private static Step filter(String inside) {
            for (var operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
                var split = inside.indexOf(operator);
                if (split > 0) {
                    var literal = inside.substring(split + operator.length()).strip();
                    if (literal.length() > 1 && "\"'".indexOf(literal.charAt(0)) >= 0) {
                        literal = literal.substring(1, literal.length() - 1);
                    }
                    return new Step.Filter(
                            new Parser(inside.substring(0, split).strip()).parse(), operator, Optional.of(literal));
                }
            }
            return new Step.Filter(new Parser(inside).parse(), "", Optional.empty());
        }

        private IllegalArgumentException wrong(String expected) {
            return new IllegalArgumentException(
                    "JSONPath " + text + ": expected " + expected + " at position " + at + ".");
        }
    }
}
