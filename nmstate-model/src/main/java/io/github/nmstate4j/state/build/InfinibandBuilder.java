package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.InfinibandInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;

/// An InfiniBand device, or a partition of one.
public final class InfinibandBuilder extends InterfaceBuilder<InfinibandBuilder> {

    private InfinibandInterface.Infiniband infiniband = new InfinibandInterface.Infiniband(
            InfinibandInterface.Mode.DATAGRAM, Optional.empty(), Optional.empty(), Extras.none());

    InfinibandBuilder(String name) {
        super(name);
    }

    @Override
    InfinibandBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new InfinibandInterface(base(), Optional.of(infiniband), Extras.none());
    }

    public InfinibandBuilder baseIface(String baseIface) {
        infiniband = infiniband.withBaseIface(Optional.of(baseIface));
        return this;
    }

    public InfinibandBuilder pkey(int pkey) {
        infiniband = infiniband.withPkey(Optional.of(pkey));
        return this;
    }

    public InfinibandBuilder mode(InfinibandInterface.Mode mode) {
        infiniband = infiniband.withMode(mode);
        return this;
    }
}
