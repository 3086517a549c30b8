package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// An interface that Open vSwitch makes: internal, or one end of a patch.
@RecordBuilder
public record OvsInterface(InterfaceBase base, Optional<Patch> patch, Extras extras)
        implements NetworkInterface, OvsInterfaceBuilder.With {

    /// The patch interface at the other end.
    public record Patch(String peer, Extras extras) {}

    @Override
    public InterfaceType type() {
        return InterfaceType.OVS_INTERFACE;
    }

    @Override
    public OvsInterface withBase(InterfaceBase other) {
        return new OvsInterface(other, patch, extras);
    }
}
