package io.github.nmstate4j.handler.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The real gateway against this machine's kernel, in a network namespace of its own.
@EnabledIf("io.github.nmstate4j.handler.rtnetlink.NetworkNamespace#isPossible")
class KernelRtnetlinkTest extends RtnetlinkContract {

    private final NetworkNamespace namespace = NetworkNamespace.create();
    private Rtnetlink rtnetlink = FakeRtnetlink.fresh();

    @BeforeEach
    void openTheGatewayInside() throws Exception {
        rtnetlink = namespace.inside(() -> KernelRtnetlink.open(
                () -> inside(NativeNetlinkSocket::open), () -> inside(NativeNetlinkSocket::openGeneric)));
    }

    private NetlinkSocket inside(Callable<NetlinkSocket> opener) throws RtnetlinkException {
        try {
            return namespace.inside(opener);
        } catch (Exception e) {
            throw new RtnetlinkException(e.toString(), 0);
        }
    }

    @AfterEach
    void close() {
        rtnetlink.close();
        namespace.close();
    }

    @Override
    Rtnetlink rtnetlink() {
        return rtnetlink;
    }

    @Override
    Administrator administrator() {
        return new Administrator() {
            @Override
            public void addVethPair(String name, String peer) {
                namespace.ip("link", "add", name, "type", "veth", "peer", "name", peer);
            }

            @Override
            public void setUp(String name) {
                namespace.ip("link", "set", name, "up");
            }

            @Override
            public void addAddress(String name, String address, int prefixLength) {
                namespace.ip("address", "add", address + "/" + prefixLength, "dev", name);
            }

            @Override
            public void addRoute(String destination, String name, String gateway) {
                namespace.ip("route", "add", destination, "via", gateway, "dev", name);
            }

            @Override
            public void addRule(String from, long table, long priority) {
                namespace.ip("rule", "add", "from", from, "table", "" + table, "priority", "" + priority);
            }

            @Override
            public void delete(String name) {
                namespace.ip("link", "del", name);
            }
        };
    }

    @Test
    void readsWhatDriversTell() throws Exception {
        namespace.ip("link", "add", "left", "type", "veth", "peer", "name", "right");

        var snapshot = rtnetlink.snapshot();
        var driver = snapshot.drivers()
                .getOrDefault(snapshot.link("left").orElseThrow().index(), DriverFacts.nothing());
        assertThat(driver.features()).containsEntry("tx-generic-segmentation", true).containsKey("rx-gro");
        assertThat(driver.speed()).contains(10_000L);
        assertThat(driver.duplex()).contains(DriverFacts.Duplex.FULL);
        assertThat(driver.autoNegotiation()).contains(false);
        assertThat(driver.pause()).isEmpty();
    }

    @Test
    void readsABridgeAndItsPort() throws Exception {
        namespace.ip("link", "add", "br0", "type", "bridge", "forward_delay", "400", "priority", "4096");
        namespace.ip("link", "add", "left", "type", "veth", "peer", "name", "right");
        namespace.ip("link", "set", "left", "master", "br0");
        namespace.ip("link", "set", "left", "type", "bridge_slave", "cost", "55", "hairpin", "on");

        var snapshot = rtnetlink.snapshot();
        var bridge = snapshot.link("br0").orElseThrow();
        assertThat(bridge.kind()).isInstanceOfSatisfying(LinkKind.Bridge.class, kind -> {
            assertThat(kind.forwardDelay()).contains(400L);
            assertThat(kind.priority()).contains(4096);
            assertThat(kind.groupAddress()).contains("01:80:C2:00:00:00");
        });
        var port = snapshot.link("left").orElseThrow();
        assertThat(port.controller()).contains(bridge.index());
        assertThat(port.port()).isInstanceOfSatisfying(PortKind.BridgePort.class, kind -> {
            assertThat(kind.pathCost()).contains(55L);
            assertThat(kind.hairpin()).contains(true);
        });
    }

