package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.VrfInterface;
import java.util.List;
import java.util.Optional;

/// A VRF: a routing table of its own for its ports.
public final class VrfBuilder extends InterfaceBuilder<VrfBuilder> {

    private Optional<List<String>> ports = Optional.empty();
    private Optional<Long> table = Optional.empty();

    VrfBuilder(String name) {
        super(name);
    }

    @Override
    VrfBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new VrfInterface(base(), Optional.of(new VrfInterface.Vrf(ports, table, Extras.none())), Extras.none());
    }

    /// All ports; none at all when there are none here.
    public VrfBuilder ports(String... names) {
        ports = Optional.of(List.of(names));
        return this;
    }

    public VrfBuilder routeTableId(long id) {
        table = Optional.of(id);
        return this;
    }
}
