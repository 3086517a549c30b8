package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// An IPVLAN: a further interface with the MAC address of its base.
@RecordBuilder
public record IpVlanInterface(InterfaceBase base, Optional<IpVlan> ipVlan, Extras extras)
        implements NetworkInterface, IpVlanInterfaceBuilder.With {

    /// Left out, the mode is L3. Private and VEPA exclude each other.
    @RecordBuilder
    public record IpVlan(
            Optional<String> baseIface,
            Optional<Mode> mode,
            Optional<Boolean> isPrivate,
            Optional<Boolean> vepa,
            Extras extras)
            implements IpVlanInterfaceIpVlanBuilder.With {}

    public enum Mode {
        L2,
        L3,
        L3S
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.IPVLAN;
    }

    @Override
    public IpVlanInterface withBase(InterfaceBase other) {
        return new IpVlanInterface(other, ipVlan, extras);
    }
}
