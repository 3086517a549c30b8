package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.route.Route;
import java.util.Optional;

/// A route.
public final class RouteBuilder {

    private Route route = new Route(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Extras.none());

    RouteBuilder() {}

    Route build() {
        return route;
    }

    /// All routes that match what else is given are removed.
    public RouteBuilder absent() {
        route = route.withAbsent(true);
        return this;
    }

    public RouteBuilder destination(String destination) {
        route = route.withDestination(Optional.of(destination));
        return this;
    }

    public RouteBuilder nextHopInterface(String nextHopInterface) {
        route = route.withNextHopInterface(Optional.of(nextHopInterface));
        return this;
    }

    public RouteBuilder nextHopAddress(String nextHopAddress) {
        route = route.withNextHopAddress(Optional.of(nextHopAddress));
        return this;
    }

    public RouteBuilder metric(long metric) {
        route = route.withMetric(Optional.of(metric));
        return this;
    }

    public RouteBuilder tableId(long tableId) {
        route = route.withTableId(Optional.of(tableId));
        return this;
    }

    public RouteBuilder weight(int weight) {
        route = route.withWeight(Optional.of(weight));
        return this;
    }

    public RouteBuilder routeType(Route.Type routeType) {
        route = route.withRouteType(Optional.of(routeType));
        return this;
    }

    public RouteBuilder cwnd(long cwnd) {
        route = route.withCwnd(Optional.of(cwnd));
        return this;
    }

    public RouteBuilder source(String source) {
        route = route.withSource(Optional.of(source));
        return this;
    }
}
