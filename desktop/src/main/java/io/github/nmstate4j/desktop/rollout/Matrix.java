package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.desktop.cluster.EnactmentRow;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.enactment.EnactmentVerdict;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Nodes × policies, a few bytes each. Enactments come as whole lists; only those that are not the same object as before are
/// looked at.
final class Matrix {

    private static final CellState[] STATES = CellState.values();

    private final List<NodeRow> nodes;
    private final List<PolicyRow> policies;
    private final Map<String, Integer> nodeIndex = new HashMap<>();
    private final Map<String, Integer> policyIndex = new HashMap<>();
    private final byte[] states;
    private final int[] enactmentAt;
    private List<EnactmentRow> enactments = List.of();
    private int[] cellOf = {};
    private final int[] counts = new int[STATES.length];

    private Matrix(List<NodeRow> nodes, List<PolicyRow> policies) {
        this.nodes = List.copyOf(nodes);
        this.policies = List.copyOf(policies);
        this.states = new byte[nodes.size() * policies.size()];
        this.enactmentAt = new int[states.length];
        for (int i = 0; i < nodes.size(); i++) {
            nodeIndex.put(nodes.get(i).name(), i);
        }
        for (int i = 0; i < policies.size(); i++) {
            policyIndex.put(policies.get(i).name(), i);
        }
    }

    static Matrix of(List<NodeRow> nodes, List<PolicyRow> policies, List<EnactmentRow> enactments) {
        var matrix = new Matrix(nodes, policies);
        matrix.fill(enactments);
        return matrix;
    }

    /// Whether it is about these; if not, another one is needed.
    boolean isOf(List<NodeRow> otherNodes, List<PolicyRow> otherPolicies) {
        return nodes.equals(otherNodes) && policies.equals(otherPolicies);
    }

    private void fill(List<EnactmentRow> rows) {
        Arrays.fill(enactmentAt, -1);
        for (int node = 0; node < nodes.size(); node++) {
            for (int policy = 0; policy < policies.size(); policy++) {
                boolean matches = policies.get(policy).spec().selection().matches(nodes.get(node).labels());
                states[cell(node, policy)] = (matches ? CellState.UNKNOWN : CellState.NOT_MATCHED).code();
            }
        }
        enactments = List.copyOf(rows);
        cellOf = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var node = nodeIndex.get(row.node());
            var policy = policyIndex.get(row.policy());
            cellOf[i] = node == null || policy == null ? -1 : cell(node, policy);
            if (cellOf[i] >= 0) {
                enactmentAt[cellOf[i]] = i;
                states[cellOf[i]] = state(row).code();
            }
        }
        Arrays.fill(counts, 0);
        for (byte state : states) {
            counts[state]++;
        }
    }

    /// Takes the enactments as they are now.
    ///
    /// @return the cells that changed
    @SuppressWarnings("ReferenceEquality") // Another object is looked at anew; comparing 200,000 by value would take too long.
    BitSet update(List<EnactmentRow> rows) {
        var changed = new BitSet(states.length);
        if (rows.size() == enactments.size()) {
            boolean same = true;
            for (int i = 0; i < rows.size() && same; i++) {
                same = rows.get(i) == enactments.get(i) || rows.get(i).name().equals(enactments.get(i).name());
            }
            if (same) {
                for (int i = 0; i < rows.size(); i++) {
                    if (rows.get(i) != enactments.get(i) && cellOf[i] >= 0) {
                        set(cellOf[i], state(rows.get(i)), changed);
                    }
                }
                enactments = List.copyOf(rows);
                return changed;
            }
        }
        var before = states.clone();
        fill(rows);
        for (int i = 0; i < states.length; i++) {
            if (before[i] != states[i]) {
                changed.set(i);
            }
        }
        return changed;
    }

    private void set(int cell, CellState state, BitSet changed) {
        if (states[cell] != state.code()) {
            counts[states[cell]]--;
            counts[state.code()]++;
            states[cell] = state.code();
            changed.set(cell);
        }
    }

    private CellState state(EnactmentRow row) {
        var policy = policyIndex.get(row.policy());
        return policy == null
                ? CellState.UNKNOWN
                : CellState.of(EnactmentVerdict.of(row.conditions(), row.generation(), policies.get(policy).generation()));
    }

    private int cell(int node, int policy) {
        return node * policies.size() + policy;
    }

    List<NodeRow> nodes() {
        return nodes;
    }

    List<PolicyRow> policies() {
        return policies;
    }

    CellState state(int node, int policy) {
        return STATES[states[cell(node, policy)]];
    }

    Optional<EnactmentRow> enactment(int node, int policy) {
        int at = enactmentAt[cell(node, policy)];
        return at < 0 ? Optional.empty() : Optional.of(enactments.get(at));
    }

    /// How many cells are in a state.
    int count(CellState state) {
        return counts[state.code()];
    }

    CellState worst(int node) {
        var worst = CellState.NOT_MATCHED;
        for (int policy = 0; policy < policies.size(); policy++) {
            worst = worst.worse(state(node, policy));
        }
        return worst;
    }

    Optional<Integer> node(String name) {
        return Optional.ofNullable(nodeIndex.get(name));
    }

    Optional<Integer> policy(String name) {
        return Optional.ofNullable(policyIndex.get(name));
    }

    /// How many bytes it keeps for a cell, besides the enactments themselves.
    static int bytesPerCell() {
        return Byte.BYTES + 2 * Integer.BYTES;
    }
}
