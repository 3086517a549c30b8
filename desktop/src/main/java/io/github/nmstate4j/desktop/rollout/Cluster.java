package io.github.nmstate4j.desktop.rollout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Nodes with the same trouble from the same policy.
///
/// @param reason without what differs from node to node
/// @param example what one of them said
record Cluster(String policy, CellState state, String reason, List<String> nodes, Message example) {

    Cluster {
        nodes = List.copyOf(nodes);
    }

    /// `23 nodes: There is no interface eno2 on this node`.
    String title() {
        return String.format(Locale.ROOT, "%,d %s: %s", nodes.size(), nodes.size() == 1 ? "node" : "nodes", reason);
    }

    private record Key(String policy, CellState state, String reason) {}

    /// The largest first. Aborted nodes are one cluster for each policy: they only wait.
    static List<Cluster> of(Matrix matrix) {
        Map<Key, List<String>> nodes = new LinkedHashMap<>();
        Map<Key, Message> examples = new LinkedHashMap<>();
        for (int policy = 0; policy < matrix.policies().size(); policy++) {
            for (int node = 0; node < matrix.nodes().size(); node++) {
                var state = matrix.state(node, policy);
                if (!state.isTrouble()) {
                    continue;
                }
                var name = matrix.nodes().get(node).name();
                var message = Message.decode(matrix.enactment(node, policy).map(Message::of).orElse(""));
                var reason = state == CellState.ABORTED ? "not tried, because other nodes failed" : reason(message, name);
                var key = new Key(matrix.policies().get(policy).name(), state, reason);
                nodes.computeIfAbsent(key, k -> new ArrayList<>()).add(name);
                examples.putIfAbsent(key, message);
            }
        }
        return nodes.entrySet().stream()
                .map(entry -> new Cluster(
                        entry.getKey().policy(),
                        entry.getKey().state(),
                        entry.getKey().reason(),
                        entry.getValue(),
                        examples.getOrDefault(entry.getKey(), Message.decode(""))))
                .sorted(Comparator.comparing((Cluster cluster) -> cluster.state(), Comparator.reverseOrder())
                        .thenComparingInt(cluster -> -cluster.nodes().size()))
                .toList();
    }

    private static String reason(Message message, String node) {
        var text = message.withoutNode(node);
        return text.isEmpty() ? "no reason was given" : text;
    }
}
