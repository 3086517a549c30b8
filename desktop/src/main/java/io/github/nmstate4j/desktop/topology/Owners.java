package io.github.nmstate4j.desktop.topology;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which policies set the interfaces of a node: every policy that matches the node and names the interface.
final class Owners {

    private Owners() {}

    /// The names of policies by interface. An interface whose name is captured is not told: only the node knows it.
    static Map<String, Set<String>> of(NodeRow node, List<PolicyRow> policies) {
        var owners = new TreeMap<String, Set<String>>();
        for (var policy : policies) {
            JsonNode desired = policy.spec().desiredState();
            if (desired == null || !policy.spec().selection().matches(node.labels())) {
                continue;
            }
            for (var iface : Iface.all(desired)) {
                owners.computeIfAbsent(iface.name(), name -> new TreeSet<>()).add(policy.name());
                iface.below().forEach(below -> {
                    if (iface.type().equals("bond") || iface.type().contains("bridge") || iface.type().equals("vrf")) {
                        owners.computeIfAbsent(below, name -> new TreeSet<>()).add(policy.name());
                    }
                });
            }
        }
        owners.keySet().removeIf(name -> name.isEmpty() || name.contains("{{"));
        return owners;
    }
}
