package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One kind in one version, as discovery shows it. Versions of the same kind share their objects.
///
/// @param schema absent for kinds that are stored as they come
/// @param columns the printer columns after the name
/// @param warning sent with every answer, for deprecated versions
/// @param selectableFields field selectors beyond `metadata.name` and `metadata.namespace`
record ResourceType(
        String group,
        String version,
        String plural,
        String singular,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        Origin origin,
        boolean statusSubresource,
        boolean counted,
        Optional<StructuralSchema> schema,
        List<Column> columns,
        Optional<String> warning,
        Set<String> selectableFields) {

    /// Who defines the kind: the server itself or a CustomResourceDefinition.
    enum Origin {
        BUILT_IN,
        CUSTOM
    }

    /// A column of the `Table` that `kubectl get` prints.
    ///
    /// @param priority 0 is always shown, more only with `-o wide`
    record Column(String name, String type, String format, String description, int priority, Cell cell) {}

    /// The value of a column, from the object and the time of asking.
    @FunctionalInterface
    interface Cell {
        JsonNode of(ObjectNode object, Instant now);
    }

    boolean custom() {
        return origin == Origin.CUSTOM;
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    String listKind() {
        return kind + "List";
    }

    /// Where objects of all versions are kept; also how messages name the kind.
    String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }

    /// The object as this version shows it: there is no conversion beyond the version's name.
    ObjectNode shown(ObjectNode stored) {
        if (stored.path("apiVersion").asText().equals(apiVersion())) {
            return stored;
        }
        var copy = Json.object();
        copy.put("apiVersion", apiVersion());
        stored.properties().forEach(entry -> {
            if (!entry.getKey().equals("apiVersion")) {
                copy.set(entry.getKey(), entry.getValue());
            }
        });
        return copy;
    }
}
