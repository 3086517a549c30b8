package io.github.nmstate4j.handler.ovsdb;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Open vSwitch at one moment. Bridges name their ports and ports their interfaces.
///
/// @param running whether a database server answered
public record OvsdbSnapshot(
        boolean running,
        List<Bridge> bridges,
        List<Port> ports,
        List<Interface> interfaces,
        Map<String, String> externalIds,
        Map<String, String> otherConfig) {

    private static final OvsdbSnapshot EMPTY =
            new OvsdbSnapshot(false, List.of(), List.of(), List.of(), Map.of(), Map.of());

    public OvsdbSnapshot {
        bridges = List.copyOf(bridges);
        ports = List.copyOf(ports);
        interfaces = List.copyOf(interfaces);
        externalIds = sorted(externalIds);
        otherConfig = sorted(otherConfig);
    }

    public static OvsdbSnapshot empty() {
        return EMPTY;
    }

    @RecordBuilder
    public record Bridge(
            String name,
            List<String> ports,
            boolean stp,
            boolean rstp,
            boolean mcastSnooping,
            Optional<String> failMode,
            String datapath,
            Map<String, String> externalIds,
            Map<String, String> otherConfig) {

        public Bridge {
            ports = List.copyOf(ports);
            externalIds = sorted(externalIds);
            otherConfig = sorted(otherConfig);
        }

        public static OvsdbSnapshotBridgeBuilder named(String name) {
            return OvsdbSnapshotBridgeBuilder.builder()
                    .name(name)
                    .ports(List.of())
                    .datapath("")
                    .externalIds(Map.of())
                    .otherConfig(Map.of());
        }
    }

    /// A port with more than one interface is a bond.
    @RecordBuilder
    public record Port(
            String name,
            List<String> interfaces,
            Optional<String> vlanMode,
            Optional<Integer> tag,
            List<Integer> trunks,
            Optional<String> bondMode,
            Optional<String> lacp,
            long bondUpdelay,
            long bondDowndelay,
            Map<String, String> externalIds,
            Map<String, String> otherConfig) {

        public Port {
            interfaces = List.copyOf(interfaces);
            trunks = trunks.stream().sorted().toList();
            externalIds = sorted(externalIds);
            otherConfig = sorted(otherConfig);
        }

        public static OvsdbSnapshotPortBuilder named(String name) {
            return OvsdbSnapshotPortBuilder.builder()
                    .name(name)
                    .interfaces(List.of(name))
                    .trunks(List.of())
                    .externalIds(Map.of())
                    .otherConfig(Map.of());
        }
    }

    /// @param type `system` (a device of the kernel), `internal`, `patch`, `dpdk`, …; "" counts as `system`
    public record Interface(
            String name,
            String type,
            Optional<Long> mtu,
            Map<String, String> options,
            Map<String, String> externalIds,
            Map<String, String> otherConfig) {

        public Interface {
            options = sorted(options);
            externalIds = sorted(externalIds);
            otherConfig = sorted(otherConfig);
        }

        public static Interface of(String name, String type) {
            return new Interface(name, type, Optional.empty(), Map.of(), Map.of(), Map.of());
        }
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
