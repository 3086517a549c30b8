package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Features of a NIC under the kernel's names. Those of the ethtool command are read as well. Written in the order of
/// the names.
final class Features implements Codec<Map<String, Boolean>> {

    private static final Map<String, String> COMMAND_NAMES = Map.ofEntries(
            Map.entry("rx", "rx-checksum"),
            Map.entry("rx-checksumming", "rx-checksum"),
            Map.entry("ufo", "tx-udp-fragmentation"),
            Map.entry("gso", "tx-generic-segmentation"),
            Map.entry("generic-segmentation-offload", "tx-generic-segmentation"),
            Map.entry("gro", "rx-gro"),
            Map.entry("generic-receive-offload", "rx-gro"),
            Map.entry("lro", "rx-lro"),
            Map.entry("large-receive-offload", "rx-lro"),
            Map.entry("rxvlan", "rx-vlan-hw-parse"),
            Map.entry("rx-vlan-offload", "rx-vlan-hw-parse"),
            Map.entry("txvlan", "tx-vlan-hw-insert"),
            Map.entry("tx-vlan-offload", "tx-vlan-hw-insert"),
            Map.entry("ntuple", "rx-ntuple-filter"),
            Map.entry("ntuple-filters", "rx-ntuple-filter"),
            Map.entry("rxhash", "rx-hashing"),
            Map.entry("receive-hashing", "rx-hashing"));

    @Override
    public Optional<Map<String, Boolean>> read(Value value, Place place) {
        if (!(value instanceof Value.Mapping mapping)) {
            return Scalars.wrong(place, "features of the NIC, each true or false", value);
        }
        var features = new LinkedHashMap<String, Boolean>();
        mapping.entries().forEach((key, given) -> Scalars.FLAG.read(given, place.key(key)).ifPresent(on -> {
            var name = COMMAND_NAMES.getOrDefault(key, key);
            var before = features.put(name, on);
            if (before != null && !before.equals(on)) {
                place.key(key)
                        .error(
                                Place.DUPLICATE_KEY,
                                "`" + key + "` means `" + name + "`, which is given twice and differently. Keep one of them.");
            }
        }));
        return Optional.of(features);
    }

    @Override
    public Value write(Map<String, Boolean> features) {
        var entries = new LinkedHashMap<String, Value>();
        new TreeMap<>(features).forEach((name, on) -> entries.put(name, new Value.Bool(on)));
        return new Value.Mapping(entries);
    }

    @Override
    public Value schema(Schemas schemas, String name) {
        return Schemas.mapOf(Schemas.FLAG);
    }
}
