package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.ovs.OvsDb;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A bridge of Open vSwitch. It lives in user space: addresses go on an internal interface, which may have
/// the bridge's name.
@RecordBuilder
public record OvsBridgeInterface(InterfaceBase base, Optional<Bridge> bridge, Extras extras)
        implements NetworkInterface, OvsBridgeInterfaceBuilder.With {

    @RecordBuilder
    public record Bridge(
            Optional<Boolean> allowExtraPatchPorts,
            Optional<Options> options,
            Optional<List<Port>> port,
            Extras extras)
            implements OvsBridgeInterfaceBridgeBuilder.With {

        /// Ports and the members of bonded ports; a bonded port's own name is not among them.
        public Optional<List<String>> portNames() {
            return port.map(ports -> ports.stream()
                    .flatMap(port -> port.linkAggregation()
                            .map(bond -> bond.port().orElse(List.of()).stream())
                            .orElseGet(() -> Stream.of(port.name())))
                    .toList());
        }
    }

    @RecordBuilder
    public record Options(
            Optional<Boolean> stp,
            Optional<Boolean> rstp,
            Optional<Boolean> mcastSnoopingEnable,
            Optional<String> failMode,
            Optional<String> datapath,
            Extras extras)
            implements OvsBridgeInterfaceOptionsBuilder.With {}

    @RecordBuilder
    public record Port(String name, Optional<PortBond> linkAggregation, Optional<PortVlan> vlan, Extras extras)
            implements OvsBridgeInterfacePortBuilder.With {

        public static Port of(String name) {
            return new Port(name, Optional.empty(), Optional.empty(), Extras.none());
        }
    }

    /// A bond inside the bridge. Delays in milliseconds.
    @RecordBuilder
    public record PortBond(
            Optional<PortBondMode> mode,
            Optional<List<String>> port,
            Optional<Long> bondUpdelay,
            Optional<Long> bondDowndelay,
            Optional<OvsDb> ovsDb,
            Extras extras)
            implements OvsBridgeInterfacePortBondBuilder.With {}

    public enum PortBondMode {
        ACTIVE_BACKUP,
        BALANCE_SLB,
        BALANCE_TCP,
        LACP
    }

    @Override
    public InterfaceType type() {
        return InterfaceType.OVS_BRIDGE;
    }

    @Override
    public OvsBridgeInterface withBase(InterfaceBase other) {
        return new OvsBridgeInterface(other, bridge, extras);
    }
}
