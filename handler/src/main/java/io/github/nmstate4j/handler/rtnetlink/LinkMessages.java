package io.github.nmstate4j.handler.rtnetlink;

import io.github.nmstate4j.handler.rtnetlink.Link.Hardware;
import io.github.nmstate4j.handler.rtnetlink.Link.OperationalState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `RTM_NEWLINK`. Attribute numbers are those of `include/uapi/linux/if_link.h`.
final class LinkMessages {

    static final int NEW_LINK = 16;
    static final int GET_LINK = 18;
    static final int NEW_NAMES = 108;
    static final int DELETE_NAMES = 109;
    /// `struct ifinfomsg`.
    static final int FIXED = 16;
    static final int AF_BRIDGE = 7;

    static final int IFLA_ADDRESS = 1;
    static final int IFLA_IFNAME = 3;
    static final int IFLA_MTU = 4;
    static final int IFLA_LINK = 5;
    static final int IFLA_MASTER = 10;
    static final int IFLA_OPERSTATE = 16;
    static final int IFLA_LINKINFO = 18;
    static final int IFLA_AF_SPEC = 26;
    static final int IFLA_EXT_MASK = 29;
    static final int IFLA_PROMISCUITY = 30;
    static final int IFLA_LINK_NETNSID = 37;
    static final int IFLA_MIN_MTU = 50;
    static final int IFLA_MAX_MTU = 51;
    static final int IFLA_PROP_LIST = 52;
    static final int IFLA_ALT_IFNAME = 53;
    static final int IFLA_PERM_ADDRESS = 54;
    private static final int IFLA_PARENT_DEV_NAME = 56;
    private static final int IFLA_PARENT_DEV_BUS_NAME = 57;
    static final int IFLA_INFO_KIND = 1;
    static final int IFLA_INFO_DATA = 2;
    static final int IFLA_INFO_SLAVE_KIND = 4;
    static final int IFLA_INFO_SLAVE_DATA = 5;

    private static final int NESTED = 0x8000;
    private static final int IFF_UP = 0x1;
    private static final int IFF_RUNNING = 0x40;
    private static final int IFF_PROMISC = 0x100;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    /// All of `net.ipv4.conf` of the device, a number each; the first one is `forwarding`.
    private static final int IFLA_INET_CONF = 1;
    private static final int IFLA_INET6_TOKEN = 7;
    private static final int IFLA_BRIDGE_VLAN_INFO = 2;
    private static final int VLAN_PVID = 0x2;
    private static final int VLAN_UNTAGGED = 0x4;
    private static final int VLAN_RANGE_BEGIN = 0x8;
    private static final int VLAN_RANGE_END = 0x10;

    private LinkMessages() {}

    static Link link(Message message) {
        var attributes = message.attributes(FIXED);
        int flags = message.payload().getInt(8);
        var info = attributes.nested(IFLA_LINKINFO);
        var families = attributes.nested(IFLA_AF_SPEC);
        return new Link(
                message.payload().getInt(4),
                attributes.text(IFLA_IFNAME).orElseThrow(() -> new MalformedMessage("link without a name")),
                hardware(Short.toUnsignedInt(message.payload().getShort(2))),
                (flags & IFF_UP) != 0,
                (flags & IFF_RUNNING) != 0,
                (flags & IFF_PROMISC) != 0,
                operationalState(attributes.u8(IFLA_OPERSTATE).orElse(0)),
                attributes.u32(IFLA_MTU),
                attributes.u32(IFLA_MIN_MTU).filter(mtu -> mtu > 0),
                attributes.u32(IFLA_MAX_MTU).filter(mtu -> mtu > 0),
                attributes.hardwareAddress(IFLA_ADDRESS),
                attributes.hardwareAddress(IFLA_PERM_ADDRESS),
                attributes.index(IFLA_MASTER),
                attributes.index(IFLA_LINK),
                attributes.s32(IFLA_LINK_NETNSID),
                attributes.s32(IFLA_PROMISCUITY).orElse(0),
                families.nested(AF_INET6).ip(IFLA_INET6_TOKEN).filter(token -> !token.equals("::")),
                families.nested(AF_INET).s32(IFLA_INET_CONF).map(forwarding -> forwarding != 0),
                attributes.nested(IFLA_PROP_LIST).all(IFLA_ALT_IFNAME).stream()
                        .map(Attributes::text)
                        .toList(),
                attributes.text(IFLA_PARENT_DEV_NAME)
                        .filter(name -> attributes.text(IFLA_PARENT_DEV_BUS_NAME).filter("pci"::equals).isPresent()),
                kind(info.text(IFLA_INFO_KIND).orElse(""), info.nested(IFLA_INFO_DATA), attributes),
                port(info.text(IFLA_INFO_SLAVE_KIND).orElse(""), info.nested(IFLA_INFO_SLAVE_DATA)));
    }