    @Test
    void readsTunnelsAndVirtualDevices() throws Exception {
        namespace.ip("link", "add", "left", "type", "veth", "peer", "name", "right");
        namespace.ip(
                "link", "add", "vx7", "type", "vxlan", "id", "7", "dev", "left", "local", "2001:db8::1", "remote",
                "2001:db8::2", "dstport", "4789", "nolearning");
        namespace.ip("link", "add", "mv0", "link", "left", "type", "macvlan", "mode", "bridge");
        namespace.ip("tuntap", "add", "tap0", "mode", "tap");

        var snapshot = rtnetlink.snapshot();
        int left = snapshot.link("left").orElseThrow().index();
        assertThat(snapshot.link("vx7").orElseThrow().kind())
                .isEqualTo(new LinkKind.Vxlan(
                        7,
                        Optional.of(left),
                        Optional.of("2001:db8::1"),
                        Optional.of("2001:db8::2"),
                        Optional.of(false),
                        Optional.of(4789)));
        assertThat(snapshot.link("mv0").orElseThrow().kind()).isEqualTo(new LinkKind.MacVlan(false, 4, 0));
        assertThat(snapshot.link("mv0").orElseThrow().base()).contains(left);
        assertThat(snapshot.link("tap0").orElseThrow().kind()).isEqualTo(new LinkKind.Tun(true));
    }

    @Test
    void readsRoutesOfManyKinds() throws Exception {
        namespace.ip("link", "add", "left", "type", "veth", "peer", "name", "right");
        namespace.ip("link", "set", "left", "up");
        namespace.ip("link", "set", "right", "up");
        namespace.ip("address", "add", "192.0.2.10/24", "dev", "left", "valid_lft", "1000", "preferred_lft", "500");
        namespace.ip("address", "add", "2001:db8::10/64", "dev", "left", "nodad");
        namespace.ip("route", "add", "blackhole", "203.0.113.0/24", "metric", "7");
        namespace.ip("route", "add", "default", "via", "192.0.2.1", "table", "1000", "proto", "static");
        namespace.ip("-6", "route", "add", "default", "via", "2001:db8::1", "metric", "42");
        namespace.ip(
                "route", "add", "198.51.100.0/24", "nexthop", "via", "192.0.2.1", "weight", "3", "nexthop", "via",
                "192.0.2.2");

        var snapshot = rtnetlink.snapshot();
        assertThat(snapshot.addresses())
                .filteredOn(address -> address.address().equals("192.0.2.10"))
                .singleElement()
                .satisfies(address -> {
                    assertThat(address.validLifetime().orElseThrow()).isBetween(900L, 1000L);
                    assertThat(address.preferredLifetime().orElseThrow()).isBetween(400L, 500L);
                });
        assertThat(route(snapshot, "203.0.113.0/24").type()).isEqualTo(KernelRoute.TYPE_BLACKHOLE);
        assertThat(route(snapshot, "203.0.113.0/24").metric()).contains(7L);
        assertThat(route(snapshot, "0.0.0.0/0").table()).isEqualTo(1000);
        assertThat(route(snapshot, "0.0.0.0/0").protocol()).isEqualTo(KernelRoute.PROTOCOL_STATIC);
        assertThat(route(snapshot, "::/0").metric()).contains(42L);
        assertThat(route(snapshot, "198.51.100.0/24").hops())
                .extracting(KernelRoute.Hop::weight)
                .containsExactly(3, 1);
    }

    private static KernelRoute route(KernelSnapshot snapshot, String destination) {
        return snapshot.routes().stream()
                .filter(route -> route.destination().equals(destination))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hidesThePeerThatLivesInAnotherNamespace() throws Exception {
        try (var other = NetworkNamespace.create()) {
            namespace.ip("link", "add", "left", "type", "veth", "peer", "name", "right");
            namespace.ip("link", "set", "right", "netns", other.name());
            assertThat(rtnetlink.snapshot().link("left").orElseThrow().baseNamespace()).isPresent();
        }
    }
}
