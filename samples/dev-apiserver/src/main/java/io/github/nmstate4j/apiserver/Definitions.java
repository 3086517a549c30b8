package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.apiserver.ResourceType.Column;
import io.github.nmstate4j.apiserver.ResourceType.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// CustomResourceDefinitions: what they must say, what the server adds, and the kinds they define.
final class Definitions {
    private Definitions() {}

    /// The served versions of a definition.
    static List<ResourceType> types(JsonNode definition) {
        var spec = definition.path("spec");
        var names = spec.path("names");
        var types = new ArrayList<ResourceType>();
        for (var version : spec.path("versions")) {
            if (!version.path("served").asBoolean()) {
                continue;
            }
            var schema = Json.at(version, "schema", "openAPIV3Schema");
            types.add(new ResourceType(
                    spec.path("group").asText(),
                    version.path("name").asText(),
                    names.path("plural").asText(),
                    names.path("singular").asText(),
                    names.path("kind").asText(),
                    spec.path("scope").asText().equals("Namespaced"),
                    texts(names.path("shortNames")),
                    texts(names.path("categories")),
                    Origin.CUSTOM,
                    Json.at(version, "subresources", "status").isObject(),
                    true,
                    schema.isObject() ? Optional.of(new StructuralSchema(schema)) : Optional.empty(),
                    columns(version),
                    warning(spec, version),
                    selectable(version)));
        }
        return types;
    }

    private static Optional<String> warning(JsonNode spec, JsonNode version) {
        if (!version.path("deprecated").asBoolean()) {
            return Optional.empty();
        }
        var text = version.path("deprecationWarning").asText("");
        if (!text.isEmpty()) {
            return Optional.of(text);
        }
        var kind = Json.text(spec, "names", "kind");
        var group = spec.path("group").asText();
        var name = version.path("name").asText();
        var best = new ArrayList<String>();
        for (var other : spec.path("versions")) {
            if (other.path("served").asBoolean() && !other.path("deprecated").asBoolean()) {
                best.add(other.path("name").asText());
            }
        }
        best.sort(VersionOrder.BEST_FIRST);
        var deprecated = group + "/" + name + " " + kind + " is deprecated";
        var better = best.stream().filter(other -> VersionOrder.BEST_FIRST.compare(other, name) < 0).findFirst();
        return Optional.of(
                better.map(other -> deprecated + "; use " + group + "/" + other + " " + kind).orElse(deprecated));
    }

    private static List<Column> columns(JsonNode version) {
        var columns = new ArrayList<Column>();
        for (var column : version.path("additionalPrinterColumns")) {
            columns.add(column(column));
        }
        if (columns.isEmpty()) {
            columns.add(column(Json.object()
                    .put("name", "Age")
                    .put("type", "date")
                    .put("description", "Time since the object was made.")
                    .put("jsonPath", ".metadata.creationTimestamp")));
        }
        return List.copyOf(columns);
    }

    private static Column column(JsonNode column) {
        var type = column.path("type").asText();
        return new Column(
                column.path("name").asText(),
                type,
                column.path("format").asText(""),
                column.path("description").asText(""),
                column.path("priority").asInt(),
                TableRows.cell(type, column.path("jsonPath").asText()));
    }

    private static Set<String> selectable(JsonNode version) {
        var fields = new HashSet<String>();
        for (var field : version.path("selectableFields")) {
            fields.add(field.path("jsonPath").asText().replaceFirst("^\\.", ""));
        }
        return Set.copyOf(fields);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }

