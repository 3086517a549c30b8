package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.iface.AltName;
import io.github.nmstate4j.state.iface.Dispatch;
import io.github.nmstate4j.state.iface.Ethtool;
import io.github.nmstate4j.state.iface.Ieee8021x;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.Lldp;
import io.github.nmstate4j.state.iface.Mptcp;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.MptcpFlag;
import io.github.nmstate4j.state.ovs.OvsDb;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What interfaces of every kind have.
public abstract sealed class InterfaceBuilder<B extends InterfaceBuilder<B>>
        permits PlainBuilder,
                EthernetBuilder,
                BondBuilder,
                LinuxBridgeBuilder,
                OvsBridgeBuilder,
                OvsInterfaceBuilder,
                VlanBuilder,
                VxlanBuilder,
                VrfBuilder,
                MacVlanBuilder,
                IpVlanBuilder,
                MacSecBuilder,
                HsrBuilder,
                InfinibandBuilder,
                IpsecBuilder {

    private InterfaceBase base;

    InterfaceBuilder(String name) {
        base = InterfaceBase.of(name, InterfaceState.UP);
    }

    abstract B self();

    abstract NetworkInterface build();

    InterfaceBase base() {
        return base;
    }

    /// Left out, the interface is up.
    public B state(InterfaceState state) {
        return with(base.withState(state));
    }

    public B down() {
        return state(InterfaceState.DOWN);
    }

    public B absent() {
        return state(InterfaceState.ABSENT);
    }

    public B profileName(String profileName) {
        return with(base.withProfileName(Optional.of(profileName)));
    }

    public B description(String description) {
        return with(base.withDescription(Optional.of(description)));
    }

    public B macAddress(String macAddress) {
        return with(base.withMacAddress(Optional.of(macAddress)));
    }

    public B pciAddress(String pciAddress) {
        return with(base.withPciAddress(Optional.of(pciAddress)));
    }

    public B identifier(InterfaceBase.Identifier identifier) {
        return with(base.withIdentifier(Optional.of(identifier)));
    }

    /// Bytes.
    public B mtu(long mtu) {
        return with(base.withMtu(Optional.of(mtu)));
    }

    public B waitIp(InterfaceBase.WaitIp waitIp) {
        return with(base.withWaitIp(Optional.of(waitIp)));
    }

    /// "" takes it off its controller.
    public B controller(String controller) {
        return with(base.withController(Optional.of(controller)));
    }

    public B acceptAllMacAddresses(boolean acceptAllMacAddresses) {
        return with(base.withAcceptAllMacAddresses(Optional.of(acceptAllMacAddresses)));
    }

    public B copyMacFrom(String copyMacFrom) {
        return with(base.withCopyMacFrom(Optional.of(copyMacFrom)));
    }

    public B ovsDb(OvsDb ovsDb) {
        return with(base.withOvsDb(Optional.of(ovsDb)));
    }

    public B ieee8021x(Ieee8021x ieee8021x) {
        return with(base.withIeee8021x(Optional.of(ieee8021x)));
    }

    public B dispatch(Dispatch dispatch) {
        return with(base.withDispatch(Optional.of(dispatch)));
    }

    public B ipv4(Consumer<Ipv4Builder> ipv4) {
        var builder = new Ipv4Builder();
        ipv4.accept(builder);
        return with(base.withIpv4(Optional.of(builder.build())));
    }

    public B ipv6(Consumer<Ipv6Builder> ipv6) {
        var builder = new Ipv6Builder();
        ipv6.accept(builder);
        return with(base.withIpv6(Optional.of(builder.build())));
    }

    public B lldp(boolean enabled) {
        return with(base.withLldp(Optional.of(new Lldp(enabled, Optional.empty(), Extras.none()))));
    }

    /// No flags: the interface takes no part.
    public B mptcp(MptcpFlag... flags) {
        return with(base.withMptcp(Optional.of(new Mptcp(Optional.of(List.of(flags)), Extras.none()))));
    }

    public B ethtool(UnaryOperator<Ethtool> ethtool) {
        return with(base.withEthtool(Optional.of(ethtool.apply(base.ethtool().orElseGet(Ethtool::none)))));
    }

    public B altNames(String... names) {
        return with(base.withAltNames(Optional.of(List.of(names).stream().map(AltName::of).toList())));
    }

    private B with(InterfaceBase other) {
        base = other;
        return self();
    }
}
