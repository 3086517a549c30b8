package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// An Ethernet NIC.
public final class EthernetBuilder extends InterfaceBuilder<EthernetBuilder> {

    private EthernetInterface.Ethernet ethernet = EthernetInterface.Ethernet.none();

    EthernetBuilder(String name) {
        super(name);
    }

    @Override
    EthernetBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new EthernetInterface(
                base(),
                Optional.of(ethernet).filter(section -> !section.equals(EthernetInterface.Ethernet.none())),
                Extras.none());
    }

    public EthernetBuilder autoNegotiation(boolean autoNegotiation) {
        ethernet = ethernet.withAutoNegotiation(Optional.of(autoNegotiation));
        return this;
    }

    /// Mb/s; counts without auto-negotiation.
    public EthernetBuilder speed(long speed) {
        ethernet = ethernet.withSpeed(Optional.of(speed));
        return this;
    }

    public EthernetBuilder duplex(EthernetInterface.Duplex duplex) {
        ethernet = ethernet.withDuplex(Optional.of(duplex));
        return this;
    }

    public EthernetBuilder srIov(UnaryOperator<EthernetInterface.SrIov> srIov) {
        ethernet = ethernet.withSrIov(
                Optional.of(srIov.apply(ethernet.srIov().orElseGet(EthernetInterface.SrIov::none))));
        return this;
    }

    /// That many virtual functions.
    public EthernetBuilder virtualFunctions(long total) {
        return srIov(srIov -> srIov.withTotalVfs(Optional.of(total)));
    }
}
