package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// A bridge of the kernel.
@RecordBuilder
public record LinuxBridgeInterface(InterfaceBase base, Optional<Bridge> bridge, Extras extras)
        implements NetworkInterface, LinuxBridgeInterfaceBuilder.With {

    @RecordBuilder
    public record Bridge(Optional<Options> options, Optional<List<Port>> port, Extras extras)
            implements LinuxBridgeInterfaceBridgeBuilder.With {
        public Optional<List<String>> portNames() {
            return port.map(ports -> ports.stream().map(Port::name).toList());
        }
    }

    /// Times in the kernel's units: ageing in seconds, multicast intervals in hundredths of a second. The two timers
    /// are only ever shown.
    @RecordBuilder
    public record Options(
            Optional<Stp> stp,
            Optional<Long> gcTimer,
            Optional<String> groupAddr,
            Optional<Integer> groupFwdMask,
            Optional<Long> hashMax,
            Optional<Long> helloTimer,
            Optional<Long> macAgeingTime,
            Optional<Long> multicastLastMemberCount,
            Optional<Long> multicastLastMemberInterval,
            Optional<Long> multicastMembershipInterval,
            Optional<Boolean> multicastQuerier,
            Optional<Long> multicastQuerierInterval,
            Optional<Long> multicastQueryInterval,
            Optional<Long> multicastQueryResponseInterval,
            Optional<Boolean> multicastQueryUseIfaddr,
            Optional<MulticastRouter> multicastRouter,
            Optional<Boolean> multicastSnooping,
            Optional<Long> multicastStartupQueryCount,
            Optional<Long> multicastStartupQueryInterval,
            Optional<VlanProtocol> vlanProtocol,
            Optional<Integer> vlanDefaultPvid,
            Extras extras)
            implements LinuxBridgeInterfaceOptionsBuilder.With {

        public static Options none() {
            return new Options(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
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

    /// Spanning tree; times in seconds.
    public record Stp(
            Optional<Boolean> enabled,
            Optional<Integer> forwardDelay,
            Optional<Integer> helloTime,
            Optional<Integer> maxAge,
            Optional<Integer> priority,
            Extras extras) {}

    public enum MulticastRouter {
        DISABLED,
        AUTO,
        ENABLED
    }

    /// `vlan` left out keeps the filtering of the port.
    @RecordBuilder
    public record Port(
            String name,
            Optional<Boolean> stpHairpinMode,
            Optional<Long> stpPathCost,
            Optional<Integer> stpPriority,
            Optional<PortVlan> vlan,
            Extras extras)
            implements LinuxBridgeInterfacePortBuilder.With {

        public static Port of(String name) {
            return new Port(
                    name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());
        }
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.LINUX_BRIDGE;
    }

    @Override
    public LinuxBridgeInterface withBase(InterfaceBase other) {
        return new LinuxBridgeInterface(other, bridge, extras);
    }
}
