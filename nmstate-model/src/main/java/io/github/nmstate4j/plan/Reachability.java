package io.github.nmstate4j.plan;

import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.Routes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a desired state means for the ways to a node.
public final class Reachability {

    private Reachability() {}

    /// Whether the author gives IPv4's default route up on purpose; see [#givesUpIpv6DefaultRoute].
    public static boolean givesUpIpv4DefaultRoute(NetworkState desired, Observation before) {
        return givesUp(desired, before, "0.0.0.0/0", InterfaceBase::ipv4);
    }

    /// Whether the author gives IPv6's default route up on purpose: every interface that has one is named, or made
    /// a port, IPv6 is switched off in so many words, and switched on nowhere. So a bridge that takes an uplink over
    /// and says `ipv6: {enabled: false}` is taken at its word, while one that forgets IPv6 is not.
    public static boolean givesUpIpv6DefaultRoute(NetworkState desired, Observation before) {
        return givesUp(desired, before, "::/0", InterfaceBase::ipv6);
    }

    private static boolean givesUp(
            NetworkState desired, Observation before, String everywhere, Function<InterfaceBase, Optional<IpSettings>> family) {
        var interfaces = desired.interfaces();
        var said = interfaces.stream()
                .flatMap(iface -> family.apply(iface.base()).flatMap(IpSettings::enabled).stream())
                .collect(Collectors.toSet());
        var holders = holders(before, everywhere);
        return !holders.isEmpty() && said.equals(Set.of(false)) && touched(interfaces).containsAll(holders);
    }

    private static Set<String> touched(List<NetworkInterface> interfaces) {
        var touched = new HashSet<String>();
        for (var iface : interfaces) {
            touched.add(iface.name());
            iface.ports().ifPresent(touched::addAll);
        }
        return touched;
    }

    private static Set<String> holders(Observation before, String everywhere) {
        return before.state().routes().flatMap(Routes::running).orElse(List.of()).stream()
                .filter(route -> route.destination().equals(Optional.of(everywhere)))
                .filter(route -> route.tableId().orElse(Route.MAIN_TABLE) == Route.MAIN_TABLE)
                .flatMap(route -> route.nextHopInterface().stream())
                .collect(Collectors.toSet());
    }
}
