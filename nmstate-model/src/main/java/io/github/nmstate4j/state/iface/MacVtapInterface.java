package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.MacVlanInterface.MacVlan;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// A MACVTAP: a MACVLAN that a virtual machine reads as a tap.
@RecordBuilder
public record MacVtapInterface(InterfaceBase base, Optional<MacVlan> macVtap, Extras extras)
        implements NetworkInterface, MacVtapInterfaceBuilder.With {

    @Override
    public InterfaceType type() {
        return InterfaceType.MAC_VTAP;
    }

    @Override
    public MacVtapInterface withBase(InterfaceBase other) {
        return new MacVtapInterface(other, macVtap, extras);
    }
}