    /// What follows the header of a request about alternative names.
    static ByteBuffer names(String link, List<String> names) {
        var list = ByteBuffer.allocate(names.stream().mapToInt(name -> attribute(IFLA_ALT_IFNAME, name).remaining()).sum());
        names.forEach(name -> list.put(attribute(IFLA_ALT_IFNAME, name)));
        var own = attribute(IFLA_IFNAME, link);
        return ByteBuffer.allocate(FIXED + own.remaining() + Attributes.HEADER + list.capacity())
                .order(ByteOrder.nativeOrder())
                .position(FIXED)
                .put(own)
                .putShort((short) (Attributes.HEADER + list.capacity()))
                .putShort((short) (IFLA_PROP_LIST | NESTED))
                .put(list.flip())
                .rewind();
    }

    private static ByteBuffer attribute(int type, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Attributes.HEADER + bytes.length + 1;
        return ByteBuffer.allocate(Attributes.aligned(length))
                .order(ByteOrder.nativeOrder())
                .putShort(0, (short) length)
                .putShort(2, (short) type)
                .put(Attributes.HEADER, bytes);
    }

    private static Hardware hardware(int number) {
        return switch (number) {
            case 1 -> Hardware.ETHERNET;
            case 32 -> Hardware.INFINIBAND;
            case 772 -> Hardware.LOOPBACK;
            default -> Hardware.OTHER;
        };
    }

    private static OperationalState operationalState(int number) {
        var states = OperationalState.values();
        return number < states.length ? states[number] : OperationalState.UNKNOWN;
    }

    private static LinkKind kind(String kind, Attributes data, Attributes link) {
        return switch (kind) {
            case "" -> new LinkKind.Device();
            case "bond" -> bond(data);
            case "vlan" -> new LinkKind.Vlan(
                    data.u16(1).orElse(0), data.be16(5).orElse(0x8100), data.s32(2).orElse(0));
            case "bridge" -> bridge(data);
            case "vxlan" -> new LinkKind.Vxlan(
                    data.u32(1).orElse(0L),
                    data.index(3),
                    data.ip(4).or(() -> data.ip(17)).filter(LinkMessages::isSet),
                    data.ip(2).or(() -> data.ip(16)).filter(LinkMessages::isSet),
                    data.bool(7),
                    data.be16(15));
            case "vrf" -> new LinkKind.Vrf(data.u32(1).orElse(0L));
            case "veth" -> new LinkKind.Veth();
            case "dummy" -> new LinkKind.Dummy();
            case "macvlan", "macvtap" -> new LinkKind.MacVlan(
                    kind.equals("macvtap"), data.s32(1).orElse(0), data.u16(2).orElse(0));
            case "ipvlan" -> new LinkKind.IpVlan(data.u16(1).orElse(0), data.u16(2).orElse(0));
            case "openvswitch" -> new LinkKind.OpenVSwitch();
            // A device without the type attribute has an Ethernet address exactly when it is a tap.
            case "tun" -> new LinkKind.Tun(
                    data.u8(3).map(type -> type == 2).orElseGet(() -> link.has(IFLA_ADDRESS)));
            case "macsec" -> new LinkKind.MacSec(
                    macsecPort(data),
                    data.bool(7).orElse(false),
                    data.bool(9).orElse(false),
                    data.u8(13).orElse(0),
                    data.u8(15));
            case "hsr" -> new LinkKind.Hsr(
                    data.s32(1).orElse(0), data.s32(2).orElse(0), data.hardwareAddress(4), data.u8(7).orElse(0));
            case "ipoib" -> new LinkKind.Infiniband(data.u16(1).orElse(0), data.u16(2).orElse(0));
            default -> new LinkKind.Other(kind);
        };
    }

