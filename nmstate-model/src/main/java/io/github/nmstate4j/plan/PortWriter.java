package io.github.nmstate4j.plan;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes what a port has of its own, from what its controller says about it.
final class PortWriter {
    private static final String BRIDGE_PORT = "bridge-port";
    private static final String BOND_PORT = "bond-port";

    private final ProfileDraft draft;

    PortWriter(ProfileDraft draft) {
        this.draft = draft;
    }

    void write(String port, Optional<NetworkInterface> controller) {
        if (!(controller.orElse(null) instanceof BondInterface)) {
            draft.removeSetting(BOND_PORT);
        }
        if (!(controller.orElse(null) instanceof LinuxBridgeInterface)) {
            draft.removeSetting(BRIDGE_PORT);
        }
        if (!(controller.orElse(null) instanceof OvsBridgeInterface) && !isOvsInterface()) {
            // NetworkManager adds it to whatever is plugged into Open vSwitch, and refuses it anywhere else.
            draft.removeSetting(NmTypes.OVS_INTERFACE);
        }
        switch (controller.orElse(null)) {
            case BondInterface bond -> bond.bond().flatMap(BondInterface.Bond::portsConfig).orElse(List.of()).stream()
                    .filter(config -> config.name().equals(port))
                    .forEach(this::bondPort);
            case LinuxBridgeInterface bridge -> {
                draft.ensure(BRIDGE_PORT);
                bridge.bridge().flatMap(LinuxBridgeInterface.Bridge::port).orElse(List.of()).stream()
                        .filter(config -> config.name().equals(port))
                        .forEach(this::bridgePort);
            }
            case null, default -> {}
        }
    }

    private boolean isOvsInterface() {
        return draft.value(Profile.CONNECTION, "type").equals(Optional.of(new SettingValue.Text(NmTypes.OVS_INTERFACE)));
    }

    private void bondPort(BondInterface.PortConfig config) {
        config.priority()
                .filter(p -> p != 0 || draft.value(BOND_PORT, "prio").isPresent())
                .ifPresent(p -> draft.integer(BOND_PORT, "prio", p.intValue()));
        config.queueId()
                .filter(q -> q != 0 || draft.value(BOND_PORT, "queue-id").isPresent())
                .ifPresent(q -> draft.uint(BOND_PORT, "queue-id", q));
    }

    private void bridgePort(LinuxBridgeInterface.Port config) {
        config.stpHairpinMode().ifPresent(on -> draft.bool(BRIDGE_PORT, "hairpin-mode", on));
        config.stpPathCost().ifPresent(cost -> draft.uint(BRIDGE_PORT, "path-cost", cost));
        config.stpPriority().ifPresent(priority -> draft.uint(BRIDGE_PORT, "priority", priority));
        config.vlan().ifPresent(vlan -> draft.put(BRIDGE_PORT, "vlans", KindWriter.bridgeVlans(vlan)));
    }

    /// The setting of an ovs-port profile.
    void ovsPort(OvsBridgeInterface.Port port) {
        var setting = NmTypes.OVS_PORT;
        draft.ensure(setting);
        port.linkAggregation().ifPresent(bond -> {
            bond.mode().ifPresent(mode -> {
                switch (mode) {
                    case LACP -> draft.text(setting, "lacp", "active");
                    case ACTIVE_BACKUP -> draft.text(setting, "lacp", "off").text(setting, "bond-mode", "active-backup");
                    case BALANCE_SLB -> draft.text(setting, "lacp", "off").text(setting, "bond-mode", "balance-slb");
                    case BALANCE_TCP -> draft.text(setting, "lacp", "active").text(setting, "bond-mode", "balance-tcp");
                }
            });
            bond.ovsDb().ifPresent(new SectionWriter(draft)::ovsDb);
            bond.bondUpdelay().ifPresent(delay -> draft.uint(setting, "bond-updelay", delay));
            bond.bondDowndelay().ifPresent(delay -> draft.uint(setting, "bond-downdelay", delay));
        });
        port.vlan().ifPresent(vlan -> {
            draft.remove(setting, "tag", "vlan-mode", "trunks");
            vlan.mode().ifPresent(mode -> draft.text(setting, "vlan-mode", mode == PortVlan.Mode.TRUNK ? "trunk" : "access"));
            vlan.tag().ifPresent(tag -> draft.uint(setting, "tag", tag));
            vlan.trunkTags().ifPresent(tags -> {
                var trunks = new ArrayList<Map<String, SettingValue>>();
                for (var tag : tags) {
                    var trunk = new LinkedHashMap<String, SettingValue>();
                    trunk.put("start", new SettingValue.UInt64(tag.min()));
                    trunk.put("end", new SettingValue.UInt64(tag.max()));
                    trunks.add(trunk);
                }
                draft.put(setting, "trunks", new SettingValue.DictList(trunks));
            });
        });
    }
}
