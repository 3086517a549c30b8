package io.github.nmstate4j.diff;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.SwitchChange;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.ovs.Ovn;
import io.github.nmstate4j.state.ovs.Ovn.BridgeMapping;
import io.github.nmstate4j.state.ovs.OvsDb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Open vSwitch as a whole is told: its two maps and the bridges of OVN.
final class Switch {

    private Switch() {}

    static boolean changes(OvsDb wanted, NetworkState current) {
        return !SwitchChange.of(wanted, current).isEmpty();
    }

    private static boolean isPurge(OvsDb wanted) {
        return map(wanted.externalIds()).isEmpty() && map(wanted.otherConfig()).isEmpty();
    }

    private static Map<String, Optional<String>> map(Optional<Map<String, Optional<String>>> given) {
        return given.orElse(Map.of());
    }

    private static Optional<String> value(Optional<Map<String, Optional<String>>> map, String key) {
        return map(map).getOrDefault(key, Optional.empty());
    }

    /// Each key that the document touches as it was; one that was not there goes.
    static Optional<OvsDb> dbBefore(MergedState merged) {
        var there = merged.current().ovsDb().orElse(OvsDb.none());
        return merged.desired().ovsDb()
                .filter(wanted -> changes(wanted, merged.current()))
                .map(wanted -> isPurge(wanted)
                        ? there
                        : new OvsDb(
                                before(wanted.externalIds(), there.externalIds()),
                                before(wanted.otherConfig(), there.otherConfig()),
                                Extras.none()));
    }

    private static Optional<Map<String, Optional<String>>> before(
            Optional<Map<String, Optional<String>>> wanted, Optional<Map<String, Optional<String>>> there) {
        return wanted.map(entries -> {
            if (entries.isEmpty()) {
                return map(there);
            }
            var before = new LinkedHashMap<String, Optional<String>>();
            entries.keySet().forEach(key -> before.put(key, value(there, key)));
            return before;
        });
    }

    static boolean changes(Ovn wanted, NetworkState current) {
        return !SwitchChange.of(wanted, current).isEmpty();
    }

    private static List<BridgeMapping> mappings(Ovn ovn) {
        return ovn.bridgeMappings().orElse(List.of());
    }

    private static Optional<String> bridge(String localnet, NetworkState state) {
        return state.ovn().stream()
                .flatMap(ovn -> mappings(ovn).stream())
                .filter(mapping -> mapping.localnet().equals(localnet))
                .findFirst()
                .flatMap(BridgeMapping::bridge);
    }

    static Optional<Ovn> ovnBefore(MergedState merged) {
        var current = merged.current();
        return merged.desired().ovn()
                .filter(wanted -> changes(wanted, current))
                .map(wanted -> new Ovn(
                        Optional.of(mappings(wanted).stream()
                                .map(mapping -> bridge(mapping.localnet(), current)
                                        .map(bridge -> BridgeMapping.of(mapping.localnet(), bridge))
                                        .orElseGet(() -> new BridgeMapping(mapping.localnet(), true, Optional.empty(), Extras.none())))
                                .toList()),
                        Extras.none()));
    }
}
