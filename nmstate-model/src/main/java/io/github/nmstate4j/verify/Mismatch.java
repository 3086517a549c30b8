package io.github.nmstate4j.verify;

import io.github.nmstate4j.document.DocumentPath;

/// A difference between what was wanted and what is there, as text for people: `eth1.mtu` wanted 1400, found 1500.
public record Mismatch(DocumentPath path, String wanted, String found) {
    @Override
    public String toString() {
        return path + ": wanted " + wanted + ", found " + found;
    }
}
