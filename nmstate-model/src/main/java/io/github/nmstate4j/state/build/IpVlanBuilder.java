package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.IpVlanInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;

/// An IPVLAN.
public final class IpVlanBuilder extends InterfaceBuilder<IpVlanBuilder> {

    private IpVlanInterface.IpVlan ipVlan = new IpVlanInterface.IpVlan(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());

    IpVlanBuilder(String name) {
        super(name);
    }

    @Override
    IpVlanBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new IpVlanInterface(base(), Optional.of(ipVlan), Extras.none());
    }

    public IpVlanBuilder baseIface(String baseIface) {
        ipVlan = ipVlan.withBaseIface(Optional.of(baseIface));
        return this;
    }

    public IpVlanBuilder mode(IpVlanInterface.Mode mode) {
        ipVlan = ipVlan.withMode(Optional.of(mode));
        return this;
    }

    public IpVlanBuilder isPrivate(boolean isPrivate) {
        ipVlan = ipVlan.withIsPrivate(Optional.of(isPrivate));
        return this;
    }

    public IpVlanBuilder vepa(boolean vepa) {
        ipVlan = ipVlan.withVepa(Optional.of(vepa));
        return this;
    }
}
