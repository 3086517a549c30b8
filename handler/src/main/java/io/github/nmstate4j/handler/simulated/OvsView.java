package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot;
import io.github.nmstate4j.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What Open vSwitch shows of the node: what NetworkManager made there.
final class OvsView {

    private static final String BRIDGE = "ovs-bridge";
    private static final String PORT = "ovs-port";

    private final NodeState node;

    OvsView(NodeState node) {
        this.node = node;
    }

    OvsdbSnapshot snapshot() {
        var bridges = new ArrayList<OvsdbSnapshot.Bridge>();
        var ports = new ArrayList<OvsdbSnapshot.Port>();
        var interfaces = new ArrayList<OvsdbSnapshot.Interface>();
        for (var device : node.devices()) {
            device.applied().ifPresent(profile -> {
                switch (device.type()) {
                    case BRIDGE -> bridges.add(bridge(device, profile));
                    case PORT -> ports.add(port(device, profile));
                    default -> {
                        if (profile.portType().equals(Optional.of(PORT))) {
                            interfaces.add(networkInterface(device, profile));
                        }
                    }
                }
            });
        }
        return new OvsdbSnapshot(true, bridges, ports, interfaces, node.ovsExternalIds(), node.ovsOtherConfig());
    }

    private List<String> attached(SimulatedDevice controller) {
        return node.devices().stream()
                .filter(device -> device.controller().equals(Optional.of(controller.name())))
                .filter(device ->
                        device.applied().flatMap(Profile::portType).equals(Optional.of(controller.type())))
                .map(SimulatedDevice::name)
                .toList();
    }

    private OvsdbSnapshot.Bridge bridge(SimulatedDevice device, Profile profile) {
        return OvsdbSnapshot.Bridge.named(device.name())
                .ports(attached(device))
                .stp(Values.flag(profile, BRIDGE, "stp-enable").orElse(false))
                .rstp(Values.flag(profile, BRIDGE, "rstp-enable").orElse(false))
                .mcastSnooping(Values.flag(profile, BRIDGE, "mcast-snooping-enable").orElse(false))
                .failMode(profile.text(BRIDGE, "fail-mode"))
                .datapath(profile.text(BRIDGE, "datapath-type").orElse(""))
                .externalIds(externalIds(profile))
                .otherConfig(Values.map(profile, "ovs-other-config", "data"))
                .build();
    }

    private OvsdbSnapshot.Port port(SimulatedDevice device, Profile profile) {
        return OvsdbSnapshot.Port.named(device.name())
                .interfaces(attached(device))
                .vlanMode(profile.text(PORT, "vlan-mode"))
                .tag(Values.integer(profile, PORT, "tag"))
                .trunks(trunks(profile))
                .bondMode(profile.text(PORT, "bond-mode"))
                .lacp(profile.text(PORT, "lacp"))
                .bondUpdelay(Values.number(profile, PORT, "bond-updelay").orElse(0L))
                .bondDowndelay(Values.number(profile, PORT, "bond-downdelay").orElse(0L))
                .externalIds(externalIds(profile))
                .otherConfig(Values.map(profile, "ovs-other-config", "data"))
                .build();
    }

    private static List<Integer> trunks(Profile profile) {
        var trunks = new ArrayList<Integer>();
        for (var range : Values.dicts(profile, PORT, "trunks")) {
            long start = Values.number(range, "start").orElse(0L);
            long end = Values.number(range, "end").orElse(start);
            for (long id = start; id <= end; id++) {
                trunks.add(Math.toIntExact(id));
            }
        }
        return trunks;
    }

    private static OvsdbSnapshot.Interface networkInterface(SimulatedDevice device, Profile profile) {
        var type = device.type().equals("ovs-interface")
                ? profile.text("ovs-interface", "type").orElse("internal")
                : "system";
        Map<String, String> options = profile.text("ovs-patch", "peer")
                .map(peer -> Map.of("peer", peer))
                .orElse(Map.of());
        return new OvsdbSnapshot.Interface(
                device.name(),
                type,
                Values.number(profile, SimulatedDevice.ETHERNET, "mtu").filter(mtu -> mtu > 0),
                options,
                externalIds(profile),
                Values.map(profile, "ovs-other-config", "data"));
    }

    /// With the mark NetworkManager leaves on all it makes.
    private static Map<String, String> externalIds(Profile profile) {
        var ids = new TreeMap<>(Values.map(profile, "ovs-external-ids", "data"));
        ids.put("NM.connection.uuid", profile.uuid().toString());
        return ids;
    }
}
