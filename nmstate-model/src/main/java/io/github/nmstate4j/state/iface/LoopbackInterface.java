package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;

/// The loopback. It cannot be removed: absent brings its defaults back.
public record LoopbackInterface(InterfaceBase base, Extras extras) implements NetworkInterface {

    @Override
    public InterfaceType type() {
        return InterfaceType.LOOPBACK;
    }

    @Override
    public LoopbackInterface withBase(InterfaceBase other) {
        return new LoopbackInterface(other, extras);
    }
}
