package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.state.iface.VlanProtocol;
import java.util.Optional;

/// A VLAN.
public final class VlanBuilder extends InterfaceBuilder<VlanBuilder> {

    private VlanInterface.Vlan vlan = new VlanInterface.Vlan(
            Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());

    VlanBuilder(String name) {
        super(name);
    }

    @Override
    VlanBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new VlanInterface(base(), Optional.of(vlan), Extras.none());
    }

    public VlanBuilder baseIface(String baseIface) {
        vlan = vlan.withBaseIface(Optional.of(baseIface));
        return this;
    }

    public VlanBuilder protocol(VlanProtocol protocol) {
        vlan = vlan.withProtocol(Optional.of(protocol));
        return this;
    }

    public VlanBuilder registrationProtocol(VlanInterface.RegistrationProtocol registrationProtocol) {
        vlan = vlan.withRegistrationProtocol(Optional.of(registrationProtocol));
        return this;
    }

    public VlanBuilder reorderHeaders(boolean reorderHeaders) {
        vlan = vlan.withReorderHeaders(Optional.of(reorderHeaders));
        return this;
    }

    public VlanBuilder looseBinding(boolean looseBinding) {
        vlan = vlan.withLooseBinding(Optional.of(looseBinding));
        return this;
    }

    public VlanBuilder id(int id) {
        vlan = vlan.withId(id);
        return this;
    }
}
