package io.github.nmstate4j.handler.rtnetlink;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the driver of a device tells, in the words of the ethtool command. A map is empty when the driver has nothing of
/// the kind.
///
/// @param features those that can be changed
/// @param speed in Mb/s; absent while there is no link
/// @param fec the modes of forward error correction that are configured, as bits: 1 none, 2 auto, 4 off, 8 rs, 16 baser, 32 llrs
public record DriverFacts(
        Map<String, Boolean> features,
        Map<String, Long> pause,
        Map<String, Long> coalesce,
        Map<String, Long> rings,
        Optional<Boolean> autoNegotiation,
        Optional<Long> speed,
        Optional<Duplex> duplex,
        Optional<Integer> fec) {

    public enum Duplex {
        HALF,
        FULL
    }

    private static final DriverFacts NOTHING = new DriverFacts(
            Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public DriverFacts {
        features = Collections.unmodifiableMap(new TreeMap<>(features));
        pause = Map.copyOf(pause);
        coalesce = Map.copyOf(coalesce);
        rings = Map.copyOf(rings);
    }

    public static DriverFacts nothing() {
        return NOTHING;
    }
}
