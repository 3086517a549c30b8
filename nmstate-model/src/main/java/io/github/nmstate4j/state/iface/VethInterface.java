package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// One end of a virtual Ethernet pair.
@RecordBuilder
public record VethInterface(
        InterfaceBase base, Optional<Veth> veth, Optional<EthernetInterface.Ethernet> ethernet, Extras extras)
        implements NetworkInterface, VethInterfaceBuilder.With {

    /// The other end.
    public record Veth(String peer, Extras extras) {}

    @Override
    public InterfaceType type() {
        return InterfaceType.VETH;
    }

    @Override
    public VethInterface withBase(InterfaceBase other) {
        return new VethInterface(other, veth, ethernet, extras);
    }
}
