package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;

/// A further name of the interface; absent takes it away.
public record AltName(String name, boolean absent, Extras extras) {

    public static AltName of(String name) {
        return new AltName(name, false, Extras.none());
    }
}
