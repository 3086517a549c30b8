package io.github.nmstate4j.merge;

import io.github.nmstate4j.state.ip.IpText;
import io.github.nmstate4j.state.route.Route;
import java.util.Optional;

/// When an entry of the document means a route of the node.
public final class RouteMatch {

    private static final long DEFAULT_IPV6_METRIC = 1024;

    private RouteMatch() {}

    /// Everything the entry gives is so in the route; what it leaves out does not matter. The metric counts when given. An
    /// empty gateway means a route without one.
    public static boolean means(Route entry, Route route) {
        return given(entry.destination().filter(d -> !d.isEmpty()).map(RouteMatch::network), route.destination().map(RouteMatch::network))
                && given(entry.nextHopInterface().filter(name -> !name.isEmpty()), Optional.of(device(route)))
                && given(entry.nextHopAddress().map(address -> gateway(entry)), Optional.of(gateway(route)))
                && given(entry.tableId().filter(t -> t != 0), Optional.of(table(route)))
                && given(entry.metric().filter(m -> m >= 0).map(m -> metric(entry)), Optional.of(metric(route)))
                && given(entry.weight(), Optional.of(route.weight().orElse(1)))
                && given(entry.routeType(), route.routeType())
                && given(entry.cwnd(), route.cwnd())
                && given(entry.source().map(IpText::normal), route.source().map(IpText::normal));
    }

    /// The same way to the same place; the metric, which only ranks it, may differ.
    public static boolean sameWay(Route one, Route other) {
        return network(one.destination().orElse("")).equals(network(other.destination().orElse("")))
                && device(one).equals(device(other))
                && gateway(one).equals(gateway(other))
                && table(one) == table(other)
                && one.routeType().equals(other.routeType())
                && one.source().map(IpText::normal).equals(other.source().map(IpText::normal));
    }

    /// The next hop in its usual spelling; "" when the destination is on the link. The kernel shows that as an address of
    /// zeros.
    private static String gateway(Route route) {
        var address = route.nextHopAddress().map(IpText::normal).orElse("");
        return address.equals("0.0.0.0") || address.equals("::") ? "" : address;
    }

    /// The kernel makes 1024 of an IPv6 route without metric.
    private static long metric(Route route) {
        long metric = route.metric().filter(m -> m >= 0).orElse(0L);
        return metric == 0 && isV6(route) ? DEFAULT_IPV6_METRIC : metric;
    }

    /// Routes that lead nowhere hang on the loopback.
    public static String device(Route route) {
        return route.nextHopInterface().filter(name -> !name.isEmpty()).orElse("lo");
    }

    public static long table(Route route) {
        return route.tableId().filter(table -> table != 0).orElse(Route.MAIN_TABLE);
    }

    public static boolean isV6(Route route) {
        return IpText.isV6(route.destination().orElse(""));
    }

    /// The destination in its usual spelling.
    public static String network(String destination) {
        return IpText.network(destination).orElse(destination);
    }

    private static <T> boolean given(Optional<T> wanted, Optional<T> found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
