package io.github.nmstate4j.verify;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.merge.Ip;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.state.iface.AltName;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.Dispatch;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import io.github.nmstate4j.state.iface.VethInterface;
import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.state.iface.VlanProtocol;
import io.github.nmstate4j.state.iface.VrfInterface;
import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.ip.IpText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The wanted and the found interface in one form: lists in one order, what a node shows by silence written out, what it
/// never shows left out.
public record ComparedPair(NetworkInterface wanted, NetworkInterface found) {

    /// `wanted` is what the document says of the interface, `found` what a node shows of it.
    public static ComparedPair of(MergedInterface iface, NetworkInterface wanted, NetworkInterface found) {
        var base = wanted.base();
        var merged = iface.merged().base();
        var ipv4 = base.ipv4().map(given -> wanted(merged.ipv4().orElse(given), given));
        var ipv6 = base.ipv6().map(given -> wanted(merged.ipv6().orElse(given), given));
        var ours = base.with(b -> b.ipv4(ipv4.map(ip -> ip.isAutomatic() || !ip.addresses().isEmpty() || !ip.isEnabled()
                        ? ip
                        : ip.withEnabled(Optional.empty())))
                .ipv6(ipv6)
                .macAddress(base.macAddress().map(ComparedPair::upper))
                .identifier(base.identifier().filter(i -> i != InterfaceBase.Identifier.NAME))
                .profileName(base.profileName().filter(name -> !name.equals(base.name())))
                .altNames(base.altNames().map(names -> sorted(names, name -> !name.absent())))
                .dispatch(base.dispatch().map(ComparedPair::scripts)));
        var theirs = found.base();
        var there = theirs.with(b -> b.ipv4(ipv4.map(asked -> found(theirs.ipv4(), asked)))
                .ipv6(ipv6.map(asked -> found(theirs.ipv6(), asked)))
                .macAddress(theirs.macAddress().map(ComparedPair::upper))
                .controller(Optional.of(theirs.controller().orElse("")))
                .description(Optional.of(theirs.description().orElse("")))
                .altNames(Optional.of(alternativeNames(theirs, base)))
                .dispatch(Optional.of(scripts(theirs.dispatch().orElse(Dispatch.none()).filled()))));
        return new ComparedPair(
                section(wanted.withBase(ours)), settled(filled(inTheWordsOf(wanted, found).withBase(there)), wanted));
    }

    /// While the spanning tree changes, a bridge forgets addresses after twice its forward delay, and shows that.
    private static NetworkInterface settled(NetworkInterface found, NetworkInterface wanted) {
        if (!(found instanceof LinuxBridgeInterface bridge) || !(wanted instanceof LinuxBridgeInterface ours)) {
            return found;
        }
        var asked = ours.bridge().flatMap(LinuxBridgeInterface.Bridge::options)
                .flatMap(LinuxBridgeInterface.Options::macAgeingTime);
        return bridge.withBridge(bridge.bridge().map(b -> b.withOptions(b.options().map(options -> {
            var stp = options.stp();
            boolean changing = stp.flatMap(LinuxBridgeInterface.Stp::enabled).orElse(false)
                    && options.macAgeingTime()
                            .equals(stp.flatMap(LinuxBridgeInterface.Stp::forwardDelay)
                                    .map(delay -> 2 * delay.longValue()));
            return changing ? options.withMacAgeingTime(asked.or(options::macAgeingTime)) : options;
        }))));
    }

    /// Of the names that are there those the document speaks of.
    private static List<AltName> alternativeNames(InterfaceBase found, InterfaceBase wanted) {
        if (wanted.altNames().isEmpty()) {
            return List.of();
        }
        var mentioned = wanted.altNames().get().stream().map(AltName::name).toList();
        return sorted(found.altNames().orElse(List.of()), name -> mentioned.contains(name.name()));
    }

    private static List<AltName> sorted(List<AltName> names, Predicate<AltName> which) {
        return names.stream()
                .filter(which)
                .map(name -> AltName.of(name.name()))
                .sorted(Comparator.comparing(AltName::name))
                .toList();
    }

