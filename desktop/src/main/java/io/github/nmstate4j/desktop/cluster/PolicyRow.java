package io.github.nmstate4j.desktop.cluster;

/// One policy as the lists show it: the condition that holds, why, and in words.
public record PolicyRow(String name, String status, String reason, String message) implements Comparable<PolicyRow> {

    @Override
    public int compareTo(PolicyRow other) {
        return name.compareTo(other.name);
    }
}
