package io.github.nmstate4j.handler.policy;

import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.dns.DnsConfig;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.Lldp;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a desired state makes use of, in the words that tools count.
final class Features {

    private static final int[] COUNTS = {500, 200, 100, 50, 10};

    private Features() {}

    /// Sorted.
    static List<String> of(NetworkState desired) {
        var found = new TreeSet<String>();
        desired.routes().flatMap(Routes::config).filter(list -> !list.isEmpty()).ifPresent(_ -> found.add("static-route"));
        rules(desired, found);
        desired.dnsResolver().flatMap(DnsResolver::config).ifPresent(dns -> dns(dns, found));
        desired.hostname().flatMap(hostname -> hostname.config()).ifPresent(_ -> found.add("static-hostname"));
        for (var iface : desired.interfaces()) {
            if (iface.base().lldp().filter(Lldp::enabled).isPresent()) {
                found.add("lldp");
            }
            customHostname(iface.base().ipv4()).ifPresent(_ -> found.add("dhcpv4-custom-hostname"));
            customHostname(iface.base().ipv6()).ifPresent(_ -> found.add("dhcpv6-custom-hostname"));
        }
        count(desired, found);
        return List.copyOf(found);
    }

    private static void rules(NetworkState desired, Set<String> found) {
        var rules = desired.routeRules().flatMap(RouteRules::config).orElse(List.of());
        if (!rules.isEmpty()) {
            found.add("static-route-rule");
        }
        if (rules.stream().map(RouteRule::suppressPrefixLength).anyMatch(Optional::isPresent)) {
            found.add("static-route-rule-suppress-prefix-length");
        }
    }

    private static void dns(DnsConfig dns, Set<String> found) {
        dns.server().filter(list -> !list.isEmpty()).ifPresent(_ -> found.add("static-dns-name-server"));
        dns.search().filter(list -> !list.isEmpty()).ifPresent(_ -> found.add("static-dns-search"));
        dns.options().filter(list -> !list.isEmpty()).ifPresent(_ -> found.add("static-dns-option"));
    }

    private static Optional<String> customHostname(Optional<IpSettings> settings) {
        return settings.flatMap(IpSettings::dhcpCustomHostname);
    }

    private static void count(NetworkState desired, Set<String> found) {
        long up = desired.interfaces().stream()
                .filter(iface -> iface.state() == InterfaceState.UP)
                .count();
        for (var count : COUNTS) {
            if (up >= count) {
                found.add("iface-count" + count + "-plus");
                return;
            }
        }
    }
}
