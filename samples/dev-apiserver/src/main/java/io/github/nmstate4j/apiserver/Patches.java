package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The patches that are computed from the current object alone. Server-side apply is not one of them: it knows who owns what.
final class Patches {
    static final String JSON = "application/json-patch+json";
    static final String MERGE = "application/merge-patch+json";
    static final String STRATEGIC = "application/strategic-merge-patch+json";
    static final String APPLY = "application/apply-patch+yaml";

    /// How the lists of built-in kinds merge in a strategic merge patch, by the name of the field.
    private static final Map<String, String> MERGE_KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("env", "name"),
            Map.entry("volumes", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("secrets", "name"),
            Map.entry("hostAliases", "ip"),
            Map.entry("conditions", "type"),
            Map.entry("addresses", "type"),
            Map.entry("taints", "key"),
            Map.entry("ownerReferences", "uid"),
            Map.entry("webhooks", "name"),
            Map.entry("topologySpreadConstraints", "topologyKey"));

    private static final Set<String> MERGED_SCALARS = Set.of("finalizers", "podCIDRs");

    private Patches() {}

    /// RFC 6902.
    static ObjectNode json(ObjectNode current, JsonNode patch) {
        if (!patch.isArray()) {
            throw ErrorStatus.badRequest("a JSON patch must be a list of operations");
        }
        JsonNode patched = current.deepCopy();
        for (var operation : patch) {
            patched = applied(operation, patched);
        }
        if (patched instanceof ObjectNode object) {
            return object;
        }
        throw ErrorStatus.badRequest("the JSON patch does not leave an object");
    }

    /// One operation; what it removes or replaces must be there.
    private static JsonNode applied(JsonNode operation, JsonNode object) {
        try {
            var needsTarget = Set.of("remove", "replace").contains(operation.path("op").asText());
            if (needsTarget && object.at(operation.path("path").asText()).isMissingNode()) {
                throw ErrorStatus.unprocessable();
            }
            return JsonPatch.apply(Json.array().add(operation), object);
        } catch (JsonPatchException | IllegalArgumentException e) {
            throw ErrorStatus.unprocessable();
        }
    }

    /// RFC 7386: null removes, objects merge, all else replaces.
    static JsonNode merge(JsonNode current, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        var result = current instanceof ObjectNode object ? object.deepCopy() : Json.object();
        changes.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                result.remove(entry.getKey());
            } else {
                result.set(entry.getKey(), merge(result.path(entry.getKey()), entry.getValue()));
            }
        });
        return result;
    }

    /// A merge patch that merges lists of known fields item by item, and takes the `$patch`, `$retainKeys`,
    /// `$deleteFromPrimitiveList` and `$setElementOrder` directives.
    static ObjectNode strategic(ObjectNode current, ObjectNode patch) {
        if (patch.path("$patch").asText().equals("replace")) {
            var replacement = patch.deepCopy();
            replacement.remove("$patch");
            return replacement;
        }
        var result = current.deepCopy();
        var retain = patch.path("$retainKeys");
        if (retain.isArray()) {
            var kept = new HashSet<String>();
            retain.forEach(key -> kept.add(key.asText()));
            result.retain(kept);
        }
        patch.properties().forEach(entry -> strategicField(result, patch, entry.getKey(), entry.getValue()));
        return result;
    }

    private static void strategicField(ObjectNode result, ObjectNode patch, String key, JsonNode value) {
        if (key.startsWith("$deleteFromPrimitiveList/")) {
            var field = key.substring(key.indexOf('/') + 1);
            var kept = Json.array();
            result.path(field).forEach(item -> {
                if (!contains(value, item)) {
                    kept.add(item);
                }
            });
            result.set(field, kept);
            return;
        }
        if (key.startsWith("$")) {
            return;
        }
        switch (value) {
            case ObjectNode changes when changes.path("$patch").asText().equals("delete") -> result.remove(key);
            case ObjectNode changes ->
                result.set(key, strategic(result.get(key) instanceof ObjectNode old ? old : Json.object(), changes));
            case ArrayNode changes -> {
                var old = result.get(key) instanceof ArrayNode list ? list : Json.array();
                result.set(key, ordered(mergedList(key, old, changes), key, patch.path("$setElementOrder/" + key)));
            }
            case JsonNode scalar when scalar.isNull() -> result.remove(key);
            default -> result.set(key, value);
        }
    }

    private static boolean contains(JsonNode list, JsonNode wanted) {
        for (var item : list) {
            if (item.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> mergeKey(String field, ArrayNode old, ArrayNode changes) {
        if (field.equals("ports")) {
            var sample = changes.isEmpty() ? old.path(0) : changes.path(0);
            return Optional.of(sample.has("containerPort") ? "containerPort" : "port");
        }
        return Optional.ofNullable(MERGE_KEYS.get(field));
    }

    private static ArrayNode mergedList(String field, ArrayNode old, ArrayNode changes) {
        if (MERGED_SCALARS.contains(field)) {
            var merged = old.deepCopy();
            changes.forEach(item -> {
                if (!contains(merged, item)) {
                    merged.add(item);
                }
            });
            return merged;
        }
        var mergeKey = mergeKey(field, old, changes);
        if (mergeKey.isEmpty()) {
            return changes.deepCopy();
        }
        var key = mergeKey.get();
        var merged = new ArrayList<JsonNode>();
        old.forEach(merged::add);
        for (var change : changes) {
            if (change.path("$patch").asText().equals("replace")) {
                merged.clear();
                changes.forEach(item -> {
                    if (!item.has("$patch")) {
                        merged.add(item);
                    }
                });
                break;
            }
            var index = indexOf(merged, key, change.path(key));
            if (change.path("$patch").asText().equals("delete")) {
                if (index >= 0) {
                    merged.remove(index);
                }
            } else if (index >= 0 && merged.get(index) instanceof ObjectNode item && change instanceof ObjectNode part) {
                merged.set(index, strategic(item, part));
            } else {
                merged.add(change);
            }
        }
        return Json.array().addAll(merged);
    }

    private static int indexOf(List<JsonNode> list, String key, JsonNode value) {
        for (var i = 0; i < list.size(); i++) {
            if (list.get(i).path(key).equals(value)) {
                return i;
            }
        }
        return -1;
    }

    private static ArrayNode ordered(ArrayNode list, String field, JsonNode order) {
        if (!order.isArray()) {
            return list;
        }
        var key = mergeKey(field, list, list);
        var rest = new ArrayList<JsonNode>();
        list.forEach(rest::add);
        var sorted = Json.array();
        for (var wanted : order) {
            for (var item : List.copyOf(rest)) {
                var same = key.map(name -> item.path(name).equals(wanted.path(name))).orElse(item.equals(wanted));
                if (same) {
                    sorted.add(item);
                    rest.remove(item);
                }
            }
        }
        return sorted.addAll(rest);
    }
}
