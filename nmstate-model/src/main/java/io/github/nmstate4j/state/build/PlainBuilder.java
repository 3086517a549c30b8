package io.github.nmstate4j.state.build;

import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.function.Function;

/// An interface of a kind without settings of its own: a dummy, the loopback, a veth.
public final class PlainBuilder extends InterfaceBuilder<PlainBuilder> {

    private final Function<InterfaceBase, NetworkInterface> made;

    PlainBuilder(String name, Function<InterfaceBase, NetworkInterface> made) {
        super(name);
        this.made = made;
    }

    @Override
    PlainBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return made.apply(base());
    }
}
