package io.github.nmstate4j.handler.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.handler.rtnetlink.Family;
import io.github.nmstate4j.handler.rtnetlink.InterfaceAddress;
import io.github.nmstate4j.handler.rtnetlink.KernelRoute;
import io.github.nmstate4j.handler.rtnetlink.KernelSnapshot;
import io.github.nmstate4j.handler.rtnetlink.Link;
import io.github.nmstate4j.handler.rtnetlink.LinkKind;
import io.github.nmstate4j.handler.rtnetlink.Recording;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.BondMode;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.MacVlanInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import io.github.nmstate4j.state.iface.VethInterface;
import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.state.iface.VlanProtocol;
import io.github.nmstate4j.state.iface.VrfInterface;
import io.github.nmstate4j.state.iface.VxlanInterface;
import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelStateTest {

    private final NetworkState manyKinds = KernelState.of(Recording.snapshot("many-kinds"));

    private <T extends NetworkInterface> T find(String name, Class<T> kind) {
        return kind.cast(manyKinds.find(name).orElseThrow());
    }

    @Test
    void showsABondWithTheOptionsOfItsMode() {
        var bond = find("bond0", BondInterface.class).bond().orElseThrow();
        assertThat(bond.mode()).contains(BondMode.ACTIVE_BACKUP);
        assertThat(bond.port()).contains(List.of("eth1"));
        assertThat(bond.options().orElseThrow())
                .containsEntry("miimon", "140")
                .containsEntry("primary", "eth1")
                .containsEntry("fail_over_mac", "active")
                .containsEntry("num_grat_arp", "1")
                .doesNotContainKeys("lacp_rate", "xmit_hash_policy", "tlb_dynamic_lb", "packets_per_slave");
        assertThat(find("eth1", EthernetInterface.class).base().controller()).contains("bond0");
        assertThat(find("eth1", EthernetInterface.class).base().permanentMacAddress())
                .contains("02:77:00:00:01:11");
    }

    @Test
    void showsAVlanOnItsBase() {
        assertThat(find("bond0.100", VlanInterface.class).vlan())
                .contains(new VlanInterface.Vlan(
                        Optional.of("bond0"),
                        100,
                        Optional.of(VlanProtocol.IEEE_802_1Q),
                        Optional.of(VlanInterface.RegistrationProtocol.NONE),
                        Optional.of(true),
                        Optional.of(false),
                        Extras.none()));
    }

    @Test
    void showsWhatEachPortOfAFilteringBridgeLetsPass() {
        var bridge = find("br1", LinuxBridgeInterface.class).bridge().orElseThrow();
        assertThat(bridge.portNames()).contains(List.of("access0", "plain0", "trunk0"));
        assertThat(bridge.port().orElseThrow())
                .extracting(LinuxBridgeInterface.Port::vlan)
                .containsExactly(
                        Optional.of(new PortVlan(
                                Optional.empty(),
                                Optional.of(PortVlan.Mode.ACCESS),
                                Optional.of(305),
                                Optional.of(List.of()),
                                Extras.none())),
                        Optional.empty(),
                        Optional.of(new PortVlan(
                                Optional.of(true),
                                Optional.of(PortVlan.Mode.TRUNK),
                                Optional.of(5),
                                Optional.of(List.of(
                                        new PortVlan.TrunkTag(101, 101), new PortVlan.TrunkTag(200, 204))),
                                Extras.none())));
        assertThat(bridge.port().orElseThrow().getLast().stpPathCost()).contains(77L);
        assertThat(bridge.port().orElseThrow().getLast().stpHairpinMode()).contains(true);
    }

    @Test
    void countsTheTimesOfABridgeInSeconds() {
        var options = find("br1", LinuxBridgeInterface.class)
                .bridge()
                .flatMap(LinuxBridgeInterface.Bridge::options)
                .orElseThrow();
        assertThat(options.macAgeingTime()).contains(300L);
        assertThat(options.stp().orElseThrow().forwardDelay()).contains(15);
        assertThat(options.stp().orElseThrow().helloTime()).contains(2);
        assertThat(options.stp().orElseThrow().enabled()).contains(false);
        assertThat(options.multicastQuerierInterval()).contains(25_500L);
        assertThat(options.vlanProtocol()).contains(VlanProtocol.IEEE_802_1Q);
    }

    @Test
    void showsTheOtherKinds() {
        assertThat(find("vrf0", VrfInterface.class).vrf())
                .contains(new VrfInterface.Vrf(Optional.of(List.of("vport0")), Optional.of(1001L), Extras.none()));
        assertThat(find("veth1", VethInterface.class).veth())
                .contains(new VethInterface.Veth("veth1p", Extras.none()));
        assertThat(find("vxlan7", VxlanInterface.class).vxlan())
                .contains(new VxlanInterface.Vxlan(
                        Optional.of("dummy0"),
                        7,
                        Optional.of(true),
                        Optional.of("192.0.2.10"),
                        Optional.of("192.0.2.99"),
                        Optional.of(4789),
                        Extras.none()));
        assertThat(find("mv0", MacVlanInterface.class).macVlan())
                .contains(new MacVlanInterface.MacVlan(
                        "dummy0", MacVlanInterface.Mode.BRIDGE, Optional.of(true), Extras.none()));
    }

    @Test
    void keepsToItselfWhatOpenVSwitchKeepsForItself() {
        assertThat(manyKinds.find("ovs-system")).isEmpty();
        assertThat(find("eth2", EthernetInterface.class).base().controller()).isEmpty();
        assertThat(manyKinds.find("ovs0")).isPresent();
    }

    @Test
    void showsAddresses() {
        var bond = find("bond0", BondInterface.class).base();
        assertThat(bond.ipv4().orElseThrow().addresses()).isEqualTo(List.of(IpAddress.of("192.0.2.10", 24)));
        assertThat(bond.ipv4().orElseThrow().isEnabled()).isTrue();
        assertThat(bond.ipv6().orElseThrow().addresses()).contains(IpAddress.of("2001:db8::10", 64));
        assertThat(find("eth1", EthernetInterface.class).base().ipv4().orElseThrow().isEnabled())
                .isFalse();
    }

    @Test
    void showsRoutesThatSomebodyMade() {
        var routes = manyKinds.routes().orElseThrow();
        assertThat(routes.config().orElseThrow())
                .extracting(
                        route -> route.destination().orElse(""),
                        route -> route.nextHopInterface().orElse(""),
                        route -> route.nextHopAddress().orElse(""),
                        route -> route.metric().orElse(0L),
                        route -> route.tableId().orElse(0L))
                .containsExactlyInAnyOrder(
                        tuple("198.51.100.0/24", "bond0", "192.0.2.1", 150L, 300L),
                        tuple("0.0.0.0/0", "mgmt0", "10.77.0.1", 20000L, 254L),
                        tuple("203.0.113.128/25", "", "", 7L, 254L),
                        tuple("2001:db8:1::/48", "bond0", "2001:db8::1", 77L, 254L));
        assertThat(routes.config().orElseThrow())
                .filteredOn(route -> route.routeType().isPresent())
                .extracting(route -> route.routeType().orElseThrow())
                .containsExactly(Route.Type.BLACKHOLE);
        assertThat(routes.running()).isEqualTo(routes.config());
    }

    @Test
    void showsRulesThatSomebodyMade() {
        assertThat(manyKinds.routeRules().orElseThrow().config().orElseThrow())
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.family()).contains(RouteRule.Family.IPV4);
                    assertThat(rule.ipFrom()).contains("192.0.2.128/25");
                    assertThat(rule.priority()).contains(30_100L);
                    assertThat(rule.routeTable()).contains(300L);
                });
    }

    @Test
    void takesAFiniteLifetimeForDhcpOrAnAdvertisement() {
        var state = KernelState.of(new KernelSnapshot(
                List.of(Link.ethernet(2, "eth0").build()),
                List.of(
                        new InterfaceAddress(
                                2,
                                Family.IPV4,
                                "192.0.2.7",
                                24,
                                Optional.empty(),
                                Optional.of(3600L),
                                Optional.of(3500L)),
                        new InterfaceAddress(
                                2,
                                Family.IPV6,
                                "2001:db8::7",
                                64,
                                Optional.empty(),
                                Optional.of(86_400L),
                                Optional.of(14_400L))),
                List.of(),
                List.of(),
                List.of()));
        var base = state.find("eth0").orElseThrow().base();
        assertThat(base.ipv4().orElseThrow().dhcp()).contains(true);
        assertThat(base.ipv4().orElseThrow().addresses().getFirst().validLifeTime())
                .contains("3600sec");
        assertThat(base.ipv6().orElseThrow().autoconf()).contains(true);
    }

    @Test
    void makesOneEntryOfEachWayOfAMultipathRoute() {
        var route = KernelRoute.to(Family.IPV4, "198.51.100.0/24", hop(2, "192.0.2.1", 3))
                .hops(List.of(hop(2, "192.0.2.1", 3), hop(3, "192.0.2.2", 1)))
                .build();
        var state = KernelState.of(new KernelSnapshot(
                List.of(Link.ethernet(2, "eth0").build(), Link.ethernet(3, "eth1").build()),
                List.of(),
                List.of(route),
                List.of(),
                List.of()));
        assertThat(state.routes().orElseThrow().config().orElseThrow())
                .extracting(entry -> entry.nextHopInterface().orElse("") + " " + entry.weight().orElse(0))
                .containsExactly("eth0 3", "eth1 1");
    }

    private static KernelRoute.Hop hop(int link, String gateway, int weight) {
        return new KernelRoute.Hop(Optional.of(link), Optional.of(gateway), weight);
    }

    @Test
    void showsTheZeroAddressWhereARouteHasNoGateway() {
        var route = KernelRoute.to(
                        Family.IPV6,
                        "2001:db8:9::/48",
                        new KernelRoute.Hop(Optional.of(2), Optional.empty(), 1))
                .build();
        var state = KernelState.of(new KernelSnapshot(
                List.of(Link.ethernet(2, "eth0").build()), List.of(), List.of(route), List.of(), List.of()));
        assertThat(state.routes().orElseThrow().config().orElseThrow())
                .singleElement()
                .satisfies(entry -> assertThat(entry.nextHopAddress()).contains("::"));
    }

    @Test
    void leavesAloneWhatItDoesNotConfigure() {
        var state = KernelState.of(new KernelSnapshot(
                List.of(
                        Link.ethernet(2, "tap0").kind(new LinkKind.Tun(true)).build(),
                        Link.ethernet(3, "wg0").kind(new LinkKind.Other("wireguard")).build()),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        assertThat(state.interfaces())
                .extracting(NetworkInterface::state)
                .containsExactly(InterfaceState.IGNORE, InterfaceState.IGNORE);
        assertThat(state.find("tap0").orElseThrow().type().name()).isEqualTo("tun");
    }

    @Test
    void doesNotNameAPeerOfAnotherNamespace() {
        var state = KernelState.of(new KernelSnapshot(
                List.of(
                        Link.ethernet(2, "eth0").build(),
                        Link.ethernet(3, "veth0")
                                .kind(new LinkKind.Veth())
                                .base(Optional.of(2))
                                .baseNamespace(Optional.of(0))
                                .build()),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        assertThat(((VethInterface) state.find("veth0").orElseThrow()).veth()).isEmpty();
    }

    @Test
    void saysNothingThatTheReaderOfStatesWouldNotTake() {
        var written = NetworkStateYaml.write(manyKinds);
        var read = NetworkStateYaml.read(written);
        assertThat(read.findings()).filteredOn(Finding::isError).isEmpty();
        assertThat(read.state().map(NetworkStateYaml::write)).contains(written);
    }
}
