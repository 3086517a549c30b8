package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;

/// An interface whose kind was left out, or is one this version does not model. Everything but name and
/// state is kept in `extras` as it was written; a type left out is resolved from the node.
public record OtherInterface(InterfaceBase base, InterfaceType type, Extras extras) implements NetworkInterface {

    @Override
    public OtherInterface withBase(InterfaceBase other) {
        return new OtherInterface(other, type, extras);
    }
}
