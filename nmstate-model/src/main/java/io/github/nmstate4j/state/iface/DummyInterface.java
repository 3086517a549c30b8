package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;

/// A dummy: a device that leads nowhere and can carry addresses.
public record DummyInterface(InterfaceBase base, Extras extras) implements NetworkInterface {

    @Override
    public InterfaceType type() {
        return InterfaceType.DUMMY;
    }

    @Override
    public DummyInterface withBase(InterfaceBase other) {
        return new DummyInterface(other, extras);
    }
}
