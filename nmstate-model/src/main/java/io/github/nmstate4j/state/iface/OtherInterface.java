package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;

/// An interface whose kind was left out, or is one this version does not model. What all kinds have is in the
/// base; everything else is kept in `extras` as it was written. A type left out is resolved from the node, and the
/// extras are read again then.
public record OtherInterface(InterfaceBase base, InterfaceType type, Extras extras) implements NetworkInterface {

    @Override
    public OtherInterface withBase(InterfaceBase other) {
        return new OtherInterface(other, type, extras);
    }
}
