package io.github.nmstate4j.desktop.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One node of the cluster.
///
/// @param addresses its InternalIPs: where the cluster reaches it
public record NodeRow(String name, Map<String, String> labels, boolean ready, List<String> addresses)
        implements Comparable<NodeRow> {

    public static final String ZONE_LABEL = "topology.kubernetes.io/zone";
    private static final String ROLE_LABEL = "node-role.kubernetes.io/";

    public NodeRow {
        labels = Map.copyOf(labels);
        addresses = List.copyOf(addresses);
    }

    /// Whether it belongs to the control plane, by its label.
    public boolean isControlPlane() {
        return labels.containsKey(ROLE_LABEL + "control-plane") || labels.containsKey(ROLE_LABEL + "master");
    }

    public Optional<String> zone() {
        return Optional.ofNullable(labels.get(ZONE_LABEL));
    }

    /// By its label; the first in the alphabet when it has several.
    public Optional<String> role() {
        return labels.keySet().stream()
                .filter(label -> label.startsWith(ROLE_LABEL))
                .map(label -> label.substring(ROLE_LABEL.length()))
                .sorted()
                .findFirst();
    }

    @Override
    public int compareTo(NodeRow other) {
        return name.compareTo(other.name);
    }
}
