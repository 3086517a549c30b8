package io.github.nmstate4j.state;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.dns.DnsResolver;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ovs.Ovn;
import io.github.nmstate4j.state.ovs.OvsDb;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// A network state. As a desired state it is partial: an absent component means "leave as it is",
/// an empty list means "there shall be none". Keys this version does not know stay in `extras`.
@RecordBuilder
public record NetworkState(
        Optional<String> description,
        Optional<Hostname> hostname,
        Optional<DnsResolver> dnsResolver,
        Optional<RouteRules> routeRules,
        Optional<Routes> routes,
        List<NetworkInterface> interfaces,
        Optional<OvsDb> ovsDb,
        Optional<Ovn> ovn,
        Extras extras)
        implements NetworkStateBuilder.With {

    private static final NetworkState EMPTY = new NetworkState(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Extras.none());

    public NetworkState {
        interfaces = List.copyOf(interfaces);
    }

    public static NetworkState empty() {
        return EMPTY;
    }

    public boolean isEmpty() {
        return equals(EMPTY);
    }

    /// The first interface of this name. An OVS bridge and its internal interface may share one.
    public Optional<NetworkInterface> find(String name) {
        return interfaces.stream().filter(i -> i.name().equals(name)).findFirst();
    }
}
