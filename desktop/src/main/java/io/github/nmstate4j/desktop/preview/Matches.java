package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.policy.NodeSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The nodes that a selector matches.
///
/// @param total of all nodes
/// @param notReporting matched nodes without a published state; nothing is promised for them
/// @param notReady matched nodes that are not ready; rollouts do not wait for them
record Matches(List<NodeRow> nodes, int total, boolean everyNode, int notReporting, int notReady) {

    Matches {
        nodes = List.copyOf(nodes);
    }

    static Matches of(NodeSelection selection, List<NodeRow> nodes, Set<String> reporting) {
        var matching = nodes.stream().filter(node -> selection.matches(node.labels())).toList();
        return new Matches(
                matching,
                nodes.size(),
                selection.labels().isEmpty(),
                (int) matching.stream().filter(node -> !reporting.contains(node.name())).count(),
                (int) matching.stream().filter(node -> !node.ready()).count());
    }

    int controlPlane() {
        return (int) nodes.stream().filter(NodeRow::isControlPlane).count();
    }

    /// `matches 1,240 of 5,000 nodes, 3 not reporting`.
    String sentence() {
        var words = new ArrayList<String>();
        words.add(
                everyNode
                        ? String.format(Locale.ROOT, "every node, including the control plane: %,d", nodes.size())
                        : String.format(Locale.ROOT, "matches %,d of %,d nodes", nodes.size(), total));
        if (notReporting > 0) {
            words.add(String.format(Locale.ROOT, "%,d not reporting", notReporting));
        }
        if (notReady > 0) {
            words.add(String.format(Locale.ROOT, "%,d not ready", notReady));
        }
        return String.join(", ", words);
    }

    /// How many there are in each zone, or of each role; the fullest first.
    record Bar(String name, int nodes) {}

    List<Bar> zones() {
        return histogram(nodes.stream().map(node -> node.zone().orElse("no zone")).toList());
    }

    List<Bar> roles() {
        return histogram(nodes.stream().map(node -> node.role().orElse("no role")).toList());
    }

    private static List<Bar> histogram(List<String> values) {
        Map<String, Integer> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Bar(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt((Bar bar) -> -bar.nodes()))
                .toList();
    }
}