    /// A file ends with a newline, whatever the document does.
    private static Dispatch scripts(Dispatch dispatch) {
        return new Dispatch(
                dispatch.postActivation().map(String::stripTrailing),
                dispatch.postDeactivation().map(String::stripTrailing),
                Extras.none());
    }

    private static String upper(String mac) {
        return mac.toUpperCase(Locale.ROOT);
    }

    /// A veth may be called Ethernet.
    public static NetworkInterface inTheWordsOf(NetworkInterface wanted, NetworkInterface found) {
        if (wanted instanceof VethInterface && found instanceof EthernetInterface ethernet) {
            return new VethInterface(found.base(), Optional.empty(), ethernet.ethernet(), Extras.none());
        }
        if (wanted instanceof EthernetInterface && found instanceof VethInterface veth) {
            return new EthernetInterface(found.base(), veth.ethernet(), Extras.none());
        }
        return found;
    }

    /// Of the merged settings those that the document gives or that decide what they mean.
    private static IpSettings wanted(IpSettings merged, IpSettings given) {
        return merged.with(ip -> {
            boolean automatic = merged.isAutomatic();
            ip.address(given.address().isPresent() ? merged.address().map(ComparedPair::sorted) : Optional.empty())
                    .autoDns(given.autoDns().filter(x -> automatic))
                    .autoGateway(given.autoGateway().filter(x -> automatic))
                    .autoRoutes(given.autoRoutes().filter(x -> automatic))
                    .autoRouteTableId(given.autoRouteTableId().filter(x -> automatic))
                    .autoRouteMetric(given.autoRouteMetric().filter(x -> automatic))
                    .dhcpClientId(given.dhcpClientId().filter(x -> automatic))
                    .dhcpDuid(given.dhcpDuid().filter(x -> automatic))
                    .token(given.token().filter(x -> automatic).map(t -> t.isEmpty() ? "::" : IpText.normal(t)))
                    .addrGenMode(given.addrGenMode().filter(x -> merged.isEnabled()))
                    .dhcpSendHostname(given.dhcpSendHostname().filter(x -> automatic))
                    .dhcpCustomHostname(given.dhcpCustomHostname().filter(x -> automatic))
                    .forwarding(given.forwarding().filter(x -> merged.isEnabled()));
        });
    }

    private static IpSettings found(Optional<IpSettings> found, IpSettings wanted) {
        var there = found.orElse(IpSettings.disabled());
        var exactly = wanted.allowExtraAddress().filter(allowed -> !allowed).isPresent();
        var asked = sorted(wanted.addresses());
        // What DHCP or a router gives comes and goes, whatever the document says of addresses.
        var addresses = exactly
                ? sorted(Ip.own(there.addresses()))
                : sorted(there.addresses()).stream().filter(asked::contains).toList();
        return there.with(ip -> ip.enabled(Optional.of(there.isEnabled()))
                .dhcp(Optional.of(there.isEnabled() && there.dhcp().orElse(false)))
                .autoconf(Optional.of(there.isEnabled() && there.autoconf().orElse(false)))
                .token(Optional.of(there.token().map(IpText::normal).orElse("::")))
                .dhcpCustomHostname(Optional.of(there.dhcpCustomHostname().orElse("")))
                .address(Optional.of(addresses)));
    }

    private static List<IpAddress> sorted(List<IpAddress> addresses) {
        if (addresses.size() < 2) {
            return addresses.isEmpty() ? List.of() : List.of(normal(addresses.getFirst()));
        }
        return addresses.stream()
                .map(ComparedPair::normal)
                .distinct()
                .sorted(Comparator.comparing(IpAddress::ip).thenComparingInt(IpAddress::prefixLength))
                .toList();
    }

    private static IpAddress normal(IpAddress address) {
        return IpAddress.of(IpText.normal(address.ip()), address.prefixLength());
    }

