package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.apiserver.Resources.Part;
import io.github.nmstate4j.apiserver.StructuralSchema.ListType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Who owns which field: keeps `managedFields` through every write, and does server-side apply by it.
///
/// Apply sets what the caller wants, removes what the caller wanted before and nobody else owns, and refuses to change what another manager owns unless forced.
final class Ownership {
    private static final String APPLY = "Apply";
    private static final String UPDATE = "Update";

    /// One entry of `managedFields`.
    private record Manager(
            String name, String operation, String apiVersion, String subresource, String time, FieldSet fields) {
        Manager with(FieldSet changed) {
            return new Manager(name, operation, apiVersion, subresource, time, changed);
        }

        boolean is(String otherName, String otherOperation, String otherSubresource) {
            return name.equals(otherName) && operation.equals(otherOperation) && subresource.equals(otherSubresource);
        }

        /// How conflicts name it.
        String described() {
            var text = new StringBuilder("\"" + name + "\"");
            if (!subresource.isEmpty()) {
                text.append(" with subresource \"").append(subresource).append('"');
            }
            if (operation.equals(UPDATE)) {
                text.append(" using ").append(apiVersion);
            }
            return text.toString();
        }
    }

    private static final List<String> SYSTEM_METADATA = List.of(
            "name",
            "namespace",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "uid",
            "generation",
            "managedFields",
            "resourceVersion");

    private static final StructuralSchema METADATA = metadataSchema();

    private Ownership() {}

    private static StructuralSchema metadataSchema() {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        for (var map : List.of("labels", "annotations")) {
            properties.putObject(map).put("type", "object").putObject("additionalProperties").put("type", "string");
        }
        properties.putObject("generateName").put("type", "string");
        properties.putObject("finalizers").put("x-kubernetes-list-type", "set");
        var owners = properties.putObject("ownerReferences").put("x-kubernetes-list-type", "map");
        owners.putArray("x-kubernetes-list-map-keys").add("uid");
        owners.putObject("items").put("x-kubernetes-map-type", "atomic");
        return new StructuralSchema(schema);
    }

    /// How objects of the kind merge, metadata included.
    private static StructuralSchema schema(ResourceType type) {
        var root = Json.object();
        type.schema().ifPresent(schema -> root.setAll((ObjectNode) schema.source()));
        var properties = Json.object();
        root.path("properties").properties().forEach(entry -> properties.set(entry.getKey(), entry.getValue()));
        properties.set("metadata", METADATA.source());
        root.set("properties", properties);
        return new StructuralSchema(root);
    }

    private static FieldSet fields(ResourceType type, Part part, ObjectNode object, StructuralSchema schema) {
        var owned = Json.shallowCopy(object);
        owned.remove(List.of("apiVersion", "kind"));
        if (object.path("metadata") instanceof ObjectNode metadata) {
            var ownedMetadata = Json.shallowCopy(metadata);
            ownedMetadata.remove(SYSTEM_METADATA);
            if (ownedMetadata.isEmpty()) {
                owned.remove("metadata");
            } else {
                owned.set("metadata", ownedMetadata);
            }
        }
        return limited(type, part, FieldSet.of(owned, schema));
    }

    /// What changed, without the object and its metadata as such: those are nobody's.
    private static FieldSet changed(FieldSet before, FieldSet after) {
        var changed = after.changedFrom(before).withoutSelf();
        var metadata = changed.at("f:metadata").withoutSelf();
        return metadata.isEmpty()
                ? changed.without("f:metadata")
                : changed.without("f:metadata").plus(metadata.under("f:metadata"));
    }

    /// The fields that a write to this part can own.
    private static FieldSet limited(ResourceType type, Part part, FieldSet fields) {
        return switch (part) {
            case MAIN -> type.statusSubresource() ? fields.without("f:status") : fields;
            case STATUS -> type.custom() ? fields.only("f:status") : fields.without("f:spec");
        };
    }

    // ---- plain writes

    /// The object with the fields this write changed in the name of its writer.
    static ObjectNode updated(
            ResourceType type, Part part, Optional<ObjectNode> current, ObjectNode next, Writing writing, String now) {
        var schema = schema(type);
        var before = current.map(old -> fields(type, part, old, schema)).orElseGet(FieldSet::empty);
        var after = fields(type, part, next, schema);
        var changed = changed(before, after);
        var removed = before.goneIn(after);
        var given = Json.at(next, "metadata", "managedFields");
        var managers = managers(
                Json.isEmpty(given)
                        ? current.map(old -> Json.at(old, "metadata", "managedFields")).orElse(given)
                        : given);
        var result = new ArrayList<Manager>();
        var mine = new Manager(writing.manager(), UPDATE, type.apiVersion(), part.subresource(), now, FieldSet.empty());
        for (var manager : managers) {
            if (manager.is(mine.name(), UPDATE, part.subresource()) && manager.apiVersion().equals(type.apiVersion())) {
                mine = changed.isEmpty() && removed.and(manager.fields()).isEmpty()
                        ? manager
                        : mine.with(manager.fields());
            } else {
                result.add(manager.with(manager.fields().minus(changed).minus(removed)));
            }
        }
        result.add(mine.with(mine.fields().plus(changed).minus(removed)));
        return withManagers(next, result);
    }

