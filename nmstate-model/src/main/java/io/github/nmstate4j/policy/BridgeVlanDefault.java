package io.github.nmstate4j.policy;

import io.github.nmstate4j.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What a policy means by a port of a Linux bridge without a `vlan` section: all VLANs pass. A section that is there
/// stays as it is: an empty one (`vlan: {}`) turns filtering off.
public final class BridgeVlanDefault {

    private static final String VLAN = "vlan";
    private static final Value ALL_VLANS = new Value.Mapping(inOrder(
            "mode",
            new Value.Text("trunk"),
            "trunk-tags",
            new Value.Sequence(List.of(new Value.Mapping(Map.of(
                    "id-range", new Value.Mapping(inOrder("min", Value.Num.of(2), "max", Value.Num.of(4094)))))))));

    private BridgeVlanDefault() {}

    /// The desired state with the default filled in; all else is exactly as given. Bridges that are down or absent are
    /// left as they are.
    public static Value fillIn(Value desired) {
        return inside(desired, "interfaces", interfaces -> each(interfaces, BridgeVlanDefault::bridge));
    }

    private static Value bridge(Value iface) {
        return says(iface, "type", "linux-bridge") && (says(iface, "state", "up") || !has(iface, "state"))
                ? inside(iface, "bridge", bridge -> inside(bridge, "port", ports -> each(ports, BridgeVlanDefault::port)))
                : iface;
    }

    private static Value port(Value port) {
        if (!(port instanceof Value.Mapping mapping) || has(port, VLAN)) {
            return port;
        }
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.put(VLAN, ALL_VLANS);
        return new Value.Mapping(entries);
    }

    private static boolean has(Value value, String key) {
        return value instanceof Value.Mapping mapping && mapping.entries().containsKey(key);
    }

    private static boolean says(Value value, String key, String word) {
        return value instanceof Value.Mapping mapping && new Value.Text(word).equals(mapping.entries().get(key));
    }

    private static Value inside(Value value, String key, UnaryOperator<Value> change) {
        if (!(value instanceof Value.Mapping mapping) || !mapping.entries().containsKey(key)) {
            return value;
        }
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.computeIfPresent(key, (name, inner) -> change.apply(inner));
        return new Value.Mapping(entries);
    }

    private static Value each(Value value, UnaryOperator<Value> change) {
        return value instanceof Value.Sequence list
                ? new Value.Sequence(list.items().stream().map(change).toList())
                : value;
    }

    private static Map<String, Value> inOrder(String first, Value one, String second, Value two) {
        var entries = new LinkedHashMap<String, Value>();
        entries.put(first, one);
        entries.put(second, two);
        return entries;
    }
}
