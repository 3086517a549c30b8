package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteRule;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a state says of one interface.
final class OneInterface {

    private OneInterface() {}

    /// All interfaces of this name, the routes through them, and the rules that lead to tables of their configured routes.
    static NetworkState of(String name, NetworkState state) throws DataException {
        var interfaces = state.interfaces().stream().filter(i -> i.name().equals(name)).toList();
        if (interfaces.isEmpty()) {
            throw new DataException("there is no interface " + name + "; there are "
                    + state.interfaces().stream().map(NetworkInterface::name).distinct().collect(Collectors.joining(", ")));
        }
        var routes = state.routes()
                .map(all -> new Routes(
                        all.running().map(list -> through(name, list)),
                        all.config().map(list -> through(name, list)),
                        all.extras()));
        var tables = routes.flatMap(Routes::config).orElse(List.of()).stream()
                .flatMap(route -> route.tableId().stream())
                .collect(Collectors.toSet());
        return NetworkState.empty()
                .withInterfaces(interfaces)
                .withRoutes(routes)
                .withRouteRules(state.routeRules()
                        .map(rules -> new RouteRules(rules.config().map(list -> to(tables, list)), rules.extras())));
    }

    private static List<Route> through(String name, List<Route> routes) {
        return routes.stream()
                .filter(route -> route.nextHopInterface().filter(name::equals).isPresent())
                .toList();
    }

    private static List<RouteRule> to(Set<?> tables, List<RouteRule> rules) {
        return rules.stream()
                .filter(rule -> rule.routeTable().filter(tables::contains).isPresent())
                .toList();
    }
}
