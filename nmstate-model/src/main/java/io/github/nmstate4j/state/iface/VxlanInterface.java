package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// A VXLAN tunnel.
@RecordBuilder
public record VxlanInterface(InterfaceBase base, Optional<Vxlan> vxlan, Extras extras)
        implements NetworkInterface, VxlanInterfaceBuilder.With {

    @RecordBuilder
    public record Vxlan(
            Optional<String> baseIface,
            long id,
            Optional<Boolean> learning,
            Optional<String> local,
            Optional<String> remote,
            Optional<Integer> destinationPort,
            Extras extras)
            implements VxlanInterfaceVxlanBuilder.With {}

    @Override
    public InterfaceType type() {
        return InterfaceType.VXLAN;
    }

    @Override
    public VxlanInterface withBase(InterfaceBase other) {
        return new VxlanInterface(other, vxlan, extras);
    }
}
