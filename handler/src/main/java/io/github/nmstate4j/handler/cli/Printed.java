package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import io.github.nmstate4j.yaml.ValueYaml;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How states are printed.
record Printed(boolean secrets, boolean json) {

    private static final String INTERFACES = "interfaces";
    private static final List<String> SECTIONS =
            List.of("hostname", "dns-resolver", "route-rules", "routes", INTERFACES, "ovs-db", "ovn");
    private static final List<String> ALWAYS_THERE = List.of("route-rules", "routes", "ovn");
    private static final List<String> FIRST = List.of("name", "type");

    /// Canonical.
    String of(NetworkState state) {
        return text(NetworkStateYaml.toValue(state));
    }

    /// As scripts know it from nmstatectl: every section in its place, interfaces by name.
    String whole(NetworkState state) {
        var sections = ((Value.Mapping) NetworkStateYaml.toValue(state)).entries();
        var ordered = new LinkedHashMap<String, Value>();
        for (var section : SECTIONS) {
            Optional.ofNullable(sections.get(section))
                    .or(() -> empty(section))
                    .ifPresent(value -> ordered.put(section, section.equals(INTERFACES) ? byName(value) : value));
        }
        sections.forEach(ordered::putIfAbsent);
        return text(new Value.Mapping(ordered));
    }

    private static Optional<Value> empty(String section) {
        if (section.equals(INTERFACES)) {
            return Optional.of(new Value.Sequence(List.of()));
        }
        return ALWAYS_THERE.contains(section) ? Optional.of(new Value.Mapping(Map.of())) : Optional.empty();
    }

    private static Value byName(Value interfaces) {
        return interfaces instanceof Value.Sequence list
                ? new Value.Sequence(list.items().stream()
                        .map(Printed::nameFirst)
                        .sorted(Comparator.comparing(Printed::name))
                        .toList())
                : interfaces;
    }

    private static Value nameFirst(Value iface) {
        if (!(iface instanceof Value.Mapping mapping)) {
            return iface;
        }
        var entries = new LinkedHashMap<String, Value>();
        FIRST.forEach(key -> Optional.ofNullable(mapping.entries().get(key)).ifPresent(value -> entries.put(key, value)));
        mapping.entries().forEach(entries::putIfAbsent);
        return new Value.Mapping(entries);
    }

    private static String name(Value iface) {
        return iface instanceof Value.Mapping mapping ? String.valueOf(mapping.entries().get("name")) : "";
    }

    private String text(Value value) {
        if (secrets) {
            return json ? ValueYaml.writeJsonWithSecrets(value) : ValueYaml.writeWithSecrets(value);
        }
        return json ? ValueYaml.writeJson(value) : ValueYaml.write(value);
    }
}
