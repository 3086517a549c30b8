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
                IpVlanInterface,
                MacVlanInterface,
                MacVtapInterface,
                MacSecInterface,
                HsrInterface,
                InfinibandInterface,
                IpsecInterface,
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
            case IpVlanInterface ipVlan -> Optional.empty();
            case MacVlanInterface macVlan -> Optional.empty();
            case MacVtapInterface macVtap -> Optional.empty();
            case MacSecInterface macSec -> Optional.empty();
            case HsrInterface hsr -> Optional.empty();
            case InfinibandInterface infiniband -> Optional.empty();
            case IpsecInterface ipsec -> Optional.empty();
            case OtherInterface other -> Optional.empty();
        };
    }

    /// The interfaces this one rides on: one for most kinds that ride on any, two for HSR.
    default List<String> parents() {
        return switch (this) {
            case VlanInterface vlan -> one(vlan.vlan().flatMap(VlanInterface.Vlan::baseIface));
            case VxlanInterface vxlan -> one(vxlan.vxlan().flatMap(VxlanInterface.Vxlan::baseIface));
            case IpVlanInterface ipVlan -> one(ipVlan.ipVlan().flatMap(IpVlanInterface.IpVlan::baseIface));
            case MacVlanInterface macVlan -> one(macVlan.macVlan().map(MacVlanInterface.MacVlan::baseIface));
            case MacVtapInterface macVtap -> one(macVtap.macVtap().map(MacVlanInterface.MacVlan::baseIface));
            case MacSecInterface macSec -> one(macSec.macSec().map(MacSecInterface.MacSec::baseIface));
            case InfinibandInterface infiniband ->
                one(infiniband.infiniband().flatMap(InfinibandInterface.Infiniband::baseIface));
            case HsrInterface hsr -> hsr.hsr().map(h -> List.of(h.port1(), h.port2())).orElse(List.of());
            case EthernetInterface ethernet -> List.of();
            case VethInterface veth -> List.of();
            case DummyInterface dummy -> List.of();
            case LoopbackInterface loopback -> List.of();
            case BondInterface bond -> List.of();
            case LinuxBridgeInterface bridge -> List.of();
            case OvsBridgeInterface bridge -> List.of();
            case OvsInterface ovs -> List.of();
            case VrfInterface vrf -> List.of();
            case IpsecInterface ipsec -> List.of();
            case OtherInterface other -> List.of();
        };
    }

    private static List<String> one(Optional<String> base) {
        return base.filter(name -> !name.isEmpty()).map(List::of).orElse(List.of());
    }
}
