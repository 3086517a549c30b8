package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.HsrInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;

/// Two ports that send everything twice (HSR or PRP).
public final class HsrBuilder extends InterfaceBuilder<HsrBuilder> {

    private HsrInterface.Hsr hsr = new HsrInterface.Hsr(
            "", "", Optional.empty(), 0, HsrInterface.Protocol.HSR, Extras.none());

    HsrBuilder(String name) {
        super(name);
    }

    @Override
    HsrBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new HsrInterface(base(), Optional.of(hsr), Extras.none());
    }

    public HsrBuilder ports(String port1, String port2) {
        hsr = hsr.withPort1(port1).withPort2(port2);
        return this;
    }

    public HsrBuilder multicastSpec(int multicastSpec) {
        hsr = hsr.withMulticastSpec(multicastSpec);
        return this;
    }

    public HsrBuilder protocol(HsrInterface.Protocol protocol) {
        hsr = hsr.withProtocol(protocol);
        return this;
    }
}
