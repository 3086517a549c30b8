package io.github.nmstate4j.merge;

import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.ovs.Ovn;
import io.github.nmstate4j.state.ovs.Ovn.BridgeMapping;
import io.github.nmstate4j.state.ovs.OvsDb;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What must be written into the two maps of Open vSwitch as a whole so that they are as desired: each key that differs,
/// with its new value, or without one when it goes. Keys that others keep there are not touched.
public record SwitchChange(Map<String, Optional<String>> externalIds, Map<String, Optional<String>> otherConfig) {

    /// Where OVN looks for its bridges: `network:bridge`, separated by commas.
    private static final String MAPPINGS = "ovn-bridge-mappings";

    public SwitchChange {
        externalIds = Collections.unmodifiableMap(new TreeMap<>(externalIds));
        otherConfig = Collections.unmodifiableMap(new TreeMap<>(otherConfig));
    }

    public static SwitchChange of(NetworkState desired, NetworkState current) {
        var db = desired.ovsDb().map(wanted -> of(wanted, current)).orElse(new SwitchChange(Map.of(), Map.of()));
        var externalIds = new TreeMap<>(db.externalIds());
        desired.ovn().ifPresent(ovn -> externalIds.putAll(of(ovn, current).externalIds()));
        return new SwitchChange(externalIds, db.otherConfig());
    }

    /// A section with nothing in it empties both maps. The bridges of OVN are not part of them.
    public static SwitchChange of(OvsDb wanted, NetworkState current) {
        var there = current.ovsDb().orElse(OvsDb.none());
        boolean purge = entries(wanted.externalIds()).isEmpty() && entries(wanted.otherConfig()).isEmpty();
        return new SwitchChange(
                of(purge ? Optional.of(Map.of()) : wanted.externalIds(), entries(there.externalIds())),
                of(purge ? Optional.of(Map.of()) : wanted.otherConfig(), entries(there.otherConfig())));
    }

    private static Map<String, Optional<String>> of(
            Optional<Map<String, Optional<String>>> wanted, Map<String, Optional<String>> there) {
        var change = new TreeMap<String, Optional<String>>();
        wanted.ifPresent(entries -> {
            if (entries.isEmpty()) {
                there.keySet().forEach(key -> change.put(key, Optional.empty()));
            }
            entries.forEach((key, value) -> {
                if (!value.equals(there.getOrDefault(key, Optional.empty()))) {
                    change.put(key, value);
                }
            });
        });
        return change;
    }

    private static Map<String, Optional<String>> entries(Optional<Map<String, Optional<String>>> map) {
        return map.orElse(Map.of());
    }

    public static SwitchChange of(Ovn wanted, NetworkState current) {
        var before = bridges(current.ovn());
        var after = new TreeMap<>(before);
        for (var mapping : wanted.bridgeMappings().orElse(List.of())) {
            if (mapping.absent()) {
                after.remove(mapping.localnet());
            } else {
                mapping.bridge().ifPresent(bridge -> after.put(mapping.localnet(), bridge));
            }
        }
        return new SwitchChange(
                after.equals(before)
                        ? Map.of()
                        : Map.of(
                                MAPPINGS,
                                Optional.of(after.entrySet().stream()
                                                .map(entry -> entry.getKey() + ":" + entry.getValue())
                                                .collect(Collectors.joining(",")))
                                        .filter(text -> !text.isEmpty())),
                Map.of());
    }

    private static Map<String, String> bridges(Optional<Ovn> ovn) {
        var bridges = new TreeMap<String, String>();
        ovn.flatMap(Ovn::bridgeMappings).orElse(List.of())
                .forEach((BridgeMapping mapping) -> mapping.bridge().ifPresent(bridge -> bridges.put(mapping.localnet(), bridge)));
        return bridges;
    }

    public boolean isEmpty() {
        return externalIds.isEmpty() && otherConfig.isEmpty();
    }
}
