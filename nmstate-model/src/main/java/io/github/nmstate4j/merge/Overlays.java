package io.github.nmstate4j.merge;

import io.github.nmstate4j.state.iface.NetworkInterface;

/// [Overlay] for interfaces, which are records each.
final class Overlays {

    private Overlays() {}

    static NetworkInterface of(NetworkInterface wanted, NetworkInterface current) {
        return wanted instanceof Record w && current instanceof Record c && Overlay.of(w, c) instanceof NetworkInterface merged
                ? merged
                : wanted;
    }
}