    /// The section of the kind, in the form of the comparison.
    private static NetworkInterface section(NetworkInterface iface) {
        return switch (iface) {
            case BondInterface bond -> bond.withBond(bond.bond().map(b -> b.withPort(b.port().map(ports -> ports.stream().sorted().toList()))
                    .withPortsConfig(b.portsConfig().map(ports -> ports.stream()
                            .sorted(Comparator.comparing(BondInterface.PortConfig::name))
                            .toList()))));
            case LinuxBridgeInterface bridge -> bridge.withBridge(bridge.bridge().map(b -> b.withOptions(
                            b.options().map(o -> o.withGroupAddr(o.groupAddr().map(ComparedPair::upper))))
                    .withPort(b.port().map(ports -> ports.stream()
                            .map(port -> port.withVlan(port.vlan().map(ComparedPair::vlan)))
                            .sorted(Comparator.comparing(LinuxBridgeInterface.Port::name))
                            .toList()))));
            case OvsBridgeInterface bridge -> bridge.withBase(bridge.base().withIpv4(Optional.empty())
                            .withIpv6(Optional.empty()).withMtu(Optional.empty()))
                    .withBridge(bridge.bridge().map(b -> b.withPort(b.port().map(ports -> ports.stream()
                            .map(port -> port.withVlan(port.vlan().map(ComparedPair::vlan)))
                            .map(port -> port.withLinkAggregation(port.linkAggregation().map(bond ->
                                    bond.withPort(bond.port().map(members -> members.stream().sorted().toList())))))
                            .sorted(Comparator.comparing(OvsBridgeInterface.Port::name))
                            .toList()))));
            case VrfInterface vrf -> vrf.withBase(vrf.base().withMacAddress(Optional.empty()))
                    .withVrf(vrf.vrf().map(v -> new VrfInterface.Vrf(
                            v.port().map(ports -> ports.stream().sorted().toList()), v.routeTableId(), v.extras())));
            default -> iface;
        };
    }

    private static PortVlan vlan(PortVlan vlan) {
        return new PortVlan(
                vlan.enableNative(), vlan.mode(), vlan.tag(), vlan.trunkTags().map(ComparedPair::joined), vlan.extras());
    }

    /// The same VLANs in the fewest ranges: a node may show single ids as a range.
    private static List<PortVlan.TrunkTag> joined(List<PortVlan.TrunkTag> tags) {
        var joined = new ArrayList<PortVlan.TrunkTag>();
        tags.stream().sorted(Comparator.comparingInt(PortVlan.TrunkTag::min)).forEach(tag -> {
            if (!joined.isEmpty() && tag.min() <= joined.getLast().max() + 1) {
                var last = joined.removeLast();
                joined.add(new PortVlan.TrunkTag(last.min(), Math.max(last.max(), tag.max())));
            } else {
                joined.add(tag);
            }
        });
        return List.copyOf(joined);
    }

    /// What a node says by silence.
    private static NetworkInterface filled(NetworkInterface found) {
        return switch (section(found)) {
            case LinuxBridgeInterface bridge -> bridge.withBridge(bridge.bridge().map(b -> b.withPort(b.port().map(ports -> ports.stream()
                    .map(port -> port.withVlan(Optional.of(port.vlan().orElse(PortVlan.none()))))
                    .toList()))));
            case OvsBridgeInterface bridge -> bridge.withBridge(bridge.bridge().map(b -> b.withPort(b.port().map(ports -> ports.stream()
                    .map(port -> port.withVlan(Optional.of(port.vlan().orElse(PortVlan.none()))))
                    .toList()))));
            case VlanInterface vlan -> vlan.withVlan(vlan.vlan().map(v -> v.withProtocol(
                            Optional.of(v.protocol().orElse(VlanProtocol.IEEE_802_1Q)))
                    .withRegistrationProtocol(Optional.of(
                            v.registrationProtocol().orElse(VlanInterface.RegistrationProtocol.NONE)))
                    .withReorderHeaders(Optional.of(v.reorderHeaders().orElse(true)))
                    .withLooseBinding(Optional.of(v.looseBinding().orElse(false)))));
            case NetworkInterface other -> other;
        };
    }
}
