package io.github.nmstate4j.plan;

import io.github.nmstate4j.document.Components;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.NetworkInterface;

/// Tells whether a document says anything of an interface beyond its name, kind and state.
final class BareInterfaces {

    private BareInterfaces() {}

    static boolean isBare(NetworkInterface wanted) {
        return wanted.base().equals(InterfaceBase.of(wanted.name(), wanted.state()))
                && wanted instanceof Record sections
                && Components.of(sections).stream()
                        .filter(component -> !(component.value() instanceof InterfaceBase))
                        .filter(component -> !(component.value() instanceof Extras))
                        .noneMatch(component -> component.given().isPresent() && !component.name().equals("type"));
    }
}
