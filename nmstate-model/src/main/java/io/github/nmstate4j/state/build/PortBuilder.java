package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A port of a bridge, of the kernel or of Open vSwitch.
public final class PortBuilder {

    private Optional<PortVlan> vlan = Optional.empty();
    private Optional<OvsBridgeInterface.PortBond> bond = Optional.empty();
    private UnaryOperator<LinuxBridgeInterface.Port> more = port -> port;

    PortBuilder() {}

    /// The port carries one VLAN, untagged.
    public PortBuilder access(int tag) {
        vlan = Optional.of(section(PortVlan.Mode.ACCESS, Optional.of(tag), Optional.empty()));
        return this;
    }

    /// The port carries several VLANs, tagged.
    public PortBuilder trunk(int... tags) {
        var trunkTags = new ArrayList<PortVlan.TrunkTag>();
        for (int tag : tags) {
            trunkTags.add(new PortVlan.TrunkTag(tag, tag));
        }
        return trunk(trunkTags);
    }

    public PortBuilder trunk(List<PortVlan.TrunkTag> tags) {
        vlan = Optional.of(section(PortVlan.Mode.TRUNK, vlan.flatMap(PortVlan::tag), Optional.of(tags)));
        return this;
    }

    /// Beside the tagged ones of a trunk this VLAN, untagged.
    public PortBuilder nativeVlan(int tag) {
        var tags = vlan.flatMap(PortVlan::trunkTags).orElse(List.of());
        vlan = Optional.of(section(PortVlan.Mode.TRUNK, Optional.of(tag), Optional.of(tags)));
        return this;
    }

    /// Takes VLAN filtering off the port.
    public PortBuilder noVlan() {
        vlan = Optional.of(PortVlan.none());
        return this;
    }

    /// The port is a bond of these interfaces. For bridges of Open vSwitch only.
    public PortBuilder bond(OvsBridgeInterface.PortBondMode mode, String... members) {
        bond = Optional.of(new OvsBridgeInterface.PortBond(
                Optional.of(mode),
                Optional.of(List.of(members)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Extras.none()));
        return this;
    }

    /// Settings for the spanning tree. For bridges of the kernel only.
    public PortBuilder settings(UnaryOperator<LinuxBridgeInterface.Port> settings) {
        more = settings;
        return this;
    }

    LinuxBridgeInterface.Port linux(String name) {
        if (bond.isPresent()) {
            throw new IllegalStateException(
                    "Port " + name + " is a bond, which only a bridge of Open vSwitch can have. Make a bond interface.");
        }
        return more.apply(LinuxBridgeInterface.Port.of(name).withVlan(vlan));
    }

    OvsBridgeInterface.Port ovs(String name) {
        return new OvsBridgeInterface.Port(name, bond, vlan, Extras.none());
    }

    private static PortVlan section(
            PortVlan.Mode mode, Optional<Integer> tag, Optional<List<PortVlan.TrunkTag>> trunkTags) {
        return new PortVlan(
                Optional.of(mode == PortVlan.Mode.TRUNK && tag.isPresent()).filter(isNative -> isNative),
                Optional.of(mode),
                tag,
                trunkTags,
                Extras.none());
    }
}
