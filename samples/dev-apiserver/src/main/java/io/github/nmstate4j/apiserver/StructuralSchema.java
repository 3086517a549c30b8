package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The structural schema of a kind: what a CustomResourceDefinition says about shape, defaults and how lists merge.
///
/// The schema of the built-in kinds says only how they merge; such kinds are neither pruned nor checked.
final class StructuralSchema {
    /// How a list merges under server-side apply.
    enum ListType {
        ATOMIC,
        SET,
        MAP
    }

    static final StructuralSchema ANY = new StructuralSchema(Json.object().put("x-kubernetes-preserve-unknown-fields", true));

    private static final Set<String> IDENTITY = Set.of("apiVersion", "kind", "metadata");

    private final JsonNode source;
    private final Map<String, StructuralSchema> properties = new LinkedHashMap<>();
    private final Optional<StructuralSchema> additional;
    private final Optional<StructuralSchema> items;
    private final List<String> listMapKeys;

    StructuralSchema(JsonNode source) {
        this.source = source;
        source.path("properties")
                .properties()
                .forEach(entry -> properties.put(entry.getKey(), new StructuralSchema(entry.getValue())));
        this.additional = source.path("additionalProperties").isObject()
                ? Optional.of(new StructuralSchema(source.path("additionalProperties")))
                : Optional.empty();
        this.items =
                source.path("items").isObject() ? Optional.of(new StructuralSchema(source.path("items"))) : Optional.empty();
        this.listMapKeys = texts(source.path("x-kubernetes-list-map-keys"));
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    JsonNode source() {
        return source;
    }

    Map<String, StructuralSchema> properties() {
        return properties;
    }

    Optional<StructuralSchema> additional() {
        return additional;
    }

    Optional<StructuralSchema> items() {
        return items;
    }

    boolean preservesUnknown() {
        return source.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    }

    private boolean embeddedResource() {
        return source.path("x-kubernetes-embedded-resource").asBoolean();
    }

    private boolean intOrString() {
        return source.path("x-kubernetes-int-or-string").asBoolean();
    }

    boolean atomicMap() {
        return source.path("x-kubernetes-map-type").asText().equals("atomic");
    }

    ListType listType() {
        return switch (source.path("x-kubernetes-list-type").asText()) {
            case "set" -> ListType.SET;
            case "map" -> ListType.MAP;
            default -> ListType.ATOMIC;
        };
    }

    List<String> listMapKeys() {
        return listMapKeys;
    }

    /// The value a key of a list map has when the item leaves it out.
    JsonNode defaultOf(String property) {
        var found = properties.get(property);
        return found == null ? Json.object().path("default") : found.source.path("default");
    }

    /// What is below a key; unknown keys are free.
    StructuralSchema below(String key) {
        var found = properties.get(key);
        return found != null ? found : additional.orElse(ANY);
    }

    boolean declares(String key) {
        return properties.containsKey(key);
    }

    StructuralSchema ofItems() {
        return items.orElse(ANY);
    }

    // ---- pruning

    /// Removes what the schema does not know and returns the paths of what was removed.
    List<String> prune(ObjectNode root) {
        var removed = new ArrayList<String>();
        pruneObject(root, "", true, removed);
        return removed;
    }

    private void prune(JsonNode value, String path, List<String> removed) {
        if (value instanceof ObjectNode object) {
            pruneObject(object, path, embeddedResource(), removed);
        } else if (value instanceof ArrayNode list) {
            for (var i = 0; i < list.size(); i++) {
                var place = path + "[" + i + "]";
                var item = list.get(i);
                items.ifPresent(schema -> schema.prune(item, place, removed));
            }
        }
    }

    private void pruneObject(ObjectNode object, String path, boolean identity, List<String> removed) {
        for (var name : List.copyOf(names(object))) {
            var place = path.isEmpty() ? name : path + "." + name;
            if (identity && IDENTITY.contains(name)) {
                continue;
            }
            var property = properties.get(name);
            if (property != null) {
                property.prune(object.path(name), place, removed);
            } else if (additional.isPresent()) {
                additional.orElseThrow().prune(object.path(name), place, removed);
            } else if (!preservesUnknown() && !source.path("additionalProperties").asBoolean()) {
                object.remove(name);
                removed.add(place);
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    // ---- defaults

    void applyDefaults(JsonNode value) {
        if (value instanceof ObjectNode object) {
            properties.forEach((name, schema) -> {
                var fallback = schema.source.path("default");
                var found = object.path(name);
                var missing = found.isMissingNode()
                        || (found.isNull() && !schema.source.path("nullable").asBoolean());
                if (missing && !fallback.isMissingNode()) {
                    object.set(name, fallback.deepCopy());
                }
                schema.applyDefaults(object.path(name));
            });
            additional.ifPresent(schema -> object.properties().forEach(entry -> {
                if (!properties.containsKey(entry.getKey())) {
                    schema.applyDefaults(entry.getValue());
                }
            }));
        } else if (value instanceof ArrayNode list) {
            items.ifPresent(schema -> list.forEach(schema::applyDefaults));
        }
    }

    // ---- validation

    List<ErrorStatus.Cause> validate(ObjectNode root) {
        var causes = new ArrayList<ErrorStatus.Cause>();
        validateObject(root, "", true, causes);
        return causes;
    }

    private void validate(JsonNode value, String path, List<ErrorStatus.Cause> causes) {
        if (value.isNull() && source.path("nullable").asBoolean()) {
            return;
        }
        if (!typeFits(value, path, causes)) {
            return;
        }
        enumeration(value, path, causes);
        switch (value) {
            case ObjectNode object -> validateObject(object, path, embeddedResource(), causes);
            case ArrayNode list -> validateList(list, path, causes);
            case JsonNode scalar when scalar.isTextual() -> validateText(scalar.asText(), path, causes);
            case JsonNode scalar when scalar.isNumber() -> validateNumber(scalar, path, causes);
            default -> {}
        }
        combinations(value, path, causes);
    }

    private boolean typeFits(JsonNode value, String path, List<ErrorStatus.Cause> causes) {
        var type = source.path("type").asText("");
        if (intOrString()) {
            if (value.isIntegralNumber() || value.isTextual()) {
                return true;
            }
            causes.add(typeInvalid(value, path, "integer,string"));
            return false;
        }
        var fits =
                switch (type) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isTextual();
                    case "boolean" -> value.isBoolean();
                    case "integer" -> value.isIntegralNumber() || (value.isNumber() && value.asDouble() == Math.rint(value.asDouble()));
                    case "number" -> value.isNumber();
                    default -> true;
                };
        if (!fits) {
            causes.add(typeInvalid(value, path, type));
        }
        return fits;
    }

    private static ErrorStatus.Cause typeInvalid(JsonNode value, String path, String type) {
        var kind =
                switch (value.getNodeType()) {
                    case ARRAY -> "array";
                    case OBJECT -> "object";
                    case BOOLEAN -> "boolean";
                    case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
                    case STRING -> "string";
                    case NULL, MISSING, BINARY, POJO -> "null";
                };
        return new ErrorStatus.Cause(
                "FieldValueTypeInvalid",
                "Invalid value: \"" + kind + "\": " + path + " in body must be of type " + type + ": \"" + kind + "\"",
                path.isEmpty() ? "<nil>" : path);
    }

    private static ErrorStatus.Cause invalid(JsonNode value, String path, String rule) {
        return new ErrorStatus.Cause(
                "FieldValueInvalid", "Invalid value: " + shortened(value) + ": " + path + " in body " + rule, path);
    }

    private static String shortened(JsonNode value) {
        var text = value.toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private void enumeration(JsonNode value, String path, List<ErrorStatus.Cause> causes) {
        var allowed = source.path("enum");
        if (!allowed.isArray()) {
            return;
        }
        var names = new ArrayList<String>();
        for (var candidate : allowed) {
            if (candidate.equals(value)) {
                return;
            }
            names.add(candidate.toString());
        }
        causes.add(new ErrorStatus.Cause(
                "FieldValueNotSupported",
                "Unsupported value: " + shortened(value) + ": supported values: " + String.join(", ", names),
                path));
    }

    private void validateObject(ObjectNode object, String path, boolean identity, List<ErrorStatus.Cause> causes) {
        var prefix = path.isEmpty() ? "" : path + ".";
        for (var required : source.path("required")) {
            if (!object.has(required.asText())) {
                causes.add(new ErrorStatus.Cause("FieldValueRequired", "Required value", prefix + required.asText()));
            }
        }
        tooMany("maxProperties", object.size(), path, causes);
        if (source.has("minProperties") && object.size() < source.path("minProperties").asInt()) {
            causes.add(invalid(
                    object, path, "should have at least " + source.path("minProperties").asInt() + " properties"));
        }
        object.properties().forEach(entry -> {
            var name = entry.getKey();
            if (!(identity && IDENTITY.contains(name))) {
                var property = properties.get(name);
                var schema = property != null ? Optional.of(property) : additional;
                schema.ifPresent(found -> found.validate(entry.getValue(), prefix + name, causes));
            }
        });
    }

    private void tooMany(String keyword, int size, String path, List<ErrorStatus.Cause> causes) {
        if (source.has(keyword) && size > source.path(keyword).asInt()) {
            causes.add(new ErrorStatus.Cause(
                    "FieldValueTooMany",
                    "Too many: " + size + ": must have at most " + source.path(keyword).asInt() + " items",
                    path));
        }
    }

    private void validateList(ArrayNode list, String path, List<ErrorStatus.Cause> causes) {
        tooMany("maxItems", list.size(), path, causes);
        if (source.has("minItems") && list.size() < source.path("minItems").asInt()) {
            causes.add(invalid(
                    list, path, "should have at least " + source.path("minItems").asInt() + " items"));
        }
        var seen = new HashSet<JsonNode>();
        for (var i = 0; i < list.size(); i++) {
            var place = path + "[" + i + "]";
            var item = list.get(i);
            items.ifPresent(schema -> schema.validate(item, place, causes));
            var unique =
                    switch (listType()) {
                        case ATOMIC -> true;
                        case SET -> seen.add(item);
                        case MAP -> seen.add(keyOf(item));
                    };
            if (!unique) {
                var duplicate = listType() == ListType.MAP ? keyOf(item) : item;
                causes.add(new ErrorStatus.Cause(
                        "FieldValueDuplicate", "Duplicate value: " + duplicate, place));
            }
        }
    }

    /// The values that tell the items of a list map apart.
    ObjectNode keyOf(JsonNode item) {
        var key = Json.object();
        for (var name : listMapKeys) {
            var value = item.has(name) ? item.path(name) : ofItems().defaultOf(name);
            if (!value.isMissingNode()) {
                key.set(name, value);
            }
        }
        return key;
    }

    private void validateText(String text, String path, List<ErrorStatus.Cause> causes) {
        var value = Json.array().add(text).get(0);
        var length = text.codePointCount(0, text.length());
        if (source.has("maxLength") && length > source.path("maxLength").asInt()) {
            causes.add(new ErrorStatus.Cause(
                    "FieldValueTooLong",
                    "Too long: may not be more than " + source.path("maxLength").asInt() + " bytes",
                    path));
        }
        if (source.has("minLength") && length < source.path("minLength").asInt()) {
            causes.add(invalid(
                    value, path, "should be at least " + source.path("minLength").asInt() + " chars long"));
        }
        var pattern = source.path("pattern");
        if (pattern.isTextual() && !SchemaFormats.matches(pattern.asText(), text)) {
            causes.add(invalid(value, path, "should match '" + pattern.asText() + "'"));
        }
        var format = source.path("format").asText("");
        if (!intOrString() && !SchemaFormats.fits(format, text)) {
            causes.add(invalid(value, path, "must be of type " + format + ": " + value));
        }
    }

    private void validateNumber(JsonNode value, String path, List<ErrorStatus.Cause> causes) {
        var number = value.decimalValue();
        if (source.has("minimum")) {
            var order = number.compareTo(source.path("minimum").decimalValue());
            var exclusive = source.path("exclusiveMinimum").asBoolean();
            if (order < 0 || (exclusive && order == 0)) {
                causes.add(invalid(
                        value,
                        path,
                        "should be greater than " + (exclusive ? "" : "or equal to ") + source.path("minimum")));
            }
        }
        if (source.has("maximum")) {
            var order = number.compareTo(source.path("maximum").decimalValue());
            var exclusive = source.path("exclusiveMaximum").asBoolean();
            if (order > 0 || (exclusive && order == 0)) {
                causes.add(invalid(
                        value,
                        path,
                        "should be less than " + (exclusive ? "" : "or equal to ") + source.path("maximum")));
            }
        }
        if (source.has("multipleOf")
                && number.remainder(source.path("multipleOf").decimalValue()).signum() != 0) {
            causes.add(invalid(value, path, "should be a multiple of " + source.path("multipleOf")));
        }
        if (source.path("format").asText().equals("int32") && !value.canConvertToInt()) {
            causes.add(invalid(value, path, "must be of type int32: \"" + value + "\""));
        }
    }

    /// `allOf`, `anyOf`, `oneOf` and `not` add conditions on values; they never add fields.
    private void combinations(JsonNode value, String path, List<ErrorStatus.Cause> causes) {
        source.path("allOf").forEach(schema -> new StructuralSchema(schema).validate(value, path, causes));
        var anyOf = source.path("anyOf");
        if (anyOf.isArray() && fitting(anyOf, value, path) == 0) {
            causes.add(invalid(value, path, "must validate at least one schema (anyOf)"));
        }
        var oneOf = source.path("oneOf");
        if (oneOf.isArray() && fitting(oneOf, value, path) != 1) {
            causes.add(invalid(value, path, "must validate one and only one schema (oneOf)"));
        }
        var not = source.path("not");
        if (not.isObject() && fitting(Json.array().add(not), value, path) == 1) {
            causes.add(invalid(value, path, "must not validate the schema (not)"));
        }
    }

    private static int fitting(JsonNode schemas, JsonNode value, String path) {
        var count = 0;
        for (var schema : schemas) {
            var causes = new ArrayList<ErrorStatus.Cause>();
            new StructuralSchema(schema).validate(value, path, causes);
            count += causes.isEmpty() ? 1 : 0;
        }
        return count;
    }
}