    // ---- apply

    /// The object as it is after the apply, managers included.
    ///
    /// @throws ErrorStatus 409 when another manager owns what would change, and force is off
    static ObjectNode applied(
            ResourceType type, Part part, Optional<ObjectNode> current, ObjectNode config, Writing writing, String now) {
        var schema = schema(type);
        var live = current.orElseGet(() -> identity(type, config));
        var wanted = fields(type, part, config, schema);
        var managers = managers(Json.at(live, "metadata", "managedFields"));
        if (current.isPresent() && managers.isEmpty()) {
            managers = List.of(new Manager(
                    "before-first-apply", UPDATE, type.apiVersion(), "", now, fields(type, part, live, schema)));
        }
        var mine = managers.stream()
                .filter(manager -> manager.is(writing.manager(), APPLY, part.subresource()))
                .findFirst();
        var others = managers.stream()
                .filter(manager -> !mine.equals(Optional.of(manager)))
                .toList();
        var merged = (ObjectNode) merge(live, limitedConfig(type, part, config), schema);
        if (mine.isPresent()) {
            var kept = others.stream().map(Manager::fields).reduce(FieldSet.empty(), FieldSet::plus);
            drop(merged, mine.get().fields(), wanted, kept, schema);
        }
        var before = fields(type, part, live, schema);
        var after = fields(type, part, merged, schema);
        var changed = changed(before, after);
        var removed = before.goneIn(after);
        checkConflicts(others, changed, writing);
        var result = new ArrayList<Manager>();
        others.forEach(manager -> result.add(manager.with(manager.fields().minus(changed).minus(removed))));
        var same = mine.filter(manager -> manager.fields().sameAs(wanted)
                && manager.apiVersion().equals(type.apiVersion())
                && changed.isEmpty()
                && removed.isEmpty());
        result.add(same.orElseGet(
                () -> new Manager(writing.manager(), APPLY, type.apiVersion(), part.subresource(), now, wanted)));
        return withManagers(merged, result);
    }

    private static ObjectNode identity(ResourceType type, ObjectNode config) {
        var identity = Json.object().put("apiVersion", type.apiVersion()).put("kind", type.kind());
        var metadata = identity.putObject("metadata").put("name", Json.name(config));
        if (type.namespaced()) {
            metadata.put("namespace", Json.namespace(config));
        }
        return identity;
    }

    /// What of the configuration counts for the part it is applied to.
    private static ObjectNode limitedConfig(ResourceType type, Part part, ObjectNode config) {
        var limited = Json.shallowCopy(config);
        switch (part) {
            case MAIN -> {
                if (type.statusSubresource()) {
                    limited.remove("status");
                }
            }
            case STATUS -> {
                limited.removeAll();
                List.of("apiVersion", "kind", "metadata", "status").forEach(key -> Json.set(limited, key, config.path(key)));
            }
        }
        return limited;
    }

    private static void checkConflicts(List<Manager> others, FieldSet changed, Writing writing) {
        if (writing.force()) {
            return;
        }
        var causes = new ArrayList<ErrorStatus.Cause>();
        var texts = new ArrayList<String>();
        others.stream()
                .sorted(Comparator.comparing(Manager::described))
                .forEach(manager -> {
                    var paths = manager.fields().and(changed).paths();
                    paths.forEach(path -> causes.add(new ErrorStatus.Cause(
                            "FieldManagerConflict", "conflict with " + manager.described(), path)));
                    if (!paths.isEmpty()) {
                        texts.add("conflicts with " + manager.described() + ":\n- " + String.join("\n- ", paths));
                    }
                });
        if (causes.size() == 1) {
            throw ErrorStatus.applyConflict(
                    "Apply failed with 1 conflict: " + causes.getFirst().message() + ": "
                            + causes.getFirst().field(),
                    causes);
        }
        if (!causes.isEmpty()) {
            throw ErrorStatus.applyConflict(
                    "Apply failed with " + causes.size() + " conflicts: " + String.join("\n", texts), causes);
        }
    }

