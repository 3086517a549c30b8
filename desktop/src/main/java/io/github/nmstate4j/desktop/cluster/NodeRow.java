package io.github.nmstate4j.desktop.cluster;

/// One node as the lists show it. `reported` says whether its handler has published a state; `interfaces` counts
/// what that state holds.
public record NodeRow(String name, boolean ready, boolean reported, int interfaces, String networkManager)
        implements Comparable<NodeRow> {

    @Override
    public int compareTo(NodeRow other) {
        return name.compareTo(other.name);
    }
}
