package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The `x-kubernetes-validations` of schemas: rules in CEL about a value (`self`) and, on updates, the value it replaces (`oldSelf`).
///
/// Plain CEL with the string, list and optional extensions. Functions that only Kubernetes has are not known here; a rule that uses one is reported when its
/// definition is written, and not checked.
final class CelRules {
    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .addLibraries(CelExtensions.strings(), CelExtensions.lists(), CelExtensions.optional())
            .build();
    private final CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
            .addLibraries(CelExtensions.strings(), CelExtensions.lists(), CelExtensions.optional())
            .build();
    private final Map<String, Optional<CelRuntime.Program>> programs = new ConcurrentHashMap<>();

    /// The rules of a definition that cannot be checked here, as sentences for its author.
    List<String> unknown(JsonNode schema) {
        var sentences = new ArrayList<String>();
        schema.findValues("x-kubernetes-validations")
                .forEach(rules -> rules.forEach(rule -> {
                    var text = rule.path("rule").asText();
                    if (program(text).isEmpty()) {
                        sentences.add("this development server does not check the rule: " + text);
                    }
                }));
        return sentences;
    }

    /// What breaks the rules.
    List<ErrorStatus.Cause> check(StructuralSchema schema, JsonNode value, Optional<JsonNode> old) {
        var causes = new ArrayList<ErrorStatus.Cause>();
        check(schema, value, old, "", causes);
        return causes;
    }

    private void check(
            StructuralSchema schema,
            JsonNode value,
            Optional<JsonNode> old,
            String path,
            List<ErrorStatus.Cause> causes) {
        for (var rule : schema.source().path("x-kubernetes-validations")) {
            broken(rule, value, old, path).ifPresent(causes::add);
        }
        value.properties().forEach(entry -> {
            if (schema.declares(entry.getKey()) || schema.additional().isPresent()) {
                check(
                        schema.below(entry.getKey()),
                        entry.getValue(),
                        old.map(parent -> parent.path(entry.getKey())).filter(found -> !found.isMissingNode()),
                        path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                        causes);
            }
        });
        if (value.isArray() && schema.items().isPresent()) {
            for (var i = 0; i < value.size(); i++) {
                check(schema.ofItems(), value.get(i), counterpart(schema, value.get(i), old), path + "[" + i + "]", causes);
            }
        }
    }

    /// The item that an item replaces: only items of list maps can be told apart.
    private static Optional<JsonNode> counterpart(StructuralSchema list, JsonNode item, Optional<JsonNode> old) {
        if (list.listType() == StructuralSchema.ListType.MAP && old.isPresent()) {
            for (var candidate : old.get()) {
                if (list.keyOf(candidate).equals(list.keyOf(item))) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ErrorStatus.Cause> broken(JsonNode rule, JsonNode value, Optional<JsonNode> old, String path) {
        var text = rule.path("rule").asText();
        var program = program(text);
        if (program.isEmpty() || (text.contains("oldSelf") && old.isEmpty())) {
            return Optional.empty();
        }
        var variables = new HashMap<String, Object>();
        variables.put("self", plain(value));
        old.ifPresent(replaced -> variables.put("oldSelf", plain(replaced)));
        try {
            return Boolean.TRUE.equals(program.get().eval(variables))
                    ? Optional.empty()
                    : Optional.of(cause(rule, path, value, message(rule, variables)));
        } catch (CelEvaluationException e) {
            return Optional.of(cause(rule, path, value, "rule evaluation failed: " + e.getMessage()));
        }
    }

    private static ErrorStatus.Cause cause(JsonNode rule, String path, JsonNode value, String message) {
        var field = path + rule.path("fieldPath").asText("");
        var kind = value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase(Locale.ROOT);
        return new ErrorStatus.Cause(
                rule.path("reason").asText("FieldValueInvalid"),
                rule.path("reason").asText("").equals("FieldValueForbidden")
                        ? "Forbidden: " + message
                        : "Invalid value: \"" + kind + "\": " + message,
                field.isEmpty() ? "<nil>" : field);
    }

    private String message(JsonNode rule, Map<String, Object> variables) {
        var expression = rule.path("messageExpression").asText("");
        if (!expression.isEmpty() && program(expression).isPresent()) {
            try {
                return String.valueOf(program(expression).get().eval(variables));
            } catch (CelEvaluationException e) {
                return rule.path("message").asText("failed rule: " + rule.path("rule").asText());
            }
        }
        return rule.path("message").asText("failed rule: " + rule.path("rule").asText());
    }

    private Optional<CelRuntime.Program> program(String text) {
        return programs.computeIfAbsent(text, expression -> {
            try {
                return Optional.of(runtime.createProgram(compiler.compile(expression).getAst()));
            } catch (CelValidationException | CelEvaluationException e) {
                return Optional.empty();
            }
        });
    }

    /// A value as CEL takes it.
    private static Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var map = new HashMap<String, Object>();
                node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
                yield map;
            }
            case ARRAY -> {
                var list = new ArrayList<Object>();
                node.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> plainNumber(node);
            case STRING -> node.textValue();
            case NULL, MISSING, BINARY, POJO -> NullValue.NULL_VALUE;
        };
    }

    private static Object plainNumber(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.doubleValue();
    }
}
