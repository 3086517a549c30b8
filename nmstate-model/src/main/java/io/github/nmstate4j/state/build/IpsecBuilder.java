package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.state.iface.IpsecInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// An IPsec connection that libreswan keeps.
public final class IpsecBuilder extends InterfaceBuilder<IpsecBuilder> {

    private IpsecInterface.Libreswan libreswan;

    IpsecBuilder(String name, String right) {
        super(name);
        libreswan = IpsecInterface.Libreswan.to(right);
    }

    @Override
    IpsecBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new IpsecInterface(base(), Optional.of(libreswan), Extras.none());
    }

    public IpsecBuilder psk(Secret psk) {
        return libreswan(section -> section.withPsk(Optional.of(psk)));
    }

    public IpsecBuilder libreswan(UnaryOperator<IpsecInterface.Libreswan> settings) {
        libreswan = settings.apply(libreswan);
        return this;
    }
}
