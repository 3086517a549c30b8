package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// An interface that Open vSwitch makes; internal unless told otherwise.
public final class OvsInterfaceBuilder extends InterfaceBuilder<OvsInterfaceBuilder> {

    private Optional<OvsInterface.Patch> patch = Optional.empty();
    private Optional<OvsInterface.Dpdk> dpdk = Optional.empty();

    OvsInterfaceBuilder(String name) {
        super(name);
    }

    @Override
    OvsInterfaceBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new OvsInterface(base(), patch, dpdk, Extras.none());
    }

    /// One end of a patch between two bridges.
    public OvsInterfaceBuilder patchTo(String peer) {
        patch = Optional.of(new OvsInterface.Patch(peer, Extras.none()));
        return this;
    }

    /// A NIC that DPDK drives, by its address.
    public OvsInterfaceBuilder dpdk(String devargs) {
        return dpdk(devargs, settings -> settings);
    }

    public OvsInterfaceBuilder dpdk(String devargs, UnaryOperator<OvsInterface.Dpdk> settings) {
        dpdk = Optional.of(settings.apply(OvsInterface.Dpdk.of(devargs)));
        return this;
    }
}
