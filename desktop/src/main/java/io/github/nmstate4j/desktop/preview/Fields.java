package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A desired state field by field. A field is named as people point to it: by the name of the interface, by the destination
/// of a route.
final class Fields {

    /// They say which interface is meant, and set nothing.
    private static final Set<String> IDENTITY = Set.of("name", "type");
    /// What tells entries of a list apart.
    private static final List<String> KEYS = List.of("name", "ip", "destination", "id");

    private final Map<String, String> fields = new LinkedHashMap<>();

    private Fields() {}

    /// `bond0.mtu` → `9000`.
    static Map<String, String> of(NetworkState state) {
        var fields = new Fields();
        if (NetworkStateYaml.toValue(state) instanceof Value.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                if (key.equals("interfaces") && value instanceof Value.Sequence interfaces) {
                    interfaces.items().forEach(fields::iface);
                } else {
                    fields.put(key, value);
                }
            });
        }
        return fields.fields;
    }

    private void iface(Value iface) {
        if (iface instanceof Value.Mapping mapping) {
            var name = String.valueOf(mapping.entries().get("name"));
            mapping.entries().forEach((key, value) -> {
                if (!IDENTITY.contains(key)) {
                    put(name + "." + key, value);
                }
            });
        }
    }

    private void put(String path, Value value) {
        switch (value) {
            case Value.Mapping mapping when !mapping.entries().isEmpty() ->
                mapping.entries().forEach((key, item) -> put(path + "." + key, item));
            case Value.Sequence list when !list.items().isEmpty() && list.items().stream().allMatch(item -> key(item).isPresent()) ->
                list.items().forEach(item -> put(path + "[" + key(item).orElseThrow() + "]", rest(item)));
            default -> fields.put(path, value.toString());
        }
    }

    private static Optional<String> key(Value item) {
        return item instanceof Value.Mapping mapping
                ? KEYS.stream().flatMap(key -> Optional.ofNullable(mapping.entries().get(key)).stream()).findFirst().map(Value::toString)
                : Optional.empty();
    }

    /// An entry that is nothing but its key is there or not.
    private static Value rest(Value item) {
        if (item instanceof Value.Mapping mapping) {
            var entries = new LinkedHashMap<>(mapping.entries());
            KEYS.stream().filter(entries::containsKey).findFirst().ifPresent(entries::remove);
            return entries.isEmpty() ? new Value.Text("there") : new Value.Mapping(entries);
        }
        return item;
    }
}
