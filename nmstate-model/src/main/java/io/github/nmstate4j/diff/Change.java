package io.github.nmstate4j.diff;

import io.github.nmstate4j.document.DocumentPath;

/// One value that becomes another, as text for people. The path begins with the interface: `eth1.mtu`; "none" stands for a
/// value that is not given.
public record Change(DocumentPath path, String before, String after) {
    @Override
    public String toString() {
        return path + ": " + before + " → " + after;
    }
}
