package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.Routes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a node reports to the cluster: its state without what belongs to pods and without what changes by itself, so
/// that a quiet node writes nothing.
public final class ReportFilter {

    private ReportFilter() {}

    public static NetworkState of(NetworkState observed) {
        var interfaces = observed.interfaces().stream()
                .filter(networkInterface -> !isOfAPod(networkInterface))
                .map(networkInterface -> networkInterface.withBase(withoutLifetimes(networkInterface.base())
                        .withEthtool(networkInterface.base().ethtool().filter(_ -> hasHardware(networkInterface)))))
                .toList();
        Set<String> names = interfaces.stream().map(NetworkInterface::name).collect(Collectors.toSet());
        return observed.withInterfaces(interfaces)
                .withRoutes(observed.routes()
                        .map(routes -> new Routes(
                                Optional.of(through(names, routes.running())),
                                Optional.of(through(names, routes.config())),
                                routes.extras())));
    }

    /// Drivers of virtual devices are all alike, and a thousand VLANs have a thousand of them.
    private static boolean hasHardware(NetworkInterface networkInterface) {
        return networkInterface.type().equals(InterfaceType.ETHERNET)
                || networkInterface.type().equals(InterfaceType.INFINIBAND);
    }

    private static boolean isOfAPod(NetworkInterface networkInterface) {
        return networkInterface.type().equals(InterfaceType.VETH)
                && networkInterface.state() == InterfaceState.IGNORE;
    }

    /// Routes that lead nowhere name no interface; they stay.
    private static List<Route> through(Set<String> names, Optional<List<Route>> routes) {
        return routes.orElse(List.of()).stream()
                .filter(route -> route.nextHopInterface().map(names::contains).orElse(true))
                .toList();
    }

    private static InterfaceBase withoutLifetimes(InterfaceBase base) {
        return base.withIpv4(base.ipv4().map(ReportFilter::withoutLifetimes))
                .withIpv6(base.ipv6().map(ReportFilter::withoutLifetimes));
    }

    private static IpSettings withoutLifetimes(IpSettings settings) {
        return settings.withAddress(settings.address()
                .map(addresses -> addresses.stream()
                        .map(address -> new IpAddress(
                                address.ip(),
                                address.prefixLength(),
                                address.mptcpFlags(),
                                Optional.empty(),
                                Optional.empty(),
                                address.extras()))
                        .toList()));
    }
}
