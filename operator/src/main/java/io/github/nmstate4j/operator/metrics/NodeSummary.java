package io.github.nmstate4j.operator.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.cluster.NodeStateStatus;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is counted of one node's state; the state itself is too large to be kept for every node.
///
/// @param interfaces number of interfaces by type
/// @param routes number of routes
record NodeSummary(Map<String, Integer> interfaces, Map<Routes, Integer> routes) {

    /// @param ipStack `ipv4` or `ipv6`
    /// @param type `static` when the destination is configured, else `dynamic`
    record Routes(String ipStack, String type) implements Comparable<Routes> {
        @Override
        public int compareTo(Routes other) {
            return (ipStack + type).compareTo(other.ipStack + other.type);
        }
    }

    static NodeSummary of(NodeNetworkState state) {
        var current = Optional.ofNullable(state.getStatus()).map(NodeStateStatus::currentState).orElse(null);
        return new NodeSummary(interfaces(current), routes(current));
    }

    private static Map<String, Integer> interfaces(@Nullable JsonNode state) {
        var counts = new TreeMap<String, Integer>();
        if (state != null) {
            state.path("interfaces").forEach(one -> counts.merge(one.path("type").asText("unknown"), 1, Integer::sum));
        }
        return counts;
    }

    private static Map<Routes, Integer> routes(@Nullable JsonNode state) {
        var counts = new TreeMap<Routes, Integer>();
        if (state != null) {
            var configured = new HashSet<String>();
            state.path("routes").path("config").forEach(route -> configured.add(route.path("destination").asText()));
            state.path("routes").path("running").forEach(route -> {
                var destination = route.path("destination").asText();
                counts.merge(
                        new Routes(
                                destination.contains(":") ? "ipv6" : "ipv4",
                                configured.contains(destination) ? "static" : "dynamic"),
                        1,
                        Integer::sum);
            });
        }
        return counts;
    }
}
