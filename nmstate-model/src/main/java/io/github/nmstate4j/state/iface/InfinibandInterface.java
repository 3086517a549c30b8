package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// An InfiniBand device, or a partition of one.
@RecordBuilder
public record InfinibandInterface(InterfaceBase base, Optional<Infiniband> infiniband, Extras extras)
        implements NetworkInterface, InfinibandInterfaceBuilder.With {

    /// A partition has its device as base and a key; the device itself has neither.
    @RecordBuilder
    public record Infiniband(Mode mode, Optional<String> baseIface, Optional<Integer> pkey, Extras extras)
            implements InfinibandInterfaceInfinibandBuilder.With {}

    public enum Mode {
        DATAGRAM,
        CONNECTED
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.INFINIBAND;
    }

    @Override
    public InfinibandInterface withBase(InterfaceBase other) {
        return new InfinibandInterface(other, infiniband, extras);
    }
}
