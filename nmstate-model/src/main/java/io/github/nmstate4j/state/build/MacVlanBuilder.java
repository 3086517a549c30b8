package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.MacVlanInterface;
import io.github.nmstate4j.state.iface.MacVtapInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;

/// A MACVLAN, or a MACVTAP.
public final class MacVlanBuilder extends InterfaceBuilder<MacVlanBuilder> {

    private final boolean tap;
    private MacVlanInterface.MacVlan macVlan =
            new MacVlanInterface.MacVlan("", MacVlanInterface.Mode.BRIDGE, Optional.empty(), Extras.none());

    MacVlanBuilder(String name, boolean tap) {
        super(name);
        this.tap = tap;
    }

    @Override
    MacVlanBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return tap
                ? new MacVtapInterface(base(), Optional.of(macVlan), Extras.none())
                : new MacVlanInterface(base(), Optional.of(macVlan), Extras.none());
    }

    public MacVlanBuilder baseIface(String baseIface) {
        macVlan = macVlan.withBaseIface(baseIface);
        return this;
    }

    /// Left out, the mode is bridge.
    public MacVlanBuilder mode(MacVlanInterface.Mode mode) {
        macVlan = macVlan.withMode(mode);
        return this;
    }

    public MacVlanBuilder promiscuous(boolean promiscuous) {
        macVlan = macVlan.withPromiscuous(Optional.of(promiscuous));
        return this;
    }
}
