package io.github.nmstate4j.verify;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.SwitchChange;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.ovs.OvsDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares what Open vSwitch as a whole is told: whatever would still have to be written.
final class SwitchComparison {

    private SwitchComparison() {}

    static List<Mismatch> of(MergedState merged, NetworkState observed) {
        var mismatches = new ArrayList<Mismatch>();
        merged.desired().ovsDb().ifPresent(wanted -> {
            var missing = SwitchChange.of(wanted, observed);
            var there = observed.ovsDb().orElse(OvsDb.none());
            add(mismatches, "external_ids", missing.externalIds(), there.externalIds());
            add(mismatches, "other_config", missing.otherConfig(), there.otherConfig());
        });
        merged.desired().ovn()
                .filter(wanted -> !SwitchChange.of(wanted, observed).isEmpty())
                .ifPresent(wanted -> mismatches.add(new Mismatch(
                        DocumentPath.of("ovn", "bridge-mappings"),
                        String.valueOf(wanted.bridgeMappings().orElse(List.of())),
                        String.valueOf(observed.ovn().flatMap(ovn -> ovn.bridgeMappings()).orElse(List.of())))));
        return mismatches;
    }

    private static void add(
            List<Mismatch> mismatches,
            String map,
            Map<String, Optional<String>> missing,
            Optional<Map<String, Optional<String>>> there) {
        missing.forEach((key, value) -> mismatches.add(new Mismatch(
                DocumentPath.of("ovs-db", map, key),
                value.orElse("none"),
                there.orElse(Map.of()).getOrDefault(key, Optional.empty()).orElse("none"))));
    }
}
