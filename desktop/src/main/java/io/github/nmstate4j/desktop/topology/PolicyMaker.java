package io.github.nmstate4j.desktop.topology;

import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.Lldp;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Makes a policy of interfaces that a node has. It is for that node alone at first, because addresses are among it; what
/// is only shown, what DHCP gave and the MAC addresses are left out.
final class PolicyMaker {

    private PolicyMaker() {}

    /// The YAML of the custom resource; empty when this version cannot read the state or has none of the interfaces.
    static Optional<String> of(NodeState node, Collection<String> interfaces) {
        var chosen = node.read().stream()
                .flatMap(state -> state.interfaces().stream())
                .filter(iface -> interfaces.contains(iface.name()))
                .map(PolicyMaker::settable)
                .toList();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        var name = node.node() + "-" + chosen.getFirst().name();
        return Optional.of("""
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata:
                  name: %s
                spec:
                  nodeSelector:
                    kubernetes.io/hostname: %s
                  desiredState:
                %s""".formatted(
                        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-"),
                        node.node(),
                        NetworkStateYaml.write(NetworkState.empty().withInterfaces(chosen)).indent(4)));
    }

    private static NetworkInterface settable(NetworkInterface iface) {
        var base = iface.base();
        InterfaceBase settable = base.withDriver(Optional.empty())
                .withPermanentMacAddress(Optional.empty())
                .withMacAddress(Optional.empty())
                .withMinMtu(Optional.empty())
                .withMaxMtu(Optional.empty())
                .withPciAddress(Optional.empty())
                .withController(Optional.empty())
                .withLldp(base.lldp().map(lldp -> new Lldp(lldp.enabled(), Optional.empty(), Extras.none())))
                .withIpv4(base.ipv4().map(PolicyMaker::settable))
                .withIpv6(base.ipv6().map(PolicyMaker::settable));
        return iface.withBase(settable);
    }

    /// Without addresses that somebody else gave.
    private static IpSettings settable(IpSettings ip) {
        if (ip.isAutomatic()) {
            return ip.withAddress(Optional.empty());
        }
        return ip.withAddress(ip.address().map(addresses -> addresses.stream().filter(address -> !address.isAutomatic()).toList()));
    }
}