    private static boolean isSet(String address) {
        return !address.equals("0.0.0.0") && !address.equals("::");
    }

    /// The port is the tail of the secure channel identifier, in network byte order.
    private static int macsecPort(Attributes data) {
        return data.bytes(1)
                .filter(sci -> sci.remaining() == 8)
                .map(sci -> Byte.toUnsignedInt(sci.get(6)) << 8 | Byte.toUnsignedInt(sci.get(7)))
                .orElse(0);
    }

    private static LinkKind.Bond bond(Attributes data) {
        return new LinkKind.Bond(
                data.u8(1).orElse(0),
                data.index(2),
                data.u32(3),
                data.u32(4),
                data.u32(5),
                data.bool(6),
                data.u32(7),
                addresses(data.nested(8)),
                data.s32(9),
                data.s32(10),
                data.index(11),
                data.u8(12),
                data.u8(13),
                data.u8(14),
                data.u32(15),
                data.u8(16),
                data.u8(17),
                data.u32(18),
                data.u32(19),
                data.u32(20),
                data.u8(21),
                data.u8(22),
                data.u16(24),
                data.u16(25),
                data.hardwareAddress(26),
                data.bool(27),
                data.u32(28),
                data.bool(29),
                data.u8(30),
                addresses(data.nested(31)));
    }

    private static List<String> addresses(Attributes list) {
        return list.numbered().stream().map(AddressText::ip).toList();
    }

    private static LinkKind.Bridge bridge(Attributes data) {
        return new LinkKind.Bridge(
                data.u32(1),
                data.u32(2),
                data.u32(3),
                data.u32(4),
                data.s32(5),
                data.u16(6),
                data.bool(7),
                data.be16(8),
                data.u16(9),
                data.hardwareAddress(20),
                data.u64(16),
                data.u64(19),
                data.u8(22),
                data.bool(23),
                data.bool(24),
                data.bool(25),
                data.u32(27),
                data.u32(28),
                data.u32(29),
                data.u64(30),
                data.u64(31),
                data.u64(32),
                data.u64(33),
                data.u64(34),
                data.u64(35),
                data.u16(39));
    }

    private static PortKind port(String kind, Attributes data) {
        return switch (kind) {
            case "" -> new PortKind.None();
            case "bond" -> new PortKind.BondPort(data.hardwareAddress(4), data.u16(5), data.s32(9));
            case "bridge" -> new PortKind.BridgePort(data.u16(2), data.u32(3), data.bool(4));
            case "vrf" -> new PortKind.VrfPort();
            default -> new PortKind.Other(kind);
        };
    }

    /// The VLANs of a link in a dump of the bridge family; a range comes as its two ends.
    static List<BridgeVlan> bridgeVlans(Message message) {
        var attributes = message.attributes(FIXED);
        int link = message.payload().getInt(4);
        var vlans = new ArrayList<BridgeVlan>();
        Optional<Integer> first = Optional.empty();
        for (ByteBuffer entry : attributes.nested(IFLA_AF_SPEC).all(IFLA_BRIDGE_VLAN_INFO)) {
            if (entry.remaining() < 4) {
                throw new MalformedMessage("VLAN entry of " + entry.remaining() + " bytes");
            }
            int flags = Short.toUnsignedInt(entry.getShort(0));
            int id = Short.toUnsignedInt(entry.getShort(2));
            if ((flags & VLAN_RANGE_BEGIN) != 0) {
                first = Optional.of(id);
            } else {
                int from = (flags & VLAN_RANGE_END) != 0 ? first.orElse(id) : id;
                vlans.add(new BridgeVlan(link, from, id, (flags & VLAN_PVID) != 0, (flags & VLAN_UNTAGGED) != 0));
            }
        }
        return vlans;
    }
}
