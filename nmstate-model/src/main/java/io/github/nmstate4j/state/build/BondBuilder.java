package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.BondMode;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A bond.
public final class BondBuilder extends InterfaceBuilder<BondBuilder> {

    private BondInterface.Bond bond = new BondInterface.Bond(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());

    BondBuilder(String name) {
        super(name);
    }

    @Override
    BondBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new BondInterface(base(), Optional.of(bond), Extras.none());
    }

    public BondBuilder mode(BondMode mode) {
        bond = bond.withMode(Optional.of(mode));
        return this;
    }

    /// All ports; none at all when there are none here.
    public BondBuilder ports(String... ports) {
        bond = bond.withPort(Optional.of(List.of(ports)));
        return this;
    }

    /// An option by the kernel's name with its value as the kernel writes it.
    public BondBuilder option(String name, String value) {
        var options = new LinkedHashMap<>(bond.options().orElse(Map.of()));
        options.put(name, value);
        bond = bond.withOptions(Optional.of(options));
        return this;
    }

    /// Milliseconds.
    public BondBuilder miimon(int interval) {
        return option("miimon", Integer.toString(interval));
    }

    public BondBuilder primary(String port) {
        return option("primary", port);
    }

    /// What one of the ports has of its own; may be given several times.
    public BondBuilder port(String name, int priority, int queueId) {
        var ports = new ArrayList<>(bond.portsConfig().orElse(List.of()));
        ports.add(new BondInterface.PortConfig(
                name, Optional.of((long) priority), Optional.of(queueId), Extras.none()));
        bond = bond.withPortsConfig(Optional.of(ports));
        return this;
    }
}
