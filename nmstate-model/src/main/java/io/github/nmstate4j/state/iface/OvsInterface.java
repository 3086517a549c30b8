package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// An interface that Open vSwitch makes: internal, one end of a patch, or a NIC that DPDK drives.
@RecordBuilder
public record OvsInterface(InterfaceBase base, Optional<Patch> patch, Optional<Dpdk> dpdk, Extras extras)
        implements NetworkInterface, OvsInterfaceBuilder.With {

    /// The patch interface at the other end.
    public record Patch(String peer, Extras extras) {}

    /// `devargs` names the NIC for DPDK (`0000:af:00.1`). Numbers of queues and of their descriptors (a power of two,
    /// at most 4096; 0 brings the default back).
    @RecordBuilder
    public record Dpdk(
            String devargs, Optional<Long> rxQueue, Optional<Long> nRxqDesc, Optional<Long> nTxqDesc, Extras extras)
            implements OvsInterfaceDpdkBuilder.With {

        public static Dpdk of(String devargs) {
            return new Dpdk(devargs, Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());
        }
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.OVS_INTERFACE;
    }

    @Override
    public OvsInterface withBase(InterfaceBase other) {
        return new OvsInterface(other, patch, dpdk, extras);
    }
}
