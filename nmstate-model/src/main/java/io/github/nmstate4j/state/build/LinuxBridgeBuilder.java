package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A bridge of the kernel.
public final class LinuxBridgeBuilder extends InterfaceBuilder<LinuxBridgeBuilder> {

    private LinuxBridgeInterface.Bridge bridge = new LinuxBridgeInterface.Bridge(
            Optional.empty(), Optional.empty(), Extras.none());

    LinuxBridgeBuilder(String name) {
        super(name);
    }

    @Override
    LinuxBridgeBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new LinuxBridgeInterface(base(), Optional.of(bridge), Extras.none());
    }

    /// Ports without settings; may be given several times.
    public LinuxBridgeBuilder ports(String... names) {
        for (var name : names) {
            port(name, port -> {});
        }
        return this;
    }

    public LinuxBridgeBuilder port(String name, Consumer<PortBuilder> port) {
        var builder = new PortBuilder();
        port.accept(builder);
        var ports = new ArrayList<>(bridge.port().orElse(List.of()));
        ports.add(builder.linux(name));
        bridge = bridge.withPort(Optional.of(ports));
        return this;
    }

    public LinuxBridgeBuilder noPorts() {
        bridge = bridge.withPort(Optional.of(List.of()));
        return this;
    }

    public LinuxBridgeBuilder options(UnaryOperator<LinuxBridgeInterface.Options> options) {
        bridge = bridge.withOptions(Optional.of(
                options.apply(bridge.options().orElseGet(LinuxBridgeInterface.Options::none))));
        return this;
    }

    /// The spanning tree protocol.
    public LinuxBridgeBuilder stp(boolean enabled) {
        return options(options -> options.withStp(Optional.of(new LinuxBridgeInterface.Stp(
                Optional.of(enabled),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Extras.none()))));
    }
}
