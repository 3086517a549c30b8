package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.cluster.AskedOfNode;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Another policy that sets the same fields on the same nodes.
///
/// @param nodes how many nodes both match
/// @param fields what both set; those that differ first
record Overlap(String policy, int nodes, List<Field> fields) {

    /// @param name `bond0.mtu`
    record Field(String name, String ours, String theirs) {
        boolean differs() {
            return !ours.equals(theirs);
        }
    }

    Overlap {
        fields = List.copyOf(fields);
    }

    /// Equal values are no conflict.
    boolean isConflict() {
        return fields.stream().anyMatch(Field::differs);
    }

    /// Conflicts first. What captures capture is that of the first common node that reports.
    static List<Overlap> of(
            Previewed policy, Collection<Previewed> others, List<NodeRow> nodes, Map<String, NodeState> states) {
        var overlaps = new ArrayList<Overlap>();
        var everywhere = policy.isSameEverywhere() ? Optional.of(fields(policy.everywhere())) : Optional.<Map<String, String>>empty();
        for (var other : others) {
            if (other.name().equals(policy.name())) {
                continue;
            }
            var common = nodes.stream()
                    .filter(node -> policy.selection().matches(node.labels()) && other.selection().matches(node.labels()))
                    .toList();
            if (common.isEmpty()) {
                continue;
            }
            var first = common.stream().flatMap(node -> Optional.ofNullable(states.get(node.name())).stream()).findFirst();
            var ours = everywhere.orElseGet(() -> fields(policy, first));
            var theirs = fields(other, first);
            var fields = ours.entrySet().stream()
                    .filter(entry -> theirs.containsKey(entry.getKey()))
                    .map(entry -> new Field(entry.getKey(), entry.getValue(), theirs.getOrDefault(entry.getKey(), "")))
                    .sorted(Comparator.comparing((Field field) -> !field.differs()).thenComparing(Field::name))
                    .toList();
            if (!fields.isEmpty()) {
                overlaps.add(new Overlap(other.name(), common.size(), fields));
            }
        }
        overlaps.sort(Comparator.comparing((Overlap overlap) -> !overlap.isConflict()).thenComparing(Overlap::policy));
        return overlaps;
    }

    private static Map<String, String> fields(Previewed policy, Optional<NodeState> node) {
        var asked = policy.isSameEverywhere() ? Optional.of(policy.everywhere()) : node.map(policy::on);
        return asked.map(Overlap::fields).orElse(Map.of());
    }

    private static Map<String, String> fields(AskedOfNode asked) {
        return asked instanceof AskedOfNode.Known known ? Fields.of(known.state()) : Map.of();
    }
}
