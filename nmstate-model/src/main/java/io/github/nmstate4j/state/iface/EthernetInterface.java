package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// An Ethernet NIC.
@RecordBuilder
public record EthernetInterface(InterfaceBase base, Optional<Ethernet> ethernet, Extras extras)
        implements NetworkInterface, EthernetInterfaceBuilder.With {

    /// Speed in Mb/s; speed and duplex count only without auto-negotiation.
    @RecordBuilder
    public record Ethernet(
            Optional<SrIov> srIov,
            Optional<Boolean> autoNegotiation,
            Optional<Long> speed,
            Optional<Duplex> duplex,
            Extras extras)
            implements EthernetInterfaceEthernetBuilder.With {

        public static Ethernet none() {
            return new Ethernet(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());
        }
    }

    /// Virtual functions: how many, whether drivers take them by themselves, and the settings of each. An empty list
    /// of functions resets all their settings; functions that are not listed keep theirs.
    @RecordBuilder
    public record SrIov(
            Optional<Boolean> driversAutoprobe, Optional<Long> totalVfs, Optional<List<Vf>> vfs, Extras extras)
            implements EthernetInterfaceSrIovBuilder.With {

        public static SrIov none() {
            return new SrIov(Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());
        }
    }

    /// A virtual function; rates in Mb/s. `ifaceName` is only ever shown.
    @RecordBuilder
    public record Vf(
            long id,
            Optional<String> ifaceName,
            Optional<String> macAddress,
            Optional<Boolean> spoofCheck,
            Optional<Boolean> trust,
            Optional<Long> minTxRate,
            Optional<Long> maxTxRate,
            Optional<Long> vlanId,
            Optional<Long> qos,
            Optional<VlanProtocol> vlanProto,
            Extras extras)
            implements EthernetInterfaceVfBuilder.With {

        public static Vf of(long id) {
            return new Vf(
                    id,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Extras.none());
        }
    }

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