    private static JsonNode merge(JsonNode live, JsonNode config, StructuralSchema schema) {
        if (live instanceof ObjectNode old && config instanceof ObjectNode wanted && !schema.atomicMap()) {
            var merged = Json.shallowCopy(old);
            wanted.properties().forEach(entry -> merged.set(
                    entry.getKey(),
                    merge(old.path(entry.getKey()), entry.getValue(), schema.below(entry.getKey()))));
            return merged;
        }
        if (live instanceof ArrayNode old
                && config instanceof ArrayNode wanted
                && schema.listType() != ListType.ATOMIC) {
            return mergeLists(old, wanted, schema);
        }
        return config.deepCopy();
    }

    private static ArrayNode mergeLists(ArrayNode old, ArrayNode wanted, StructuralSchema schema) {
        var merged = new ArrayList<JsonNode>();
        var steps = new ArrayList<String>();
        old.forEach(item -> {
            merged.add(item);
            steps.add(FieldSet.step(item, schema));
        });
        for (var item : wanted) {
            var index = steps.indexOf(FieldSet.step(item, schema));
            if (index < 0) {
                merged.add(item.deepCopy());
                steps.add(FieldSet.step(item, schema));
            } else {
                merged.set(index, merge(merged.get(index), item, schema.ofItems()));
            }
        }
        return Json.array().addAll(merged);
    }

    /// Removes from a node what was wanted before, is wanted no more, and belongs to nobody else.
    private static void drop(JsonNode node, FieldSet before, FieldSet wanted, FieldSet kept, StructuralSchema schema) {
        before.below().forEach((step, set) -> {
            if (wanted.at(step).isEmpty() && kept.at(step).isEmpty()) {
                remove(node, step, schema);
            } else {
                child(node, step, schema)
                        .ifPresent(child -> drop(child, set, wanted.at(step), kept.at(step), below(step, schema)));
            }
        });
    }

    private static StructuralSchema below(String step, StructuralSchema schema) {
        return step.startsWith("f:") ? schema.below(step.substring(2)) : schema.ofItems();
    }

    /// The child that may be changed: copied into place first, as merged trees share their parts with the live object.
    private static Optional<JsonNode> child(JsonNode node, String step, StructuralSchema schema) {
        if (step.startsWith("f:") && node instanceof ObjectNode object) {
            var name = step.substring(2);
            var copy = object.path(name).deepCopy();
            if (!copy.isContainerNode()) {
                return Optional.empty();
            }
            object.set(name, copy);
            return Optional.of(copy);
        }
        if (node instanceof ArrayNode list) {
            for (var i = 0; i < list.size(); i++) {
                if (FieldSet.step(list.get(i), schema).equals(step)) {
                    return Optional.of(list.get(i));
                }
            }
        }
        return Optional.empty();
    }

    private static void remove(JsonNode node, String step, StructuralSchema schema) {
        if (step.startsWith("f:") && node instanceof ObjectNode object) {
            object.remove(step.substring(2));
        } else if (node instanceof ArrayNode list && schema.listType() != ListType.ATOMIC) {
            for (var i = list.size() - 1; i >= 0; i--) {
                if (FieldSet.step(list.get(i), schema).equals(step)) {
                    list.remove(i);
                }
            }
        }
    }

    // ---- the list of managers

    private static List<Manager> managers(JsonNode managedFields) {
        var managers = new ArrayList<Manager>();
        for (var entry : managedFields) {
            if (!entry.path("manager").asText("").isEmpty() || !entry.path("fieldsV1").isEmpty()) {
                managers.add(new Manager(
                        entry.path("manager").asText(""),
                        entry.path("operation").asText(""),
                        entry.path("apiVersion").asText(""),
                        entry.path("subresource").asText(""),
                        entry.path("time").asText(""),
                        FieldSet.ofFieldsV1(entry.path("fieldsV1"))));
            }
        }
        return managers;
    }

    private static ObjectNode withManagers(ObjectNode object, List<Manager> managers) {
        var list = Json.array();
        managers.stream()
                .filter(manager -> !manager.fields().isEmpty())
                .sorted(Comparator.comparing(Manager::operation)
                        .thenComparing(Manager::time)
                        .thenComparing(Manager::name)
                        .thenComparing(Manager::subresource))
                .forEach(manager -> {
                    var entry = list.addObject()
                            .put("apiVersion", manager.apiVersion())
                            .put("fieldsType", "FieldsV1");
                    entry.set("fieldsV1", manager.fields().toFieldsV1());
                    entry.put("manager", manager.name()).put("operation", manager.operation());
                    if (!manager.subresource().isEmpty()) {
                        entry.put("subresource", manager.subresource());
                    }
                    entry.put("time", manager.time());
                });
        var result = Json.shallowCopy(object);
        var metadata = Json.shallowCopy(Json.metadata(result));
        if (list.isEmpty()) {
            metadata.remove("managedFields");
        } else {
            metadata.set("managedFields", list);
        }
        result.set("metadata", metadata);
        return result;
    }
}
