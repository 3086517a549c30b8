package com.example.gre;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import java.util.Map;
import java.util.Optional;

/// What a policy says below `gre:`. The model keeps an interface of a kind that it does not know whole; this reads it.
record Gre(Optional<String> base, Optional<String> local, Optional<String> remote, Optional<String> key) {

    static final String TYPE = "gre";

    static Optional<Gre> of(NetworkInterface iface) {
        return iface instanceof OtherInterface other && other.type().name().equals(TYPE)
                ? Optional.of(of(other.extras().values().get("gre") instanceof Value.Mapping keys ? keys.entries() : Map.of()))
                : Optional.empty();
    }

    private static Gre of(Map<String, Value> keys) {
        return new Gre(text(keys, "base-iface"), text(keys, "local"), text(keys, "remote"), text(keys, "key"));
    }

    private static Optional<String> text(Map<String, Value> keys, String name) {
        return Optional.ofNullable(keys.get(name))
                .filter(value -> !(value instanceof Value.Null))
                .map(Value::toString)
                .filter(text -> !text.isBlank());
    }
}
