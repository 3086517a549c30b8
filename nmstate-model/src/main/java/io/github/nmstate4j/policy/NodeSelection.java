package io.github.nmstate4j.policy;

import java.util.Map;

/// The nodes that have all of these labels. No labels: all nodes.
public record NodeSelection(Map<String, String> labels) {

    public NodeSelection {
        labels = Map.copyOf(labels);
    }

    public boolean matches(Map<String, String> nodeLabels) {
        return nodeLabels.entrySet().containsAll(labels.entrySet());
    }
}
