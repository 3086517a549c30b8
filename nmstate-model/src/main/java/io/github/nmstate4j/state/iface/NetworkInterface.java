package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import java.util.List;
import java.util.Optional;

/// An interface of a known kind, or one kept whole.
public sealed interface NetworkInterface
        permits EthernetInterface,
                VethInterface,
                DummyInterface,
                LoopbackInterface,
                BondInterface,
                LinuxBridgeInterface,
                OvsBridgeInterface,
                OvsInterface,
                VlanInterface,
                VxlanInterface,
                VrfInterface,
                OtherInterface {

    InterfaceBase base();

    /// Keys of the interface itself that this version does not know.
    Extras extras();

    InterfaceType type();

    /// The same interface with another base.
    NetworkInterface withBase(InterfaceBase base);

    default String name() {
        return base().name();
    }

    default InterfaceState state() {
        return base().state();
    }

    /// The names of the ports of a controller; empty when the list was left out or the kind has none.
    default Optional<List<String>> ports() {
        return switch (this) {
            case BondInterface bond -> bond.bond().flatMap(BondInterface.Bond::portNames);
            case LinuxBridgeInterface bridge -> bridge.bridge().flatMap(LinuxBridgeInterface.Bridge::portNames);
            case OvsBridgeInterface bridge -> bridge.bridge().flatMap(OvsBridgeInterface.Bridge::portNames);
            case VrfInterface vrf -> vrf.vrf().flatMap(VrfInterface.Vrf::port);
            case EthernetInterface ethernet -> Optional.empty();
            case VethInterface veth -> Optional.empty();
            case DummyInterface dummy -> Optional.empty();
            case LoopbackInterface loopback -> Optional.empty();
            case OvsInterface ovs -> Optional.empty();
            case VlanInterface vlan -> Optional.empty();
            case VxlanInterface vxlan -> Optional.empty();
            case OtherInterface other -> Optional.empty();
        };
    }

    /// The interface this one rides on, for the kinds that ride on one.
    default Optional<String> parent() {
        return switch (this) {
            case VlanInterface vlan -> vlan.vlan().flatMap(VlanInterface.Vlan::baseIface);
            case VxlanInterface vxlan -> vxlan.vxlan().flatMap(VxlanInterface.Vxlan::baseIface);
            case EthernetInterface ethernet -> Optional.empty();
            case VethInterface veth -> Optional.empty();
            case DummyInterface dummy -> Optional.empty();
            case LoopbackInterface loopback -> Optional.empty();
            case BondInterface bond -> Optional.empty();
            case LinuxBridgeInterface bridge -> Optional.empty();
            case OvsBridgeInterface bridge -> Optional.empty();
            case OvsInterface ovs -> Optional.empty();
            case VrfInterface vrf -> Optional.empty();
            case OtherInterface other -> Optional.empty();
        };
    }
}
