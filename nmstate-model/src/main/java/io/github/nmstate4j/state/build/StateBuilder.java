package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.iface.DummyInterface;
import io.github.nmstate4j.state.iface.LoopbackInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.VethInterface;
import io.github.nmstate4j.state.ovs.Ovn;
import io.github.nmstate4j.state.ovs.OvsDb;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A network state, section by section, in the words of the document.
///
/// {@snippet file="BuildSnippets.java" region="bond"}
public final class StateBuilder {

    private NetworkState state = NetworkState.empty();

    private StateBuilder() {}

    /// A state, section by section.
    public static NetworkState networkState(Consumer<StateBuilder> sections) {
        var builder = new StateBuilder();
        sections.accept(builder);
        return builder.state;
    }

    public StateBuilder description(String description) {
        state = state.withDescription(Optional.of(description));
        return this;
    }

    /// The static host name; "" removes it.
    public StateBuilder hostname(String hostname) {
        state = state.withHostname(Optional.of(new Hostname(Optional.empty(), Optional.of(hostname), Extras.none())));
        return this;
    }

    public StateBuilder dns(Consumer<DnsBuilder> dns) {
        var builder = new DnsBuilder();
        dns.accept(builder);
        state = state.withDnsResolver(
                Optional.of(new DnsResolver(Optional.empty(), Optional.of(builder.build()), Extras.none())));
        return this;
    }

    /// May be given several times.
    public StateBuilder route(Consumer<RouteBuilder> route) {
        var builder = new RouteBuilder();
        route.accept(builder);
        var routes = new ArrayList<>(state.routes().flatMap(Routes::config).orElse(List.of()));
        routes.add(builder.build());
        state = state.withRoutes(Optional.of(new Routes(Optional.empty(), Optional.of(routes), Extras.none())));
        return this;
    }

    /// May be given several times.
    public StateBuilder routeRule(Consumer<RouteRuleBuilder> rule) {
        var builder = new RouteRuleBuilder();
        rule.accept(builder);
        var rules = new ArrayList<>(state.routeRules().flatMap(RouteRules::config).orElse(List.of()));
        rules.add(builder.build());
        state = state.withRouteRules(Optional.of(new RouteRules(Optional.of(rules), Extras.none())));
        return this;
    }

    public StateBuilder ovsDb(OvsDb ovsDb) {
        state = state.withOvsDb(Optional.of(ovsDb));
        return this;
    }

    /// A network of OVN and the bridge that leads there; may be given several times.
    public StateBuilder ovnBridgeMapping(String localnet, String bridge) {
        var mappings = new ArrayList<>(state.ovn().flatMap(Ovn::bridgeMappings).orElse(List.of()));
        mappings.add(Ovn.BridgeMapping.of(localnet, bridge));
        state = state.withOvn(Optional.of(new Ovn(Optional.of(mappings), Extras.none())));
        return this;
    }

    public StateBuilder dummy(String name, Consumer<PlainBuilder> dummy) {
        return add(new PlainBuilder(name, base -> new DummyInterface(base, Extras.none())), dummy);
    }

    public StateBuilder loopback(Consumer<PlainBuilder> loopback) {
        return add(new PlainBuilder("lo", base -> new LoopbackInterface(base, Extras.none())), loopback);
    }

    public StateBuilder veth(String name, String peer, Consumer<PlainBuilder> veth) {
        var section = Optional.of(new VethInterface.Veth(peer, Extras.none()));
        return add(
                new PlainBuilder(name, base -> new VethInterface(base, section, Optional.empty(), Extras.none())), veth);
    }

    /// `right` is the peer's address or name.
    public StateBuilder ipsec(String name, String right, Consumer<IpsecBuilder> ipsec) {
        return add(new IpsecBuilder(name, right), ipsec);
    }

    public StateBuilder ethernet(String name, Consumer<EthernetBuilder> ethernet) {
        return add(new EthernetBuilder(name), ethernet);
    }

    public StateBuilder bond(String name, Consumer<BondBuilder> bond) {
        return add(new BondBuilder(name), bond);
    }

    public StateBuilder linuxBridge(String name, Consumer<LinuxBridgeBuilder> linuxBridge) {
        return add(new LinuxBridgeBuilder(name), linuxBridge);
    }

    public StateBuilder ovsBridge(String name, Consumer<OvsBridgeBuilder> ovsBridge) {
        return add(new OvsBridgeBuilder(name), ovsBridge);
    }

    public StateBuilder ovsInterface(String name, Consumer<OvsInterfaceBuilder> ovsInterface) {
        return add(new OvsInterfaceBuilder(name), ovsInterface);
    }

    public StateBuilder vlan(String name, Consumer<VlanBuilder> vlan) {
        return add(new VlanBuilder(name), vlan);
    }

    public StateBuilder vxlan(String name, Consumer<VxlanBuilder> vxlan) {
        return add(new VxlanBuilder(name), vxlan);
    }

    public StateBuilder vrf(String name, Consumer<VrfBuilder> vrf) {
        return add(new VrfBuilder(name), vrf);
    }

    public StateBuilder macVlan(String name, Consumer<MacVlanBuilder> macVlan) {
        return add(new MacVlanBuilder(name, false), macVlan);
    }

    public StateBuilder macVtap(String name, Consumer<MacVlanBuilder> macVtap) {
        return add(new MacVlanBuilder(name, true), macVtap);
    }

    public StateBuilder ipVlan(String name, Consumer<IpVlanBuilder> ipVlan) {
        return add(new IpVlanBuilder(name), ipVlan);
    }

    public StateBuilder macSec(String name, Consumer<MacSecBuilder> macSec) {
        return add(new MacSecBuilder(name), macSec);
    }

    public StateBuilder hsr(String name, Consumer<HsrBuilder> hsr) {
        return add(new HsrBuilder(name), hsr);
    }

    public StateBuilder infiniband(String name, Consumer<InfinibandBuilder> infiniband) {
        return add(new InfinibandBuilder(name), infiniband);
    }

    /// An interface that was made otherwise.
    public StateBuilder networkInterface(NetworkInterface iface) {
        var interfaces = new ArrayList<>(state.interfaces());
        interfaces.add(iface);
        state = state.withInterfaces(interfaces);
        return this;
    }

    private <B extends InterfaceBuilder<B>> StateBuilder add(B builder, Consumer<B> settings) {
        settings.accept(builder);
        return networkInterface(builder.build());
    }
}
