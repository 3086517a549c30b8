package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.handler.rtnetlink.Family;
import io.github.nmstate4j.handler.rtnetlink.KernelRoute;
import io.github.nmstate4j.handler.rtnetlink.KernelRule;
import io.github.nmstate4j.handler.rtnetlink.KernelSnapshot;
import io.github.nmstate4j.handler.rtnetlink.Link;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteBuilder;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRuleBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Routes and rules that somebody made, as opposed to those the kernel makes for each address.
final class KernelRoutes {

    private static final int UNSPECIFIED = 0;
    private static final int ROUTER_ADVERTISEMENT = 9;
    private static final int DHCP = 16;
    private static final int MROUTED = 17;
    private static final int KEEPALIVED = 18;
    private static final int BABEL = 42;

    private static final Set<Integer> CONFIGURED = Set.of(KernelRoute.PROTOCOL_BOOT, KernelRoute.PROTOCOL_STATIC);
    private static final Set<Integer> MADE = Set.of(
            KernelRoute.PROTOCOL_BOOT,
            KernelRoute.PROTOCOL_STATIC,
            ROUTER_ADVERTISEMENT,
            DHCP,
            MROUTED,
            KEEPALIVED,
            BABEL);
    private static final Set<Integer> ACTIONS = Set.of(
            KernelRule.ACTION_TABLE,
            KernelRule.ACTION_BLACKHOLE,
            KernelRule.ACTION_UNREACHABLE,
            KernelRule.ACTION_PROHIBIT);

    private KernelRoutes() {}

    static List<Route> running(KernelSnapshot kernel) {
        return routes(kernel, MADE);
    }

    static List<Route> config(KernelSnapshot kernel) {
        return routes(kernel, CONFIGURED);
    }

    private static List<Route> routes(KernelSnapshot kernel, Set<Integer> protocols) {
        Map<Integer, Link> links = kernel.links().stream()
                .collect(Collectors.toMap(Link::index, Function.identity(), (one, other) -> other));
        return kernel.routes().stream()
                .filter(route -> protocols.contains(route.protocol()))
                .filter(route ->
                        route.scope() == KernelRoute.SCOPE_UNIVERSE || route.scope() == KernelRoute.SCOPE_LINK)
                .flatMap(route -> entries(route, links))
                .toList();
    }

    /// One entry for each way of a multipath route.
    private static Stream<Route> entries(KernelRoute route, Map<Integer, Link> links) {
        return switch (route.type()) {
            case KernelRoute.TYPE_UNICAST -> route.hops().stream()
                    .flatMap(hop -> hop.link().map(links::get).stream()
                            .map(link -> entry(route)
                                    .nextHopInterface(Optional.of(link.name()))
                                    .nextHopAddress(Optional.of(
                                            hop.gateway().orElse(route.family().any())))
                                    .weight(
                                            route.family() == Family.IPV4 && route.hops().size() > 1
                                                    ? Optional.of(hop.weight())
                                                    : Optional.empty())
                                    .build()));
            case KernelRoute.TYPE_BLACKHOLE -> typed(route, Route.Type.BLACKHOLE, links);
            case KernelRoute.TYPE_UNREACHABLE -> typed(route, Route.Type.UNREACHABLE, links);
            case KernelRoute.TYPE_PROHIBIT -> typed(route, Route.Type.PROHIBIT, links);
            default -> Stream.empty();
        };
    }

    private static Stream<Route> typed(KernelRoute route, Route.Type type, Map<Integer, Link> links) {
        var link = route.hops().stream()
                .flatMap(hop -> hop.link().stream())
                .findFirst()
                .map(links::get)
                .map(Link::name);
        return Stream.of(
                entry(route).nextHopInterface(link).routeType(Optional.of(type)).build());
    }

    private static RouteBuilder entry(KernelRoute route) {
        return RouteBuilder.builder()
                .destination(Optional.of(route.destination()))
                .metric(route.metric())
                .tableId(Optional.of(route.table()))
                .cwnd(route.lockedCongestionWindow())
                .source(route.source())
                .extras(Extras.none());
    }

    static List<RouteRule> rules(KernelSnapshot kernel) {
        return kernel.rules().stream()
                .filter(rule -> ACTIONS.contains(rule.action()))
                .filter(rule -> rule.protocol()
                        .map(protocol -> protocol == UNSPECIFIED || MADE.contains(protocol))
                        .orElse(true))
                .map(KernelRoutes::rule)
                .toList();
    }

    private static RouteRule rule(KernelRule rule) {
        return RouteRuleBuilder.builder()
                .family(Optional.of(
                        switch (rule.family()) {
                            case IPV4 -> RouteRule.Family.IPV4;
                            case IPV6 -> RouteRule.Family.IPV6;
                        }))
                .ipFrom(rule.from())
                .ipTo(rule.to())
                .priority(rule.priority())
                .routeTable(rule.table())
                .fwmark(rule.fwmark())
                .fwmask(rule.fwmask())
                .action(action(rule.action()))
                .iif(rule.incomingInterface())
                .suppressPrefixLength(rule.suppressPrefixLength())
                .extras(Extras.none())
                .build();
    }

    private static Optional<Route.Type> action(int action) {
        return switch (action) {
            case KernelRule.ACTION_BLACKHOLE -> Optional.of(Route.Type.BLACKHOLE);
            case KernelRule.ACTION_UNREACHABLE -> Optional.of(Route.Type.UNREACHABLE);
            case KernelRule.ACTION_PROHIBIT -> Optional.of(Route.Type.PROHIBIT);
            default -> Optional.empty();
        };
    }
}
