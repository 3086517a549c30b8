package io.github.nmstate4j.desktop.topology;

import io.github.nmstate4j.desktop.cluster.NodeState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Nodes with the same interfaces on top of each other.
///
/// @param graph of the first of them
record Shape(NodeGraph graph, List<String> nodes) {

    Shape {
        nodes = List.copyOf(nodes);
    }

    /// The most frequent first.
    static List<Shape> of(List<NodeState> states) {
        Map<String, NodeGraph> graphs = new LinkedHashMap<>();
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        for (var state : states) {
            var graph = NodeGraph.of(state.node(), state.tree(), false);
            var key = key(graph);
            graphs.putIfAbsent(key, graph);
            nodes.computeIfAbsent(key, k -> new ArrayList<>()).add(state.node());
        }
        return graphs.entrySet().stream()
                .map(entry -> new Shape(entry.getValue(), nodes.getOrDefault(entry.getKey(), List.of())))
                .sorted(Comparator.comparingInt((Shape shape) -> -shape.nodes().size()))
                .toList();
    }

    private static String key(NodeGraph graph) {
        return graph.interfaces().stream()
                        .map(iface -> iface.name() + " " + iface.type() + " " + iface.state() + " " + iface.vlan().orElse(0))
                        .sorted()
                        .collect(Collectors.joining("|"))
                + graph.edges().stream().map(edge -> edge.lower() + "<" + edge.upper()).sorted().collect(Collectors.joining("|"));
    }

    /// What it is made of: `4 ethernet, 2 bond, 1 vlan`.
    String summary() {
        var kinds = new TreeMap<String, Integer>();
        graph.interfaces().forEach(iface -> kinds.merge(iface.type(), 1, Integer::sum));
        return kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
    }
}
