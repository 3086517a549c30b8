package com.example.gre;

import io.github.nmstate4j.desktop.spi.Badge;
import io.github.nmstate4j.desktop.spi.Check;
import io.github.nmstate4j.desktop.spi.InspectorSection;
import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.desktop.spi.InterfaceKind.Lower;
import io.github.nmstate4j.desktop.spi.Registry;
import io.github.nmstate4j.desktop.spi.WorkbenchExtension;
import java.util.List;
import java.util.Optional;

/// What the plug-in adds. Only declared here: views are made when they are first looked at.
public final class GreExtension implements WorkbenchExtension {

    @Override
    public String id() {
        return "com.example.gre";
    }

    @Override
    public String name() {
        return "GRE tunnels";
    }

    @Override
    public void contribute(Registry registry) {
        registry.interfaceKind(new InterfaceKind(
                Gre.TYPE,
                "GRE",
                "mdi2t-transit-connection-variant",
                "Tunnels and more",
                2,
                "gre",
                List.of("gre:", "  base-iface: \"\"", "  remote: 192.0.2.1"),
                Optional.of(new Lower("gre.base-iface", Lower.Form.NAME, List.of()))));
        registry.badge(new Badge("gre.key", iface -> Gre.of(iface).flatMap(Gre::key).map(key -> "key " + key)));
        registry.inspectorSection(
                new InspectorSection("gre", "GRE", 10, iface -> Gre.of(iface).isPresent(), access -> new GreForm(access).node()));
        registry.check(new Check("gre.ends", GreCheck::findings));
        registry.template(GreTemplate.template());
    }
}
