package io.github.nmstate4j.handler.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.VethInterface;
import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteBuilder;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportFilterTest {

    private static NetworkInterface veth(String name, InterfaceState state) {
        return new VethInterface(
                InterfaceBase.of(name, state), Optional.empty(), Optional.empty(), Extras.none());
    }

    private static Route via(String name) {
        return RouteBuilder.builder()
                .destination(Optional.of("0.0.0.0/0"))
                .nextHopInterface(Optional.of(name))
                .extras(Extras.none())
                .build();
    }

    @Test
    void leavesOutTheInterfacesOfPodsAndTheRoutesThroughThem() {
        var blackhole = RouteBuilder.builder()
                .routeType(Optional.of(Route.Type.BLACKHOLE))
                .extras(Extras.none())
                .build();
        var filtered = ReportFilter.of(NetworkState.empty()
                .withInterfaces(List.of(
                        veth("pod0", InterfaceState.IGNORE),
                        veth("ours", InterfaceState.UP),
                        new EthernetInterface(
                                InterfaceBase.of("mgmt0", InterfaceState.IGNORE), Optional.empty(), Extras.none())))
                .withRoutes(Optional.of(new Routes(
                        Optional.of(List.of(via("pod0"), via("mgmt0"), blackhole)), Optional.empty(), Extras.none()))));
        assertThat(filtered.interfaces()).extracting(NetworkInterface::name).containsExactly("ours", "mgmt0");
        assertThat(filtered.routes().orElseThrow().running()).contains(List.of(via("mgmt0"), blackhole));
        assertThat(filtered.routes().orElseThrow().config()).contains(List.of());
    }

    @Test
    void leavesOutLifetimesBecauseTheyChangeByTheSecond() {
        var leased = new IpAddress("192.0.2.7", 24, Optional.empty(), Optional.of("3600sec"), Optional.of("3500sec"), Extras.none());
        var base = InterfaceBase.of("eth0", InterfaceState.UP)
                .withIpv4(Optional.of(IpSettings.unset().withAddress(Optional.of(List.of(leased)))));
        var filtered = ReportFilter.of(NetworkState.empty()
                .withInterfaces(List.of(new EthernetInterface(base, Optional.empty(), Extras.none()))));
        assertThat(filtered.interfaces().getFirst().base().ipv4().orElseThrow().addresses())
                .isEqualTo(List.of(IpAddress.of("192.0.2.7", 24)));
    }

    @Test
    void keepsRulesAndTheHostName() {
        var state = NetworkState.empty()
                .withHostname(Optional.of(new Hostname(Optional.of("node1"), Optional.empty(), Extras.none())))
                .withRouteRules(Optional.of(new RouteRules(Optional.of(List.of()), Extras.none())));
        assertThat(ReportFilter.of(state)).isEqualTo(state);
    }
}
