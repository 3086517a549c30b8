package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.desktop.cluster.NodeRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// The rows of the matrix as they are shown: filtered, grouped, trouble first.
final class Rows {

    /// One line of the picture.
    sealed interface Row {

        /// The head of a group.
        ///
        /// @param counts cells by state
        record Group(String name, int nodes, CellState worst, Map<CellState, Integer> counts, boolean open) implements Row {}

        /// @param index of the node in the matrix
        record Node(int index) implements Row {}
    }

    /// What makes nodes a group: nothing, their zone, their role, their worst state, or a label.
    record Grouping(String key) {
        static final Grouping NONE = new Grouping("");
        static final Grouping ZONES = new Grouping("zone");
        static final Grouping ROLES = new Grouping("role");
        static final Grouping OUTCOMES = new Grouping("outcome");

        static Grouping label(String label) {
            return new Grouping("label:" + label);
        }

        String of(NodeRow node, CellState worst) {
            return switch (key) {
                case "zone" -> node.zone().orElse("no zone");
                case "role" -> node.role().orElse("no role");
                case "outcome" -> worst.words();
                default -> {
                    var label = key.substring(key.indexOf(':') + 1);
                    yield label + "=" + node.labels().getOrDefault(label, "–");
                }
            };
        }
    }

    /// @param states cells of these; empty: all
    /// @param search in names, labels, policies and messages of trouble; "" for all
    /// @param closed names of groups whose nodes are not shown
    record Filter(Set<CellState> states, String search, Grouping grouping, Set<String> closed) {
        static Filter all() {
            return new Filter(Set.of(), "", Grouping.NONE, Set.of());
        }
    }

    private Rows() {}

    static List<Row> of(Matrix matrix, Filter filter) {
        var shown = new ArrayList<Integer>();
        var worst = new HashMap<Integer, CellState>();
        var search = new Search(matrix, filter.search());
        for (int node = 0; node < matrix.nodes().size(); node++) {
            if (search.finds(node) && hasOne(matrix, node, filter.states())) {
                shown.add(node);
                worst.put(node, matrix.worst(node));
            }
        }
        IntFunction<CellState> worstOf = node -> worst.getOrDefault(node, CellState.NOT_MATCHED);
        var troubleFirst = Comparator.comparing((Integer node) -> worstOf.apply(node), Comparator.reverseOrder()).thenComparing(Comparator.naturalOrder());
        if (filter.grouping().equals(Grouping.NONE)) {
            shown.sort(troubleFirst);
            return shown.stream().<Row>map(Row.Node::new).toList();
        }
        var groups = new TreeMap<String, List<Integer>>();
        shown.forEach(node -> groups.computeIfAbsent(filter.grouping().of(matrix.nodes().get(node), worstOf.apply(node)), n -> new ArrayList<>())
                .add(node));
        var heads = groups.entrySet().stream()
                .map(group -> head(matrix, group.getKey(), group.getValue(), worstOf, !filter.closed().contains(group.getKey())))
                .sorted(Comparator.comparing(Row.Group::worst, Comparator.reverseOrder()).thenComparing(Row.Group::name))
                .toList();
        var rows = new ArrayList<Row>();
        for (var head : heads) {
            rows.add(head);
            if (head.open()) {
                groups.getOrDefault(head.name(), List.of()).stream().sorted(troubleFirst).map(Row.Node::new).forEach(rows::add);
            }
        }
        return rows;
    }

    private static Row.Group head(Matrix matrix, String name, List<Integer> nodes, IntFunction<CellState> worstOf, boolean open) {
        var worst = CellState.NOT_MATCHED;
        var counts = new EnumMap<CellState, Integer>(CellState.class);
        for (int node : nodes) {
            worst = worst.worse(worstOf.apply(node));
            for (int policy = 0; policy < matrix.policies().size(); policy++) {
                counts.merge(matrix.state(node, policy), 1, Integer::sum);
            }
        }
        return new Row.Group(name, nodes.size(), worst, Map.copyOf(counts), open);
    }

    private static boolean hasOne(Matrix matrix, int node, Set<CellState> states) {
        if (states.isEmpty()) {
            return true;
        }
        var wanted = EnumSet.copyOf(states);
        for (int policy = 0; policy < matrix.policies().size(); policy++) {
            if (wanted.contains(matrix.state(node, policy))) {
                return true;
            }
        }
        return false;
    }

    /// Finds nodes by their name, a label, a policy that concerns them, or a message of trouble.
    private static final class Search {
        private final Matrix matrix;
        private final String text;
        private final Set<Integer> policies = new HashSet<>();

        Search(Matrix matrix, String typed) {
            this.matrix = matrix;
            this.text = typed.strip().toLowerCase(Locale.ROOT);
            for (int i = 0; i < matrix.policies().size() && !text.isEmpty(); i++) {
                if (has(matrix.policies().get(i).name())) {
                    policies.add(i);
                }
            }
        }

        private boolean has(String words) {
            return words.toLowerCase(Locale.ROOT).contains(text);
        }

        boolean finds(int index) {
            if (text.isEmpty()) {
                return true;
            }
            var node = matrix.nodes().get(index);
            return has(node.name())
                    || node.labels().entrySet().stream().anyMatch(label -> has(label.getKey() + "=" + label.getValue()))
                    || policies.stream().anyMatch(policy -> matrix.state(index, policy) != CellState.NOT_MATCHED)
                    || hasMessage(index);
        }

        private boolean hasMessage(int node) {
            for (int policy = 0; policy < matrix.policies().size(); policy++) {
                if (matrix.state(node, policy).isTrouble()
                        && matrix.enactment(node, policy).filter(row -> has(Message.of(row))).isPresent()) {
                    return true;
                }
            }
            return false;
        }
    }
}
