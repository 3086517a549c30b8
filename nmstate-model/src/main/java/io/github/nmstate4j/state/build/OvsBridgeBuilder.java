package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A bridge of Open vSwitch.
public final class OvsBridgeBuilder extends InterfaceBuilder<OvsBridgeBuilder> {

    private OvsBridgeInterface.Bridge bridge = new OvsBridgeInterface.Bridge(
            Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());

    OvsBridgeBuilder(String name) {
        super(name);
    }

    @Override
    OvsBridgeBuilder self() {
        return this;
    }

    @Override
    NetworkInterface build() {
        return new OvsBridgeInterface(base(), Optional.of(bridge), Extras.none());
    }

    public OvsBridgeBuilder allowExtraPatchPorts(boolean allowExtraPatchPorts) {
        bridge = bridge.withAllowExtraPatchPorts(Optional.of(allowExtraPatchPorts));
        return this;
    }

    /// Ports without settings; may be given several times.
    public OvsBridgeBuilder ports(String... names) {
        for (var name : names) {
            port(name, port -> {});
        }
        return this;
    }

    public OvsBridgeBuilder port(String name, Consumer<PortBuilder> port) {
        var builder = new PortBuilder();
        port.accept(builder);
        var ports = new ArrayList<>(bridge.port().orElse(List.of()));
        ports.add(builder.ovs(name));
        bridge = bridge.withPort(Optional.of(ports));
        return this;
    }

    public OvsBridgeBuilder noPorts() {
        bridge = bridge.withPort(Optional.of(List.of()));
        return this;
    }

    public OvsBridgeBuilder options(UnaryOperator<OvsBridgeInterface.Options> options) {
        bridge = bridge.withOptions(Optional.of(options.apply(bridge.options()
                .orElseGet(() -> new OvsBridgeInterface.Options(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Extras.none())))));
        return this;
    }

    /// `netdev` for user space and DPDK.
    public OvsBridgeBuilder datapath(String datapath) {
        return options(options -> options.withDatapath(Optional.of(datapath)));
    }
}
