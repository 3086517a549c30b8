package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A set of fields of an object, as `managedFields` writes it (`fieldsV1`): `f:name` for fields, `k:{…}` for items of list maps, `v:…` for items of sets.
///
/// A set made from an object also knows the values, so that two of them tell what changed.
final class FieldSet {
    private final TreeMap<String, FieldSet> below = new TreeMap<>();
    private boolean member;
    private boolean present;
    private JsonNode value = MissingNode.getInstance();

    static FieldSet empty() {
        return new FieldSet();
    }

    boolean isEmpty() {
        return !member && below.isEmpty();
    }

    /// Whether the field itself belongs to the set, not only something below it.
    boolean isMember() {
        return member;
    }

    Map<String, FieldSet> below() {
        return below;
    }

    /// The part of the set below one step of the path; empty when there is none.
    FieldSet at(String step) {
        var found = below.get(step);
        return found == null ? empty() : found;
    }

    // ---- from objects

    /// The fields of an object, by its schema: leaves, items of lists that merge, and fields nobody declared.
    static FieldSet of(ObjectNode object, StructuralSchema schema) {
        var set = new FieldSet();
        set.collect(object, schema);
        return set;
    }

    private void collect(JsonNode node, StructuralSchema schema) {
        present = true;
        if (node instanceof ObjectNode object && !schema.atomicMap()) {
            object.properties().forEach(entry -> {
                var child = child("f:" + entry.getKey());
                child.collect(entry.getValue(), schema.below(entry.getKey()));
                var empty = entry.getValue().isObject() && entry.getValue().isEmpty();
                if (empty || !schema.declares(entry.getKey())) {
                    child.member = true;
                }
            });
        } else if (node.isArray() && schema.listType() != StructuralSchema.ListType.ATOMIC) {
            for (var item : node) {
                var child = child(step(item, schema));
                if (schema.listType() == StructuralSchema.ListType.MAP) {
                    child.collect(item, schema.ofItems());
                }
                child.member = true;
            }
        } else {
            member = true;
            value = node;
        }
    }

    /// The path step that leads to an item of a list that merges.
    static String step(JsonNode item, StructuralSchema list) {
        if (list.listType() == StructuralSchema.ListType.SET) {
            return "v:" + item;
        }
        var sorted = Json.object();
        var key = list.keyOf(item);
        key.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> sorted.set(entry.getKey(), entry.getValue()));
        return "k:" + sorted;
    }

    private FieldSet child(String step) {
        return below.computeIfAbsent(step, _ -> new FieldSet());
    }

    // ---- arithmetic

    FieldSet plus(FieldSet other) {
        var sum = new FieldSet();
        sum.member = member || other.member;
        below.forEach((step, set) -> sum.below.put(step, set.plus(other.at(step))));
        other.below.forEach((step, set) -> {
            if (!below.containsKey(step)) {
                sum.below.put(step, set);
            }
        });
        return sum;
    }

    FieldSet minus(FieldSet other) {
        var rest = new FieldSet();
        rest.member = member && !other.member;
        rest.value = value;
        below.forEach((step, set) -> {
            var left = set.minus(other.at(step));
            if (!left.isEmpty()) {
                rest.below.put(step, left);
            }
        });
        return rest;
    }

    FieldSet and(FieldSet other) {
        var common = new FieldSet();
        common.member = member && other.member;
        below.forEach((step, set) -> {
            var both = set.and(other.at(step));
            if (!both.isEmpty()) {
                common.below.put(step, both);
            }
        });
        return common;
    }

    /// The fields that are new in this object or have another value than in the earlier one. A container counts when it is new itself.
    FieldSet changedFrom(FieldSet earlier) {
        var changed = new FieldSet();
        changed.member = member ? !earlier.member || !value.equals(earlier.value) : present && !earlier.present;
        below.forEach((step, set) -> {
            var difference = set.changedFrom(earlier.at(step));
            if (!difference.isEmpty()) {
                changed.below.put(step, difference);
            }
        });
        return changed;
    }

    /// The fields of this object that a later one has no more, containers included.
    FieldSet goneIn(FieldSet later) {
        var gone = new FieldSet();
        gone.member = (member && !later.member) || (present && !later.present);
        below.forEach((step, set) -> {
            var difference = set.goneIn(later.at(step));
            if (!difference.isEmpty()) {
                gone.below.put(step, difference);
            }
        });
        return gone;
    }

    /// Without the field itself, but with what is below it.
    FieldSet withoutSelf() {
        var rest = new FieldSet();
        rest.below.putAll(below);
        return rest;
    }

    /// Without one field and everything below it.
    FieldSet without(String step) {
        var rest = new FieldSet();
        rest.member = member;
        rest.present = present;
        rest.below.putAll(below);
        rest.below.remove(step);
        return rest;
    }

    FieldSet only(String step) {
        var rest = new FieldSet();
        if (below.containsKey(step)) {
            rest.below.put(step, at(step));
        }
        return rest;
    }

    /// This set one step further down.
    FieldSet under(String step) {
        var set = new FieldSet();
        set.below.put(step, this);
        return set;
    }

    boolean sameAs(FieldSet other) {
        return toFieldsV1().equals(other.toFieldsV1());
    }

    // ---- paths and text

    /// The fields as paths that people read: `.spec.parts[name="a"].count`.
    List<String> paths() {
        var paths = new ArrayList<String>();
        paths("", paths);
        return paths;
    }

    private void paths(String prefix, List<String> into) {
        if (member) {
            into.add(prefix);
        }
        below.forEach((step, set) -> set.paths(prefix + readable(step), into));
    }

    private static String readable(String step) {
        var rest = step.substring(2);
        return switch (step.substring(0, 2)) {
            case "k:" -> {
                var parts = new ArrayList<String>();
                parse(rest).properties().forEach(entry -> parts.add(entry.getKey() + "=" + entry.getValue()));
                yield "[" + String.join(",", parts) + "]";
            }
            case "v:" -> "[=" + rest + "]";
            case "i:" -> "[" + rest + "]";
            default -> "." + rest;
        };
    }

    private static JsonNode parse(String text) {
        try {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Json.object();
        }
    }

    ObjectNode toFieldsV1() {
        var fields = Json.object();
        below.forEach((step, set) -> {
            var child = set.toFieldsV1();
            if (set.member && !set.below.isEmpty()) {
                var withSelf = Json.object();
                withSelf.putObject(".");
                withSelf.setAll(child);
                child = withSelf;
            }
            fields.set(step, child);
        });
        return fields;
    }

    static FieldSet ofFieldsV1(JsonNode fields) {
        var set = new FieldSet();
        fields.properties().forEach(entry -> {
            if (!entry.getKey().equals(".")) {
                var child = ofFieldsV1(entry.getValue());
                child.member = entry.getValue().isEmpty() || entry.getValue().has(".");
                set.below.put(entry.getKey(), child);
            }
        });
        return set;
    }
}
