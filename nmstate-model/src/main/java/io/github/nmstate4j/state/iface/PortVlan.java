package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import java.util.List;
import java.util.Optional;

/// VLAN filtering of a bridge port. A section with nothing in it removes filtering from the port.
public record PortVlan(
        Optional<Boolean> enableNative,
        Optional<Mode> mode,
        Optional<Integer> tag,
        Optional<List<TrunkTag>> trunkTags,
        Extras extras) {

    public enum Mode {
        ACCESS,
        TRUNK
    }

    /// VLAN ids from `min` to `max`, both included; a single id has both equal.
    public record TrunkTag(int min, int max) {}

    public static PortVlan none() {
        return new PortVlan(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());
    }

    public boolean isEmpty() {
        return equals(none());
    }
}
