package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// An Ethernet NIC.
@RecordBuilder
public record EthernetInterface(InterfaceBase base, Optional<Ethernet> ethernet, Extras extras)
        implements NetworkInterface, EthernetInterfaceBuilder.With {

    /// Speed in Mb/s; speed and duplex count only without auto-negotiation.
    public record Ethernet(
            Optional<Boolean> autoNegotiation, Optional<Long> speed, Optional<Duplex> duplex, Extras extras) {}

    public enum Duplex {
        FULL,
        HALF
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.ETHERNET;
    }

    @Override
    public EthernetInterface withBase(InterfaceBase other) {
        return new EthernetInterface(other, ethernet, extras);
    }
}
