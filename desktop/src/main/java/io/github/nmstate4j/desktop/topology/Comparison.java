package io.github.nmstate4j.desktop.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Two nodes, or one node at two times, field by field. Only what differs is kept.
final class Comparison {

    /// @param part the interface, or the section: `bond0`, `dns-resolver`
    /// @param field `mtu`; "" when all of the part is on one side only
    /// @param left "–" when it is not there
    /// @param own of a kind that every node has for itself: addresses, the host name, neighbours
    record Difference(String part, String field, String left, String right, boolean own) {}

    private static final String NOTHING = "–";
    private static final Set<String> OWN = Set.of(
            "mac-address", "permanent-mac-address", "address", "neighbors", "running", "config", "pci-address", "system-name", "chassis-id", "port-id");

    private Comparison() {}

    static List<Difference> of(JsonNode left, JsonNode right) {
        var differences = new ArrayList<Difference>();
        var one = parts(left);
        var other = parts(right);
        var names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        for (var part : names) {
            var a = one.get(part);
            var b = other.get(part);
            if (a == null || b == null) {
                var there = a == null ? b : a;
                var kind = there == null ? "" : there.getOrDefault("type", "there");
                differences.add(new Difference(part, "", a == null ? NOTHING : kind, b == null ? NOTHING : kind, false));
                continue;
            }
            var fields = new TreeSet<>(a.keySet());
            fields.addAll(b.keySet());
            for (var field : fields) {
                var x = a.getOrDefault(field, NOTHING);
                var y = b.getOrDefault(field, NOTHING);
                if (!x.equals(y)) {
                    differences.add(new Difference(part, field, x, y, isOwn(part, field)));
                }
            }
        }
        return differences;
    }

    private static boolean isOwn(String part, String field) {
        if (part.equals("hostname")) {
            return true;
        }
        for (var word : field.split("[.\\[]")) {
            if (OWN.contains(word) && !part.equals("dns-resolver") && !part.equals("routes")) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Map<String, String>> parts(JsonNode tree) {
        var parts = new TreeMap<String, Map<String, String>>();
        tree.properties().forEach(entry -> {
            if (entry.getKey().equals("interfaces")) {
                entry.getValue().forEach(iface -> {
                    var fields = new TreeMap<String, String>();
                    put("", iface, fields);
                    fields.remove("name");
                    parts.put(iface.path("name").asText(""), fields);
                });
            } else {
                var fields = new TreeMap<String, String>();
                put("", entry.getValue(), fields);
                parts.put(entry.getKey(), fields);
            }
        });
        return parts;
    }

    private static void put(String path, JsonNode value, Map<String, String> fields) {
        switch (value) {
            case ObjectNode object when !object.isEmpty() ->
                object.properties().forEach(entry -> put(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), fields));
            case ArrayNode array when !array.isEmpty() && array.get(0).isObject() -> {
                for (int i = 0; i < array.size(); i++) {
                    put(path + "[" + i + "]", array.get(i), fields);
                }
            }
            case ArrayNode array -> {
                var words = new ArrayList<String>();
                array.forEach(item -> words.add(item.isValueNode() ? item.asText() : item.toString()));
                fields.put(path, String.join(", ", words));
            }
            default -> fields.put(path, value.isValueNode() ? value.asText() : value.toString());
        }
    }
}
