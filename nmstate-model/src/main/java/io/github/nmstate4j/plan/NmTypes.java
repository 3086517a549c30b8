package io.github.nmstate4j.plan;

import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.DummyInterface;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.MacVlanInterface;
import io.github.nmstate4j.state.iface.MacVtapInterface;
import io.github.nmstate4j.state.iface.IpVlanInterface;
import io.github.nmstate4j.state.iface.MacSecInterface;
import io.github.nmstate4j.state.iface.HsrInterface;
import io.github.nmstate4j.state.iface.InfinibandInterface;
import io.github.nmstate4j.state.iface.IpsecInterface;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.LoopbackInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.iface.VethInterface;
import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.state.iface.VrfInterface;
import io.github.nmstate4j.state.iface.VxlanInterface;

/// NetworkManager's words for kinds of interfaces.
final class NmTypes {
    static final String ETHERNET = "802-3-ethernet";
    static final String VETH = "veth";
    static final String MACVLAN = "macvlan";
    static final String INFINIBAND = "infiniband";
    static final String VPN = "vpn";
    static final String OVS_BRIDGE = "ovs-bridge";
    static final String OVS_PORT = "ovs-port";
    static final String OVS_INTERFACE = "ovs-interface";

    private NmTypes() {}

    static String of(NetworkInterface iface) {
        return switch (iface) {
            case EthernetInterface ethernet -> ETHERNET;
            case VethInterface veth -> VETH;
            case DummyInterface dummy -> "dummy";
            case LoopbackInterface loopback -> "loopback";
            case BondInterface bond -> "bond";
            case LinuxBridgeInterface bridge -> "bridge";
            case OvsBridgeInterface bridge -> OVS_BRIDGE;
            case OvsInterface ovs -> OVS_INTERFACE;
            case VlanInterface vlan -> "vlan";
            case VxlanInterface vxlan -> "vxlan";
            case VrfInterface vrf -> "vrf";
            case MacVlanInterface macVlan -> MACVLAN;
            case MacVtapInterface macVtap -> MACVLAN;
            case IpVlanInterface ipVlan -> "ipvlan";
            case MacSecInterface macSec -> "macsec";
            case HsrInterface hsr -> "hsr";
            case InfinibandInterface infiniband -> INFINIBAND;
            case IpsecInterface ipsec -> VPN;
            case OtherInterface other -> other.type().name();
        };
    }

    /// Ethernet and veth profiles fit either device.
    static boolean fit(String one, String other) {
        return one.equals(other) || (isEthernet(one) && isEthernet(other));
    }

    static boolean isEthernet(String type) {
        return type.equals(ETHERNET) || type.equals(VETH);
    }

    static boolean isController(String type) {
        return switch (type) {
            case "bond", "bridge", "vrf", OVS_BRIDGE, OVS_PORT -> true;
            default -> false;
        };
    }
}
