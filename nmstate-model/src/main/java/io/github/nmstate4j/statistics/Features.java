package io.github.nmstate4j.statistics;

import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.ovs.OvsDb;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a desired state makes use of, in the words that existing tools count.
public final class Features {

    private record Feature(String word, Predicate<NetworkState> isUsed) {}

    /// In the order in which they are told.
    private static final List<Feature> ALL = List.of(
            new Feature("dhcpv4-custom-hostname", anyBase(base -> customHostname(base.ipv4()))),
            new Feature("dhcpv6-custom-hostname", anyBase(base -> customHostname(base.ipv6()))),
            new Feature("iface-name-refered-by-sriov-vf-id", any(iface -> iface.name().startsWith("sriov:"))),
            new Feature("lldp", anyBase(base -> base.lldp().isPresent())),
            new Feature("mac-based-identifier", anyBase(base -> base.identifier().filter(InterfaceBase.Identifier.MAC_ADDRESS::equals).isPresent())),
            new Feature("ovn-mapping", state -> state.ovn().flatMap(ovn -> ovn.bridgeMappings()).filter(list -> !list.isEmpty()).isPresent()),
            new Feature("ovs-bond", any(Features::hasOvsBond)),
            new Feature("ovs-db-global", state -> state.ovsDb().isPresent()),
            new Feature("ovs-db-interface", anyBase(base -> base.ovsDb().filter(Features::saysSomething).isPresent())),
            new Feature("ovs-dpdk", any(iface -> iface instanceof OvsInterface ovs && ovs.dpdk().isPresent())),
            new Feature("ovs-patch", any(iface -> iface instanceof OvsInterface ovs && ovs.patch().isPresent())),
            new Feature("sriov", any(iface -> iface instanceof EthernetInterface nic
                    && nic.ethernet().flatMap(EthernetInterface.Ethernet::srIov).isPresent())),
            new Feature("static-dns-name-server", dns(DnsConfig::server)),
            new Feature("static-dns-option", dns(DnsConfig::options)),
            new Feature("static-dns-search", dns(DnsConfig::search)),
            new Feature("static-hostname", state -> state.hostname().flatMap(Hostname::config).isPresent()),
            new Feature("static-route", state -> state.routes().flatMap(Routes::config).isPresent()),
            new Feature("static-route-rule", state -> !rules(state).isEmpty()),
            new Feature("static-route-rule-suppress-prefix-length", state -> rules(state).stream()
                    .anyMatch(rule -> !rule.absent() && rule.suppressPrefixLength().isPresent())));

    private static final int[] COUNTS = {500, 200, 100, 50, 10};

    private Features() {}

    /// Each word once.
    public static List<String> of(NetworkState desired) {
        return Stream.concat(
                        ALL.stream().filter(feature -> feature.isUsed().test(desired)).map(Feature::word),
                        count(desired))
                .toList();
    }

    private static Predicate<NetworkState> any(Predicate<NetworkInterface> interfaces) {
        return state -> state.interfaces().stream().anyMatch(interfaces);
    }

    private static Predicate<NetworkState> anyBase(Predicate<InterfaceBase> bases) {
        return any(iface -> bases.test(iface.base()));
    }

    private static Predicate<NetworkState> dns(Function<DnsConfig, Optional<List<String>>> list) {
        return state -> state.dnsResolver().flatMap(DnsResolver::config).flatMap(list).isPresent();
    }

    private static boolean customHostname(Optional<IpSettings> settings) {
        return settings.flatMap(IpSettings::dhcpCustomHostname).isPresent();
    }

    private static boolean hasOvsBond(NetworkInterface iface) {
        return iface instanceof OvsBridgeInterface bridge
                && bridge.bridge().flatMap(OvsBridgeInterface.Bridge::port).orElse(List.of()).stream()
                        .anyMatch(port -> port.linkAggregation().isPresent());
    }

    private static boolean saysSomething(OvsDb db) {
        return !db.externalIds().orElse(Map.of()).isEmpty() || !db.otherConfig().orElse(Map.of()).isEmpty();
    }

    private static List<RouteRule> rules(NetworkState state) {
        return state.routeRules().flatMap(RouteRules::config).orElse(List.of());
    }

    private static Stream<String> count(NetworkState desired) {
        long up = desired.interfaces().stream()
                .filter(iface -> iface.state() == InterfaceState.UP)
                .count();
        for (var count : COUNTS) {
            if (up >= count) {
                return Stream.of("iface-count" + count + "-plus");
            }
        }
        return Stream.empty();
    }
}
