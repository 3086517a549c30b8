package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the JSON Schema of the document together from the tables that read it.
final class Schemas {

    static final Value ANYTHING = mapping(Map.of());
    static final Value NULL = type("null");
    /// Whatever a text is read from.
    static final Value TEXT = mapping(Map.of("type", texts(List.of("string", "number", "boolean"))));

    static final Value FLAG = anyOf(
            type("boolean"),
            mapping(Map.of("enum", new Value.Sequence(List.of(Value.Num.of(0), Value.Num.of(1))))),
            pattern("^(1|0|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[yY][eE][sS]|[nN][oO]|[oO][nN]|[oO][fF][fF]|[yYnN])$"));

    private final Map<String, Value> definitions = new LinkedHashMap<>();
    private final Map<Table<?>, String> names = new HashMap<>();

    static Value whole() {
        var schemas = new Schemas();
        var document = schemas.body(Tables.NETWORK_STATE);
        var schema = new LinkedHashMap<String, Value>();
        schema.put("$schema", new Value.Text("https://json-schema.org/draft/2020-12/schema"));
        schema.put("title", new Value.Text("Network state"));
        schema.putAll(document);
        schema.put("$defs", new Value.Mapping(schemas.definitions));
        return new Value.Mapping(schema);
    }

    /// A reference to the schema of a table; several places may share it.
    Value of(Table<?> table, String name) {
        var known = names.get(table);
        if (known == null) {
            known = free(name);
            names.put(table, known);
            definitions.put(known, NULL);
            definitions.put(known, new Value.Mapping(body(table)));
        }
        return mapping(Map.of("$ref", new Value.Text("#/$defs/" + known)));
    }

    private String free(String name) {
        var free = name;
        for (int i = 2; definitions.containsKey(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private Map<String, Value> body(Table<?> table) {
        var properties = new LinkedHashMap<String, Value>();
        for (var key : table.keys()) {
            var schema = key.codec().schema(this, key.name());
            var optional = key.presence() != Table.Presence.MANDATORY && key.codec().nullIsAbsent();
            properties.put(key.name(), optional ? anyOf(schema, NULL) : schema);
            key.aliases().forEach(alias -> properties.put(alias, properties.getOrDefault(key.name(), ANYTHING)));
        }
        table.names().forEach(name -> properties.putIfAbsent(name, ANYTHING));
        var body = new LinkedHashMap<String, Value>();
        body.put("type", new Value.Text("object"));
        body.put("properties", new Value.Mapping(properties));
        var required = table.keys().stream()
                .filter(key -> key.presence() == Table.Presence.MANDATORY)
                .map(Table.Key::name)
                .toList();
        if (!required.isEmpty()) {
            body.put("required", texts(required));
        }
        if (!table.takesAnything()) {
            body.put("additionalProperties", new Value.Bool(false));
        }
        return body;
    }

    static Value type(String type) {
        return mapping(Map.of("type", new Value.Text(type)));
    }

    static Value pattern(String pattern) {
        var schema = new LinkedHashMap<String, Value>();
        schema.put("type", new Value.Text("string"));
        schema.put("pattern", new Value.Text(pattern));
        return mapping(schema);
    }

    /// A number, or its digits as a text, which no schema can compare.
    static Value number(long least, long most) {
        var number = new LinkedHashMap<String, Value>();
        number.put("type", new Value.Text("integer"));
        number.put("minimum", new Value.Num(BigDecimal.valueOf(least)));
        number.put("maximum", new Value.Num(BigDecimal.valueOf(most)));
        return anyOf(mapping(number), pattern("^([+-]?[0-9]{1,20}|0x[0-9a-fA-F]{1,16})$"));
    }

    static Value words(Collection<String> words) {
        return mapping(Map.of("enum", texts(words)));
    }

    static Value list(Value items) {
        var schema = new LinkedHashMap<String, Value>();
        schema.put("type", new Value.Text("array"));
        schema.put("items", items);
        return mapping(schema);
    }

    static Value mapOf(Value values) {
        var schema = new LinkedHashMap<String, Value>();
        schema.put("type", new Value.Text("object"));
        schema.put("additionalProperties", values);
        return mapping(schema);
    }

    static Value anyOf(Value... schemas) {
        return mapping(Map.of("anyOf", new Value.Sequence(Arrays.asList(schemas))));
    }

    static Value texts(Collection<String> texts) {
        return new Value.Sequence(texts.stream().<Value>map(Value.Text::new).toList());
    }

    static Value mapping(Map<String, Value> entries) {
        return new Value.Mapping(entries);
    }
}
