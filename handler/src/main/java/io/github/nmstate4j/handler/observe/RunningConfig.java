package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.route.Routes;
import java.util.Optional;

/// What of a node's state somebody configured, as opposed to what DHCP, routers, neighbours and the kernel add: applied
/// to the same node, it changes nothing.
public final class RunningConfig {

    private RunningConfig() {}

    public static NetworkState of(NetworkState observed) {
        return observed.withInterfaces(observed.interfaces().stream()
                        .map(networkInterface -> networkInterface.withBase(configured(networkInterface.base())))
                        .toList())
                .withRoutes(observed.routes()
                        .map(routes -> new Routes(Optional.empty(), routes.config(), routes.extras())))
                .withDnsResolver(observed.dnsResolver()
                        .map(dns -> new DnsResolver(Optional.empty(), dns.config(), dns.extras())));
    }

    private static InterfaceBase configured(InterfaceBase base) {
        return base.withIpv4(base.ipv4().map(RunningConfig::configured))
                .withIpv6(base.ipv6().map(RunningConfig::configured))
                .withLldp(base.lldp().map(lldp -> lldp.withNeighbors(Optional.empty())))
                .withMinMtu(Optional.empty())
                .withMaxMtu(Optional.empty());
    }

    private static IpSettings configured(IpSettings settings) {
        return settings.withAddress(settings.address()
                .map(addresses -> addresses.stream()
                        .filter(address -> !address.isAutomatic())
                        .toList()));
    }
}
