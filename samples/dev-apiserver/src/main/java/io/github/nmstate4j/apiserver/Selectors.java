package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Label and field selectors of list and watch requests, and the selectors inside objects.
final class Selectors {
    private static final Pattern SET =
            Pattern.compile("(?<key>[^\\s!=<>(),]+)\\s+(?<op>in|notin)\\s*\\((?<values>[^)]*)\\)");
    private static final Pattern EQUALITY =
            Pattern.compile("(?<key>[^\\s!=<>(),]+)\\s*(?<op>==|!=|=|<|>)\\s*(?<value>[^\\s,()=!]*)");
    private static final Pattern EXISTENCE = Pattern.compile("(?<not>!?)\\s*(?<key>[^\\s!=<>(),]+)");

    private Selectors() {}

    /// `a=b,c!=d,e in (f,g),h notin (i),j,!k`
    static Predicate<JsonNode> labels(String selector) {
        Predicate<JsonNode> all = _ -> true;
        for (var part : split(selector)) {
            all = all.and(label(part));
        }
        return all;
    }

    private static Predicate<JsonNode> label(String part) {
        var set = SET.matcher(part);
        if (set.matches()) {
            var values = Set.copyOf(Arrays.stream(set.group("values").split(",", -1))
                    .map(String::strip)
                    .distinct()
                    .toList());
            return set.group("op").equals("in") ? isIn(set.group("key"), values) : notIn(set.group("key"), values);
        }
        var equality = EQUALITY.matcher(part);
        if (equality.matches()) {
            var key = equality.group("key");
            var value = equality.group("value");
            return switch (equality.group("op")) {
                case "!=" -> notIn(key, Set.of(value));
                case "<" -> compared(key, value, -1);
                case ">" -> compared(key, value, 1);
                default -> isIn(key, Set.of(value));
            };
        }
        var existence = EXISTENCE.matcher(part);
        if (existence.matches()) {
            var key = existence.group("key");
            return existence.group("not").isEmpty()
                    ? object -> value(object, key).isPresent()
                    : object -> value(object, key).isEmpty();
        }
        throw ErrorStatus.badRequest("unable to parse requirement: " + part);
    }

    private static Predicate<JsonNode> isIn(String key, Set<String> values) {
        return object -> value(object, key).filter(values::contains).isPresent();
    }

    private static Predicate<JsonNode> notIn(String key, Set<String> values) {
        return object -> value(object, key).filter(values::contains).isEmpty();
    }

    private static Predicate<JsonNode> compared(String key, String value, int sign) {
        return object -> value(object, key)
                .filter(found -> found.matches("-?\\d{1,18}") && value.matches("-?\\d{1,18}"))
                .filter(found -> Integer.signum(Long.compare(Long.parseLong(found), Long.parseLong(value))) == sign)
                .isPresent();
    }

    private static Optional<String> value(JsonNode object, String key) {
        var value = Json.at(object, "metadata", "labels", key);
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    /// A `LabelSelector` object; an empty one selects everything.
    static Predicate<JsonNode> labelSelector(JsonNode selector) {
        Predicate<JsonNode> all = _ -> true;
        for (var entry : selector.path("matchLabels").properties()) {
            all = all.and(isIn(entry.getKey(), Set.of(entry.getValue().asText())));
        }
        for (var expression : selector.path("matchExpressions")) {
            var key = expression.path("key").asText();
            var values = new ArrayList<String>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            all = all.and(
                    switch (expression.path("operator").asText()) {
                        case "In" -> isIn(key, Set.copyOf(values));
                        case "NotIn" -> notIn(key, Set.copyOf(values));
                        case "Exists" -> object -> value(object, key).isPresent();
                        case "DoesNotExist" -> object -> value(object, key).isEmpty();
                        default -> _ -> false;
                    });
        }
        return all;
    }

    /// `metadata.name=a,status.phase!=b`; only fields the kind declares.
    static Predicate<JsonNode> fields(String selector, ResourceType type) {
        Predicate<JsonNode> all = _ -> true;
        for (var part : split(selector)) {
            var equality = EQUALITY.matcher(part);
            if (!equality.matches()) {
                throw ErrorStatus.badRequest("invalid field selector: " + part);
            }
            var field = equality.group("key");
            if (!field.equals("metadata.name")
                    && !field.equals("metadata.namespace")
                    && !type.selectableFields().contains(field)) {
                throw ErrorStatus.badRequest("field label not supported: " + field);
            }
            var path = JsonPath.of(field);
            var wanted = equality.group("value");
            var equal = !equality.group("op").equals("!=");
            all = all.and(object -> {
                var found = path.find(object);
                return (found.isEmpty() ? "" : found.getFirst().asText()).equals(wanted) == equal;
            });
        }
        return all;
    }

    private static List<String> split(String selector) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < selector.length(); i++) {
            switch (selector.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(selector.substring(start, i).strip());
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(selector.substring(start).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
