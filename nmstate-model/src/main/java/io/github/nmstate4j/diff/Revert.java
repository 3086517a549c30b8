package io.github.nmstate4j.diff;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.merge.Ip;
import io.github.nmstate4j.merge.Kinds;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.RouteMatch;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.Lldp;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import io.github.nmstate4j.verify.ComparedPair;
import io.github.nmstate4j.verify.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The state that undoes one: applied to a node on which the other was applied, it brings back what was there before.
public final class Revert {

    private Revert() {}

    /// Of a merge without errors, which was made with the node as it was before.
    public static NetworkState of(MergedState merged) {
        var interfaces = new ArrayList<NetworkInterface>();
        merged.changed().forEach(iface -> before(iface).ifPresent(interfaces::add));
        merged.interfaces().stream()
                .filter(iface -> !iface.changed() && losesAPort(iface, merged))
                .map(iface -> withPorts(iface.merged()))
                .forEach(interfaces::add);
        return NetworkState.empty()
                .withHostname(hostname(merged))
                .withDnsResolver(dns(merged))
                .withRouteRules(rules(merged))
                .withRoutes(routes(merged))
                .withInterfaces(interfaces)
                .withOvsDb(Switch.dbBefore(merged))
                .withOvn(Switch.ovnBefore(merged));
    }

    private static Optional<NetworkInterface> before(MergedInterface iface) {
        var current = iface.current();
        if (current.isEmpty()) {
            return iface.isAbsent() || iface.state() == InterfaceState.IGNORE
                    ? Optional.empty()
                    : Optional.of(Kinds.nothingBut(iface.merged(), InterfaceState.ABSENT));
        }
        var there = complete(current.get(), iface.merged());
        if (isGone(iface) || !there.getClass().equals(iface.merged().getClass())) {
            return Optional.of(there.withBase(withoutWhatIsOnlyShown(there.base())));
        }
        var after = complete(iface.merged(), there);
        var part = new Difference().of(DocumentPath.of(iface.name()), there, new ComparedPair(withoutIp(after), withoutIp(there)));
        // Settings of a family hang together: a part of them would mean another thing.
        var ipv4 = there.base().ipv4().filter(ip -> !after.base().ipv4().equals(Optional.of(ip)));
        var ipv6 = there.base().ipv6().filter(ip -> !after.base().ipv6().equals(Optional.of(ip)));
        if (part.isEmpty() && ipv4.isEmpty() && ipv6.isEmpty()) {
            return Optional.empty();
        }
        var undone = part.orElseGet(() -> Kinds.nothingBut(there, there.state()));
        return Optional.of(undone.withBase(undone.base().withIpv4(ipv4).withIpv6(ipv6)));
    }

    /// Another controller takes a port without this one being in the document.
    private static boolean losesAPort(MergedInterface controller, MergedState merged) {
        return controller.isUp()
                && controller.merged().ports().orElse(List.of()).stream()
                        .flatMap(port -> merged.kernel(port).stream())
                        .anyMatch(port -> port.changed()
                                && port.controller().filter(name -> !name.equals(controller.name())).isPresent());
    }

    /// The controller with nothing but its ports, and what it says of them.
    private static NetworkInterface withPorts(NetworkInterface controller) {
        var bare = Kinds.nothingBut(controller, controller.state());
        return section(
                switch (controller) {
                    case BondInterface bond -> ((BondInterface) bare).withBond(bond.bond()
                            .map(b -> b.withMode(Optional.empty()).withOptions(Optional.empty())));
                    case LinuxBridgeInterface bridge -> ((LinuxBridgeInterface) bare).withBridge(bridge.bridge().map(b -> b.withOptions(Optional.empty())));
                    case OvsBridgeInterface bridge -> ((OvsBridgeInterface) bare).withBridge(bridge.bridge().map(b -> b.withOptions(Optional.empty())));
                    default -> controller.withBase(bare.base());
                },
                bare);
    }

    /// A virtual interface that is down is no longer there, so it is described as a whole.
    private static boolean isGone(MergedInterface iface) {
        return iface.isAbsent() || (iface.state() == InterfaceState.DOWN && iface.type().virtual());
    }

    private static NetworkInterface withoutIp(NetworkInterface iface) {
        return iface.withBase(iface.base().withIpv4(Optional.empty()).withIpv6(Optional.empty()));
    }

    private static InterfaceBase withoutWhatIsOnlyShown(InterfaceBase base) {
        return base.withDriver(Optional.empty())
                .withPermanentMacAddress(Optional.empty())
                .withMinMtu(Optional.empty())
                .withMaxMtu(Optional.empty())
                .withLldp(base.lldp().map(lldp -> lldp.withNeighbors(Optional.empty())));
    }

    /// Says what a node only says by silence, as far as the other says it.
    private static NetworkInterface complete(NetworkInterface iface, NetworkInterface other) {
        var base = iface.base();
        return section(iface, other).withBase(base.withIpv4(Optional.of(complete(base.ipv4(), false)))
                .withIpv6(Optional.of(complete(base.ipv6(), true)))
                .withController(Optional.of(base.controller().orElse("")))
                .withDescription(Optional.of(base.description().orElse("")))
                .withProfileName(base.profileName().or(() -> other.base().profileName().map(name -> base.name())))
                .withIdentifier(base.identifier().or(() -> other.base().identifier().map(identifier -> InterfaceBase.Identifier.NAME)))
                .withAcceptAllMacAddresses(base.acceptAllMacAddresses().or(() -> other.base().acceptAllMacAddresses().map(on -> false)))
                .withWaitIp(base.waitIp().or(() -> other.base().waitIp().map(wait -> InterfaceBase.WaitIp.ANY)))
                .withLldp(base.lldp().or(() -> other.base().lldp().map(lldp -> new Lldp(false, Optional.empty(), Extras.none())))));
    }

