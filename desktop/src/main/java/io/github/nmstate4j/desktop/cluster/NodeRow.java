package io.github.nmstate4j.desktop.cluster;

import java.util.List;
import java.util.Map;

/// One node of the cluster.
///
/// @param addresses its InternalIPs: where the cluster reaches it
public record NodeRow(String name, Map<String, String> labels, boolean ready, List<String> addresses)
        implements Comparable<NodeRow> {

    public NodeRow {
        labels = Map.copyOf(labels);
        addresses = List.copyOf(addresses);
    }

    /// Whether it belongs to the control plane, by its label.
    public boolean isControlPlane() {
        return labels.containsKey("node-role.kubernetes.io/control-plane") || labels.containsKey("node-role.kubernetes.io/master");
    }

    @Override
    public int compareTo(NodeRow other) {
        return name.compareTo(other.name);
    }
}