    /// Fills in the names a definition may leave out, and the status that says it is served.
    ///
    /// @param now the time of transition, used only when the status is new
    static void complete(ObjectNode definition, String now) {
        var spec = Json.child(definition, "spec");
        var names = Json.child(spec, "names");
        var kind = names.path("kind").asText("");
        if (names.path("singular").asText("").isEmpty()) {
            names.put("singular", kind.toLowerCase(Locale.ROOT));
        }
        if (names.path("listKind").asText("").isEmpty()) {
            names.put("listKind", kind + "List");
        }
        if (!spec.has("conversion")) {
            spec.putObject("conversion").put("strategy", "None");
        }
        var status = Json.child(definition, "status");
        status.set("acceptedNames", names.deepCopy());
        if (!status.path("conditions").isArray()) {
            var conditions = status.putArray("conditions");
            condition(conditions.addObject(), "NamesAccepted", "NoConflicts", "no conflicts found", now);
            condition(
                    conditions.addObject(), "Established", "InitialNamesAccepted", "the initial names have been accepted", now);
        }
        var stored = new ArrayList<>(texts(status.path("storedVersions")));
        for (var version : spec.path("versions")) {
            if (version.path("storage").asBoolean() && !stored.contains(version.path("name").asText())) {
                stored.add(version.path("name").asText());
            }
        }
        var list = status.putArray("storedVersions");
        stored.forEach(list::add);
    }

    private static void condition(ObjectNode condition, String type, String reason, String message, String now) {
        condition
                .put("lastTransitionTime", now)
                .put("message", message)
                .put("reason", reason)
                .put("status", "True")
                .put("type", type);
    }

    /// What is wrong with a definition.
    static List<ErrorStatus.Cause> check(JsonNode definition) {
        var causes = new ArrayList<ErrorStatus.Cause>();
        var spec = definition.path("spec");
        required(spec, "spec", "group", causes);
        required(spec.path("names"), "spec.names", "plural", causes);
        required(spec.path("names"), "spec.names", "kind", causes);
        var expected = Json.text(spec, "names", "plural") + "." + spec.path("group").asText();
        if (causes.isEmpty() && !Json.name(definition).equals(expected)) {
            causes.add(new ErrorStatus.Cause(
                    "FieldValueInvalid",
                    "Invalid value: \"" + Json.name(definition) + "\": must be spec.names.plural+\".\"+spec.group",
                    "metadata.name"));
        }
        if (!Set.of("Namespaced", "Cluster").contains(spec.path("scope").asText())) {
            causes.add(new ErrorStatus.Cause(
                    "FieldValueNotSupported",
                    "Unsupported value: \"" + spec.path("scope").asText() + "\": supported values: \"Cluster\", \"Namespaced\"",
                    "spec.scope"));
        }
        var storage = 0;
        var index = 0;
        for (var version : spec.path("versions")) {
            storage += version.path("storage").asBoolean() ? 1 : 0;
            var place = "spec.versions[" + index++ + "]";
            if (!Json.at(version, "schema", "openAPIV3Schema").isObject()) {
                causes.add(new ErrorStatus.Cause(
                        "FieldValueRequired", "Required value: schemas are required", place + ".schema.openAPIV3Schema"));
            }
            columnsParse(version, place, causes);
        }
        if (storage != 1) {
            causes.add(new ErrorStatus.Cause(
                    "FieldValueInvalid",
                    "Invalid value: must have exactly one version marked as storage version",
                    "spec.versions"));
        }
        return causes;
    }

    private static void columnsParse(JsonNode version, String place, List<ErrorStatus.Cause> causes) {
        var index = 0;
        for (var column : version.path("additionalPrinterColumns")) {
            try {
                JsonPath.of(column.path("jsonPath").asText());
            } catch (IllegalArgumentException e) {
                causes.add(new ErrorStatus.Cause(
                        "FieldValueInvalid",
                        "Invalid value: " + column.path("jsonPath") + ": " + e.getMessage(),
                        place + ".additionalPrinterColumns[" + index + "].jsonPath"));
            }
            index++;
        }
    }

    private static void required(JsonNode object, String path, String field, List<ErrorStatus.Cause> causes) {
        if (object.path(field).asText("").isEmpty()) {
            causes.add(new ErrorStatus.Cause("FieldValueRequired", "Required value", path + "." + field));
        }
    }
}