    private static IpSettings complete(Optional<IpSettings> given, boolean v6) {
        var ip = Ip.tidied(given.orElse(IpSettings.disabled()));
        return ip.isEnabled()
                ? ip.withEnabled(Optional.of(true))
                        .withDhcp(Optional.of(ip.dhcp().orElse(false)))
                        .withAutoconf(v6 ? Optional.of(ip.autoconf().orElse(false)) : Optional.empty())
                        .withAddress(Optional.of(ip.addresses()))
                : ip;
    }

    private static NetworkInterface section(NetworkInterface iface, NetworkInterface other) {
        return switch (iface) {
            case BondInterface bond when other instanceof BondInterface o && o.bond().isPresent() -> bond.withBond(bond.bond()
                    .map(b -> b.withOptions(Optional.of(options(b, o.bond().flatMap(BondInterface.Bond::options).orElse(Map.of()))))));
            case LinuxBridgeInterface bridge -> bridge.withBridge(bridge.bridge().map(b -> b.withPort(b.port().map(ports -> ports.stream()
                    .map(port -> port.withVlan(port.vlan().or(() -> Optional.of(PortVlan.none()))))
                    .toList()))));
            case OvsBridgeInterface bridge -> bridge.withBridge(bridge.bridge().map(b -> b.withPort(b.port().map(ports -> ports.stream()
                    .map(port -> port.withVlan(port.vlan().or(() -> Optional.of(PortVlan.none()))))
                    .toList()))));
            default -> iface;
        };
    }

    /// Some options are empty unless set.
    private static Map<String, String> options(BondInterface.Bond bond, Map<String, String> other) {
        var both = new LinkedHashMap<>(bond.options().orElse(Map.of()));
        Stream.of("primary", "arp_ip_target").filter(other::containsKey).forEach(key -> both.putIfAbsent(key, ""));
        return both;
    }

    private static Optional<Hostname> hostname(MergedState merged) {
        var current = merged.current().hostname();
        return merged.desired().hostname()
                .map(wanted -> new Hostname(
                        wanted.running()
                                .flatMap(name -> current.flatMap(Hostname::running).filter(before -> !before.equals(name))),
                        wanted.config()
                                .map(name -> current.flatMap(Hostname::config).orElse(""))
                                .filter(before -> !wanted.config().equals(Optional.of(before))),
                        Extras.none()))
                .filter(revert -> revert.running().isPresent() || revert.config().isPresent());
    }

    private static Optional<DnsResolver> dns(MergedState merged) {
        var current = merged.current();
        if (Verifier.compare(merged, current).stream().noneMatch(m -> m.path().toString().startsWith("dns-resolver"))) {
            return Optional.empty();
        }
        var config = current.dnsResolver().flatMap(DnsResolver::config);
        var server = config.flatMap(DnsConfig::server).orElse(List.of());
        var search = config.flatMap(DnsConfig::search).orElse(List.of());
        var options = config.flatMap(DnsConfig::options).orElse(List.of());
        return Optional.of(new DnsResolver(
                Optional.empty(),
                Optional.of(new DnsConfig(Optional.of(server), Optional.of(search), Optional.of(options), Extras.none())),
                Extras.none()));
    }

    private static Optional<Routes> routes(MergedState merged) {
        var config = merged.desired().routes().flatMap(Routes::config).orElse(List.of());
        var there = merged.current().routes().flatMap(Routes::config).orElse(List.of());
        var revert = new ArrayList<>(Entries.ROUTES.undoingAdditions(config, there));
        var removed = Entries.ROUTES.removed(config, there);
        there.stream()
                .filter(route -> removed.contains(route) || isReplaced(route, config) || losesItsInterface(route, merged))
                .map(Revert::wanted)
                .forEach(revert::add);
        return revert.isEmpty() ? Optional.empty() : Optional.of(new Routes(Optional.empty(), Optional.of(List.copyOf(revert)), Extras.none()));
    }

    private static boolean isReplaced(Route route, List<Route> config) {
        return config.stream().anyMatch(entry -> !entry.absent() && RouteMatch.sameWay(entry, route) && !RouteMatch.means(entry, route));
    }

    private static boolean losesItsInterface(Route route, MergedState merged) {
        return merged.kernel(RouteMatch.device(route))
                .filter(MergedInterface::changed)
                .filter(iface -> !iface.isUp() || !speaks(iface, RouteMatch.isV6(route)))
                .isPresent();
    }

    private static boolean speaks(MergedInterface iface, boolean v6) {
        var base = iface.merged().base();
        return (v6 ? base.ipv6() : base.ipv4()).filter(IpSettings::isEnabled).isPresent();
    }

    /// As a document says it: a gateway of zeros is none.
    private static Route wanted(Route route) {
        return route.withNextHopAddress(route.nextHopAddress().filter(via -> !via.equals("0.0.0.0") && !via.equals("::")));
    }

    private static Optional<RouteRules> rules(MergedState merged) {
        var config = merged.desired().routeRules().flatMap(RouteRules::config).orElse(List.of());
        var there = merged.current().routeRules().flatMap(RouteRules::config).orElse(List.of());
        List<RouteRule> revert = Stream.concat(
                        Entries.RULES.undoingAdditions(config, there).stream(), Entries.RULES.removed(config, there).stream())
                .toList();
        return revert.isEmpty() ? Optional.empty() : Optional.of(new RouteRules(Optional.of(revert), Extras.none()));
    }
}
