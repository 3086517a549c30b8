package io.github.nmstate4j.merge;

import io.github.nmstate4j.document.Extras;
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
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
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
import java.util.Optional;

/// What merging must know of the kinds of interfaces.
public final class Kinds {

    private Kinds() {}

    /// Both are the same device: the name, and user space or kernel.
    static boolean sameDevice(NetworkInterface a, NetworkInterface b) {
        return a.name().equals(b.name()) && a.type().userSpace() == b.type().userSpace();
    }

    /// The same device and kind. A veth counts as Ethernet: documents call it either.
    static boolean same(NetworkInterface a, NetworkInterface b) {
        return sameDevice(a, b) && word(a).equals(word(b));
    }

    private static String word(NetworkInterface iface) {
        return iface instanceof VethInterface ? InterfaceType.ETHERNET.name() : iface.type().name();
    }

    /// The interface as the kind of the other, where a document may call one kind by the other's word.
    static NetworkInterface inTheWordsOf(NetworkInterface other, NetworkInterface iface) {
        return other instanceof VethInterface && iface instanceof EthernetInterface ethernet
                ? new VethInterface(ethernet.base(), Optional.empty(), ethernet.ethernet(), ethernet.extras())
                : iface;
    }

    static boolean isEthernet(NetworkInterface iface) {
        return iface instanceof EthernetInterface || iface instanceof VethInterface;
    }

    /// Nothing given but name and state.
    public static NetworkInterface nothingBut(NetworkInterface iface, InterfaceState state) {
        var base = InterfaceBase.of(iface.name(), state);
        return switch (iface) {
            case EthernetInterface ethernet -> new EthernetInterface(base, Optional.empty(), Extras.none());
            case VethInterface veth -> new VethInterface(base, Optional.empty(), Optional.empty(), Extras.none());
            case DummyInterface dummy -> new DummyInterface(base, Extras.none());
            case LoopbackInterface loopback -> new LoopbackInterface(base, Extras.none());
            case BondInterface bond -> new BondInterface(base, Optional.empty(), Extras.none());
            case LinuxBridgeInterface bridge -> new LinuxBridgeInterface(base, Optional.empty(), Extras.none());
            case OvsBridgeInterface bridge -> new OvsBridgeInterface(base, Optional.empty(), Extras.none());
            case OvsInterface ovs -> new OvsInterface(base, Optional.empty(), Optional.empty(), Extras.none());
            case VlanInterface vlan -> new VlanInterface(base, Optional.empty(), Extras.none());
            case VxlanInterface vxlan -> new VxlanInterface(base, Optional.empty(), Extras.none());
            case VrfInterface vrf -> new VrfInterface(base, Optional.empty(), Extras.none());
            case MacVlanInterface macVlan -> new MacVlanInterface(base, Optional.empty(), Extras.none());
            case MacVtapInterface macVtap -> new MacVtapInterface(base, Optional.empty(), Extras.none());
            case IpVlanInterface ipVlan -> new IpVlanInterface(base, Optional.empty(), Extras.none());
            case MacSecInterface macSec -> new MacSecInterface(base, Optional.empty(), Extras.none());
            case HsrInterface hsr -> new HsrInterface(base, Optional.empty(), Extras.none());
            case InfinibandInterface infiniband -> new InfinibandInterface(base, Optional.empty(), Extras.none());
            case IpsecInterface ipsec -> new IpsecInterface(base, Optional.empty(), Extras.none());
            case OtherInterface other -> new OtherInterface(base, other.type(), Extras.none());
        };
    }
}
