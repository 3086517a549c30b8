package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.VxlanInterface;
import java.util.Optional;

/// A VXLAN tunnel.
public final class VxlanBuilder extends InterfaceBuilder<VxlanBuilder> {

    private VxlanInterface.Vxlan vxlan = new VxlanInterface.Vxlan(
            Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());

    VxlanBuilder(String name) {
        super(name);
    }

    @Override
    VxlanBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new VxlanInterface(base(), Optional.of(vxlan), Extras.none());
    }

    public VxlanBuilder baseIface(String baseIface) {
        vxlan = vxlan.withBaseIface(Optional.of(baseIface));
        return this;
    }

    public VxlanBuilder learning(boolean learning) {
        vxlan = vxlan.withLearning(Optional.of(learning));
        return this;
    }

    public VxlanBuilder local(String local) {
        vxlan = vxlan.withLocal(Optional.of(local));
        return this;
    }

    public VxlanBuilder remote(String remote) {
        vxlan = vxlan.withRemote(Optional.of(remote));
        return this;
    }

    public VxlanBuilder destinationPort(int destinationPort) {
        vxlan = vxlan.withDestinationPort(Optional.of(destinationPort));
        return this;
    }

    public VxlanBuilder id(long id) {
        vxlan = vxlan.withId(id);
        return this;
    }
}
