package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// A MACVLAN: a further interface, with a MAC address of its own, on the same base.
@RecordBuilder
public record MacVlanInterface(InterfaceBase base, Optional<MacVlan> macVlan, Extras extras)
        implements NetworkInterface, MacVlanInterfaceBuilder.With {

    /// `promiscuous` may be false only in passthru mode.
    @RecordBuilder
    public record MacVlan(String baseIface, Mode mode, Optional<Boolean> promiscuous, Extras extras)
            implements MacVlanInterfaceMacVlanBuilder.With {}

    /// What the interfaces of one base see of each other.
    public enum Mode {
        UNKNOWN,
        VEPA,
        BRIDGE,
        PRIVATE,
        PASSTHRU,
        SOURCE
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.MAC_VLAN;
    }

    @Override
    public MacVlanInterface withBase(InterfaceBase other) {
        return new MacVlanInterface(other, macVlan, extras);
    }
}
