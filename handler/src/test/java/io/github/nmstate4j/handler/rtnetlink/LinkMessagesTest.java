package io.github.nmstate4j.handler.rtnetlink;

import static io.github.nmstate4j.handler.rtnetlink.Encoding.nest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkMessagesTest {

    @Test
    void readsWhatEveryLinkHas() {
        var link = LinkMessages.link(Encoding.link(7, 1, 0x141)
                .text(LinkMessages.IFLA_IFNAME, "eth7")
                .u32(LinkMessages.IFLA_MTU, 9000)
                .u32(LinkMessages.IFLA_MIN_MTU, 68)
                .u32(LinkMessages.IFLA_MAX_MTU, 0)
                .octets(LinkMessages.IFLA_ADDRESS, 0x52, 0x54, 0, 0xaa, 0xbb, 1)
                .octets(LinkMessages.IFLA_PERM_ADDRESS, 0x52, 0x54, 0, 0xaa, 0xbb, 2)
                .u32(LinkMessages.IFLA_MASTER, 9)
                .u8(LinkMessages.IFLA_OPERSTATE, 6)
                .u32(LinkMessages.IFLA_PROMISCUITY, 2)
                .nested(LinkMessages.IFLA_PROP_LIST, nest().text(53, "one").text(53, "two"))
                .link());

        assertThat(link.index()).isEqualTo(7);
        assertThat(link.name()).isEqualTo("eth7");
        assertThat(link.mtu()).contains(9000L);
        assertThat(link.minMtu()).contains(68L);
        assertThat(link.maxMtu()).isEmpty();
        assertThat(link.address()).contains("52:54:00:AA:BB:01");
        assertThat(link.permanentAddress()).contains("52:54:00:AA:BB:02");
        assertThat(link.controller()).contains(9);
        assertThat(link.operationalState()).isEqualTo(Link.OperationalState.UP);
        assertThat(link.adminUp()).isTrue();
        assertThat(link.running()).isTrue();
        assertThat(link.promiscuous()).isTrue();
        assertThat(link.promiscuity()).isEqualTo(2);
        assertThat(link.alternativeNames()).containsExactly("one", "two");
        assertThat(link.kind()).isEqualTo(new LinkKind.Device());
        assertThat(link.port()).isEqualTo(new PortKind.None());
    }

    @Test
    void readsTheTargetsAndThePrimaryOfABond() {
        var kind = kind("bond", nest()
                .u8(1, 1)
                .u32(3, 140)
                .nested(8, nest().octets(0, 192, 0, 2, 1).octets(1, 192, 0, 2, 2))
                .u32(11, 3)
                .u32(2, 0));

        assertThat(kind).isInstanceOfSatisfying(LinkKind.Bond.class, bond -> {
            assertThat(bond.mode()).isEqualTo(1);
            assertThat(bond.miimon()).contains(140L);
            assertThat(bond.arpIpTargets()).isEqualTo(List.of("192.0.2.1", "192.0.2.2"));
            assertThat(bond.primary()).contains(3);
            assertThat(bond.activePort()).isEmpty();
            assertThat(bond.lacpActive()).isEmpty();
        });
    }

    @Test
    void readsAVlanOfTheServiceProviderKind() {
        assertThat(kind("vlan", nest().u16(1, 4094).octets(2, 3, 0, 0, 0, 255, 255, 255, 255).be16(5, 0x88a8)))
                .isInstanceOfSatisfying(LinkKind.Vlan.class, vlan -> {
                    assertThat(vlan.id()).isEqualTo(4094);
                    assertThat(vlan.protocol()).isEqualTo(0x88a8);
                    assertThat(vlan.reorderHeaders()).isTrue();
                    assertThat(vlan.gvrp()).isTrue();
                    assertThat(vlan.looseBinding()).isFalse();
                });
    }

    @Test
    void readsTheKindsThatThisMachinesKernelDoesNotHave() {
        assertThat(kind("vrf", nest().u32(1, 1001))).isEqualTo(new LinkKind.Vrf(1001));
        assertThat(kind("dummy", nest())).isEqualTo(new LinkKind.Dummy());
        assertThat(kind("openvswitch", nest())).isEqualTo(new LinkKind.OpenVSwitch());
        assertThat(kind("ipvlan", nest().u16(1, 2).u16(2, 1))).isEqualTo(new LinkKind.IpVlan(2, 1));
        assertThat(kind("macsec", nest().octets(1, 2, 0, 0, 0, 0, 1, 0x12, 0x34).u8(7, 1).u8(9, 1).u8(13, 2).u8(15, 0)))
                .isEqualTo(new LinkKind.MacSec(0x1234, true, true, 2, Optional.of(0)));
        assertThat(kind("hsr", nest().u32(1, 4).u32(2, 5).octets(4, 1, 0x15, 0x4e, 0, 1, 0x2d).u8(7, 1)))
                .isEqualTo(new LinkKind.Hsr(4, 5, Optional.of("01:15:4E:00:01:2D"), 1));
        assertThat(kind("ipoib", nest().u16(1, 0x8001).u16(2, 1))).isEqualTo(new LinkKind.Infiniband(0x8001, 1));
        assertThat(kind("wireguard", nest())).isEqualTo(new LinkKind.Other("wireguard"));
    }

    private static LinkKind kind(String name, Encoding data) {
        return LinkMessages.link(Encoding.link(2, 1, 0)
                        .text(LinkMessages.IFLA_IFNAME, "dev0")
                        .nested(
                                LinkMessages.IFLA_LINKINFO,
                                nest().text(LinkMessages.IFLA_INFO_KIND, name)
                                        .nested(LinkMessages.IFLA_INFO_DATA, data))
                        .link())
                .kind();
    }

    @Test
    void readsTheNegativePriorityOfABondPort() {
        var link = LinkMessages.link(Encoding.link(2, 1, 0)
                .text(LinkMessages.IFLA_IFNAME, "eth0")
                .nested(
                        LinkMessages.IFLA_LINKINFO,
                        nest().text(LinkMessages.IFLA_INFO_SLAVE_KIND, "bond")
                                .nested(
                                        LinkMessages.IFLA_INFO_SLAVE_DATA,
                                        nest().octets(4, 2, 0, 0, 0, 0, 9).u16(5, 3).u32(9, -10)))
                .link());
        assertThat(link.port())
                .isEqualTo(new PortKind.BondPort(Optional.of("02:00:00:00:00:09"), Optional.of(3), Optional.of(-10)));
    }

    @Test
    void joinsTheTwoEndsOfAVlanRange() {
        var message = Encoding.link(4, 1, 0)
                .nested(
                        LinkMessages.IFLA_AF_SPEC,
                        nest().u32(2, 6 | 1 << 16).u32(2, 8 | 200 << 16).u32(2, 0x10 | 204 << 16).u32(2, 300 << 16))
                .link();
        assertThat(LinkMessages.bridgeVlans(message))
                .isEqualTo(List.of(
                        new BridgeVlan(4, 1, 1, true, true),
                        new BridgeVlan(4, 200, 204, false, false),
                        new BridgeVlan(4, 300, 300, false, false)));
    }

    @Test
    void refusesAnAttributeThatClaimsMoreThanThereIs() {
        var message = new Message(
                LinkMessages.NEW_LINK,
                0,
                0,
                ByteBuffer.allocate(24).order(ByteOrder.nativeOrder()).putShort(16, (short) 400));
        assertThatThrownBy(() -> LinkMessages.link(message))
                .isInstanceOf(MalformedMessage.class)
                .hasMessageContaining("400 bytes of 8");
    }

    @Test
    void refusesAMessageShorterThanItsFixedPart() {
        var message = new Message(LinkMessages.NEW_LINK, 0, 0, ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()));
        assertThatThrownBy(() -> LinkMessages.link(message)).isInstanceOf(MalformedMessage.class);
    }
}
