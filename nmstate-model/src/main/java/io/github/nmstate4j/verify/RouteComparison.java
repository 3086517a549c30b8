package io.github.nmstate4j.verify;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.RouteMatch;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares static routes: each wanted one is there, none that shall be absent is left. Routes over interfaces that are
/// ignored or shall be down do not count.
final class RouteComparison {

    private RouteComparison() {}

    static List<Mismatch> of(MergedState merged, NetworkState observed) {
        var config = merged.desired().routes().flatMap(Routes::config).orElse(List.of());
        var there = observed.routes().flatMap(Routes::config).orElse(List.of()).stream()
                .filter(route -> !isIn(InterfaceState.IGNORE, RouteMatch.device(route), merged))
                .toList();
        var byDevice = there.stream().collect(Collectors.groupingBy(RouteMatch::device));
        var mismatches = new ArrayList<Mismatch>();
        for (int i = 0; i < config.size(); i++) {
            var entry = config.get(i);
            var path = DocumentPath.of("routes", "config").index(i);
            if (entry.absent()) {
                there.stream()
                        .filter(route -> RouteMatch.means(entry, route))
                        .filter(route -> wanted(config).noneMatch(other -> RouteMatch.means(other, route)))
                        .findFirst()
                        .ifPresent(route -> mismatches.add(new Mismatch(path, "no such route", text(route))));
            } else if (shallCarry(RouteMatch.device(entry), merged)
                    && byDevice.getOrDefault(RouteMatch.device(entry), List.of()).stream().noneMatch(means(entry))) {
                mismatches.add(new Mismatch(path, text(entry), "none"));
            }
        }
        return mismatches;
    }

    private static Stream<Route> wanted(List<Route> config) {
        return config.stream().filter(route -> !route.absent());
    }

    private static Predicate<Route> means(Route entry) {
        return route -> RouteMatch.means(entry, route);
    }

    private static boolean shallCarry(String device, MergedState merged) {
        return !isIn(InterfaceState.IGNORE, device, merged) && !isIn(InterfaceState.DOWN, device, merged);
    }

    private static boolean isIn(InterfaceState state, String device, MergedState merged) {
        return merged.kernel(device).map(MergedInterface::state).filter(state::equals).isPresent();
    }

    private static String text(Route route) {
        var text = new StringBuilder("a route to ").append(route.destination().orElse("anywhere"));
        route.nextHopAddress().filter(via -> !via.isEmpty()).ifPresent(via -> text.append(" via ").append(via));
        return text.append(" over ").append(RouteMatch.device(route)).append(" in table ").append(RouteMatch.table(route)).toString();
    }
}
