package io.github.nmstate4j.policy;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import java.util.List;
import java.util.Optional;

/// What a policy means by a port of a Linux bridge without a `vlan` section: all VLANs pass. An empty section
/// (`vlan: {}`) is left alone: it turns filtering off.
public final class BridgeVlanDefault {

    private static final PortVlan ALL_VLANS = new PortVlan(
            Optional.empty(),
            Optional.of(PortVlan.Mode.TRUNK),
            Optional.empty(),
            Optional.of(List.of(new PortVlan.TrunkTag(2, 4094))),
            Extras.none());

    private BridgeVlanDefault() {}

    /// Bridges that are down or absent are left as they are.
    public static NetworkState fillIn(NetworkState desired) {
        return desired.withInterfaces(
                desired.interfaces().stream().map(BridgeVlanDefault::fillIn).toList());
    }

    private static NetworkInterface fillIn(NetworkInterface one) {
        return one instanceof LinuxBridgeInterface bridge && bridge.state() == InterfaceState.UP
                ? bridge.withBridge(bridge.bridge().map(BridgeVlanDefault::fillIn))
                : one;
    }

    private static LinuxBridgeInterface.Bridge fillIn(LinuxBridgeInterface.Bridge bridge) {
        return bridge.withPort(bridge.port().map(ports -> ports.stream()
                .map(port -> port.vlan().isPresent() ? port : port.withVlan(Optional.of(ALL_VLANS)))
                .toList()));
    }
}
