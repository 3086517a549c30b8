package io.github.nmstate4j.localcluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which nodes are being changed at this moment, by their own account. A node whose handler was killed in a change stays
/// busy until the next handler has carried it through.
final class BusyNodes {

    private final Map<String, Set<String>> nodes = new HashMap<>();
    private final Map<String, Integer> most = new HashMap<>();

    synchronized void begin(String change, String node) {
        var now = nodes.computeIfAbsent(change, _ -> new HashSet<>());
        now.add(node);
        most.merge(change, now.size(), Math::max);
    }

    synchronized void end(String change, String node) {
        nodes.computeIfAbsent(change, _ -> new HashSet<>()).remove(node);
    }

    /// The most that were busy with a change at once since this was asked before.
    synchronized int most(String change) {
        var found = most.getOrDefault(change, 0);
        most.put(change, nodes.getOrDefault(change, Set.of()).size());
        return found;
    }
}
