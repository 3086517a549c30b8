package io.github.nmstate4j.state.ovs;

import io.github.nmstate4j.document.Extras;
import java.util.List;
import java.util.Optional;

/// Which networks of OVN the node reaches, and through which bridge.
public record Ovn(Optional<List<BridgeMapping>> bridgeMappings, Extras extras) {

    /// `localnet` is the network's name. Absent removes the mapping; else the bridge must be given.
    public record BridgeMapping(String localnet, boolean absent, Optional<String> bridge, Extras extras) {

        public static BridgeMapping of(String localnet, String bridge) {
            return new BridgeMapping(localnet, false, Optional.of(bridge), Extras.none());
        }
    }
}
