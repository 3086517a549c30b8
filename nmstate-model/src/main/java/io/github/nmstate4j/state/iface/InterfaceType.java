package io.github.nmstate4j.state.iface;

/// What kind of interface it is, by the document's word.
/// `controller`: has ports. `userSpace`: no kernel device of its own. `virtual`: can be deleted.
public record InterfaceType(String name, boolean controller, boolean userSpace, boolean virtual) {

    public static final InterfaceType ETHERNET = new InterfaceType("ethernet", false, false, false);
    public static final InterfaceType VETH = new InterfaceType("veth", false, false, true);
    public static final InterfaceType DUMMY = new InterfaceType("dummy", false, false, true);
    public static final InterfaceType LOOPBACK = new InterfaceType("loopback", false, false, false);
    public static final InterfaceType BOND = new InterfaceType("bond", true, false, true);
    public static final InterfaceType LINUX_BRIDGE = new InterfaceType("linux-bridge", true, false, true);
    public static final InterfaceType OVS_BRIDGE = new InterfaceType("ovs-bridge", true, true, true);
    public static final InterfaceType OVS_INTERFACE = new InterfaceType("ovs-interface", false, false, true);
    public static final InterfaceType VLAN = new InterfaceType("vlan", false, false, true);
    public static final InterfaceType VXLAN = new InterfaceType("vxlan", false, false, true);
    public static final InterfaceType VRF = new InterfaceType("vrf", true, false, true);
    public static final InterfaceType MAC_VLAN = new InterfaceType("mac-vlan", false, false, true);
    public static final InterfaceType MAC_VTAP = new InterfaceType("mac-vtap", false, false, true);
    public static final InterfaceType IPVLAN = new InterfaceType("ipvlan", false, false, true);
    public static final InterfaceType MACSEC = new InterfaceType("macsec", false, false, true);
    public static final InterfaceType HSR = new InterfaceType("hsr", false, false, true);
    public static final InterfaceType INFINIBAND = new InterfaceType("infiniband", false, false, false);
    public static final InterfaceType IPSEC = new InterfaceType("ipsec", false, true, true);
    /// Shown, never configured.
    public static final InterfaceType XFRM = new InterfaceType("xfrm", false, false, true);
    /// Shown, never configured.
    public static final InterfaceType TUN = new InterfaceType("tun", false, false, false);
    /// The type was left out of the document; it is resolved from the node.
    public static final InterfaceType UNKNOWN = new InterfaceType("unknown", false, false, false);

    /// A kind this version does not model: it is kept whole and not touched.
    public static InterfaceType other(String name) {
        return new InterfaceType(name, false, true, false);
    }

    @Override
    public String toString() {
        return name;
    }
}
