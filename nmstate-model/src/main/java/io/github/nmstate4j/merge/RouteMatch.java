package io.github.nmstate4j.merge;

import io.github.nmstate4j.state.ip.IpText;
import io.github.nmstate4j.state.route.Route;
import java.util.Optional;

/// When an entry of the document means a route of the node.
public final class RouteMatch {

    private RouteMatch() {}

    /// Everything the entry gives is so in the route; what it leaves out does not matter. The metric counts when given.
    public static boolean means(Route entry, Route route) {
        return given(entry.destination().filter(d -> !d.isEmpty()).map(RouteMatch::network), route.destination().map(RouteMatch::network))
                && given(entry.nextHopInterface(), route.nextHopInterface())
                && given(entry.nextHopAddress().filter(a -> !a.isEmpty()).map(IpText::normal), route.nextHopAddress().map(IpText::normal))
                && given(entry.tableId().filter(t -> t != 0), Optional.of(table(route)))
                && given(entry.metric().filter(m -> m >= 0), route.metric())
                && given(entry.weight(), route.weight())
                && given(entry.routeType(), route.routeType())
                && given(entry.cwnd(), route.cwnd())
                && given(entry.source().map(IpText::normal), route.source().map(IpText::normal));
    }

    /// The same way to the same place; the metric, which only ranks it, may differ.
    public static boolean sameWay(Route one, Route other) {
        return network(one.destination().orElse("")).equals(network(other.destination().orElse("")))
                && device(one).equals(device(other))
                && one.nextHopAddress().map(IpText::normal).equals(other.nextHopAddress().map(IpText::normal))
                && table(one) == table(other)
                && one.routeType().equals(other.routeType())
                && one.source().map(IpText::normal).equals(other.source().map(IpText::normal));
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
