package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.Routes;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A static route of the document with its place.
record PlacedRoute(Route route, DocumentPath path) {

    static Stream<PlacedRoute> all(NetworkState desired) {
        var list = desired.routes().flatMap(Routes::config).orElse(List.of());
        var path = DocumentPath.of("routes", "config");
        return IntStream.range(0, list.size()).mapToObj(i -> new PlacedRoute(list.get(i), path.index(i)));
    }
}
