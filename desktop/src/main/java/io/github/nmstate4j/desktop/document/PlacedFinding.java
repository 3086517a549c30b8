package io.github.nmstate4j.desktop.document;

import io.github.nmstate4j.finding.Finding;
import java.util.Optional;

/// A finding and the part of the text that it is about.
///
/// @param iface the interface it is about, if it is about one
/// @param line from 1
public record PlacedFinding(Finding finding, Span span, int line, Optional<String> iface) {

    public boolean isError() {
        return finding.isError();
    }

    public String code() {
        return finding.code().id();
    }

    public String message() {
        return finding.message();
    }
}
