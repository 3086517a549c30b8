package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.handler.rtnetlink.DriverFacts;
import io.github.nmstate4j.handler.rtnetlink.Family;
import io.github.nmstate4j.handler.rtnetlink.InterfaceAddress;
import io.github.nmstate4j.handler.rtnetlink.KernelSnapshot;
import io.github.nmstate4j.handler.rtnetlink.Link;
import io.github.nmstate4j.handler.rtnetlink.Link.OperationalState;
import io.github.nmstate4j.handler.rtnetlink.LinkKind;
import io.github.nmstate4j.handler.rtnetlink.PortKind;
import io.github.nmstate4j.state.iface.AltName;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.BondMode;
import io.github.nmstate4j.state.iface.DummyInterface;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.LoopbackInterface;
import io.github.nmstate4j.state.iface.HsrInterface;
import io.github.nmstate4j.state.iface.InfinibandInterface;
import io.github.nmstate4j.state.iface.IpVlanInterface;
import io.github.nmstate4j.state.iface.MacSecInterface;
import io.github.nmstate4j.state.iface.MacVlanInterface;
import io.github.nmstate4j.state.iface.MacVtapInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.iface.VethInterface;
import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.state.iface.VlanProtocol;
import io.github.nmstate4j.state.iface.VrfInterface;
import io.github.nmstate4j.state.iface.VxlanInterface;
import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The interfaces of a kernel snapshot in the words of the document.
final class KernelInterfaces {

    /// Devices that Open vSwitch and InfiniBand keep for themselves.
    private static final Set<String> HIDDEN = Set.of("ovs-system", "ovs-netdev");

    private static final int DEFAULT_PARTITION = 0xffff;

    private static final int ETHERTYPE_802_1AD = 0x88a8;

    private final KernelSnapshot kernel;
    private final Map<Integer, Link> links;
    private final Map<Integer, List<Link>> ports;
    private final Map<Integer, List<InterfaceAddress>> addresses;

    KernelInterfaces(KernelSnapshot kernel) {
        this.kernel = kernel;
        this.links = kernel.links().stream()
                .collect(Collectors.toMap(Link::index, Function.identity(), (one, other) -> other));
        this.ports = kernel.links().stream()
                .filter(link -> link.controller().isPresent())
                .sorted(Comparator.comparing(Link::name))
                .collect(Collectors.groupingBy(link -> link.controller().orElseThrow()));
        this.addresses = kernel.addresses().stream().collect(Collectors.groupingBy(InterfaceAddress::link));
    }

    /// By name.
    List<NetworkInterface> all() {
        return kernel.links().stream()
                .filter(Predicate.not(KernelInterfaces::isHidden))
                .map(this::networkInterface)
                .sorted(Comparator.comparing(NetworkInterface::name))
                .toList();
    }

    private static boolean isHidden(Link link) {
        return HIDDEN.contains(link.name())
                || link.kind().equals(new LinkKind.Other("vti"))
                || (link.hardware() == Link.Hardware.INFINIBAND && link.name().startsWith("hfi1"));
    }

    private NetworkInterface networkInterface(Link link) {
        var base = base(link);
        return switch (link.kind()) {
            case LinkKind.Device() -> device(link, base);
            case LinkKind.Bond bond -> new BondInterface(base, Optional.of(bond(link, bond)), Extras.none());
            case LinkKind.Bridge bridge -> new KernelBridge(bridge, portsOf(link), kernel.bridgeVlans())
                    .networkInterface(base);
            case LinkKind.Vlan vlan -> new VlanInterface(base, Optional.of(vlan(link, vlan)), Extras.none());
            case LinkKind.Vxlan vxlan -> new VxlanInterface(base, Optional.of(vxlan(vxlan)), Extras.none());
            case LinkKind.Vrf(long table) -> new VrfInterface(
                    base,
                    Optional.of(new VrfInterface.Vrf(
                            Optional.of(portsOf(link).stream().map(Link::name).toList()),
                            Optional.of(table),
                            Extras.none())),
                    Extras.none());
            case LinkKind.Veth() -> new VethInterface(
                    base,
                    baseName(link).map(peer -> new VethInterface.Veth(peer, Extras.none())),
                    Optional.empty(),
                    Extras.none());
            case LinkKind.Dummy() -> new DummyInterface(base, Extras.none());
            case LinkKind.OpenVSwitch() -> new OvsInterface(base, Optional.empty(), Optional.empty(), Extras.none());
            case LinkKind.MacVlan macVlan -> macVlan(link, base, macVlan);
            case LinkKind.IpVlan ipVlan -> new IpVlanInterface(base, Optional.of(ipVlan(link, ipVlan)), Extras.none());
            case LinkKind.MacSec macSec -> new MacSecInterface(base, macSec(link, macSec), Extras.none());
            case LinkKind.Hsr hsr -> new HsrInterface(base, hsr(hsr), Extras.none());
            case LinkKind.Infiniband(int pkey, int mode) ->
                infiniband(link, base, Optional.of(pkey).filter(key -> key != DEFAULT_PARTITION), mode);
            case LinkKind.Tun(var ignored) -> left(base, InterfaceType.TUN);
            case LinkKind.Other(var name) when name.equals("xfrm") ->
                new OtherInterface(base, InterfaceType.XFRM, Extras.none());
            case LinkKind.Other(var name) -> left(base, InterfaceType.other(name));
        };
    }

    private NetworkInterface device(Link link, InterfaceBase base) {
        return switch (link.hardware()) {
            case ETHERNET -> new EthernetInterface(base, driver(link).flatMap(Drivers::ethernet), Extras.none());
            case LOOPBACK -> new LoopbackInterface(base, Extras.none());
            case INFINIBAND -> infiniband(link, base, Optional.empty(), 0);
            case OTHER -> left(base, InterfaceType.other("unknown"));
        };
    }

    /// A kind we do not configure: shown as somebody else's.
    private static NetworkInterface left(InterfaceBase base, InterfaceType type) {
        return new OtherInterface(base.withState(InterfaceState.IGNORE), type, Extras.none());
    }

    private List<Link> portsOf(Link controller) {
        return ports.getOrDefault(controller.index(), List.of());
    }

    /// The device below, or at the other end; nothing when it lives in another network namespace.
    private Optional<String> baseName(Link link) {
        return link.baseNamespace().isPresent() ? Optional.empty() : link.base().flatMap(this::name);
    }

    private Optional<String> name(int index) {
        return Optional.ofNullable(links.get(index)).map(Link::name);
    }

    private InterfaceBase base(Link link) {
        return InterfaceBase.of(link.name(), state(link))
                .withMacAddress(link.address())
                .withPermanentMacAddress(link.permanentAddress().or(() -> permanentAddressOfPort(link)))
                .withMtu(link.mtu())
                .withMinMtu(link.minMtu())
                .withMaxMtu(link.maxMtu())
                .withIpv4(Optional.of(ip(link, Family.IPV4).withForwarding(link.ipv4Forwarding())))
                .withIpv6(Optional.of(ip(link, Family.IPV6).withToken(link.ipv6Token())))
                .withController(controller(link))
                .withAcceptAllMacAddresses(Optional.of(link.promiscuous()))
                .withPciAddress(link.pciAddress())
                .withEthtool(driver(link).flatMap(Drivers::ethtool))
                .withAltNames(Optional.of(
                                link.alternativeNames().stream().map(AltName::of).toList())
                        .filter(names -> !names.isEmpty()));
    }

    private Optional<DriverFacts> driver(Link link) {
        return Optional.ofNullable(kernel.drivers().get(link.index()));
    }

    private static InterfaceState state(Link link) {
        if (link.operationalState() == OperationalState.UP || link.adminUp() || link.running()) {
            return InterfaceState.UP;
        }
        return link.operationalState() == OperationalState.DOWN ? InterfaceState.DOWN : InterfaceState.UNKNOWN;
    }

    private static Optional<String> permanentAddressOfPort(Link link) {
        return link.port() instanceof PortKind.BondPort port ? port.permanentAddress() : Optional.empty();
    }

    /// A port of Open vSwitch hangs at a device nobody asks about; the bridge it belongs to is for OVSDB to say.
    private Optional<String> controller(Link link) {
        return link.controller().flatMap(this::name).filter(Predicate.not(HIDDEN::contains));
    }

    /// A finite lifetime is the only trace of DHCP and router advertisements in the kernel.
    private IpSettings ip(Link link, Family family) {
        var own = addresses.getOrDefault(link.index(), List.of()).stream()
                .filter(address -> address.family() == family)
                .map(KernelInterfaces::address)
                .toList();
        boolean automatic = own.stream().anyMatch(IpAddress::isAutomatic);
        var settings = IpSettings.unset()
                .withEnabled(Optional.of(!own.isEmpty()))
                .withAddress(Optional.of(own))
                .withDhcp(Optional.of(automatic && family == Family.IPV4));
        return family == Family.IPV6 ? settings.withAutoconf(Optional.of(automatic)) : settings;
    }

    private static IpAddress address(InterfaceAddress address) {
        return new IpAddress(
                address.address(),
                address.prefixLength(),
                Optional.empty(),
                address.validLifetime().map(seconds -> seconds + "sec"),
                address.preferredLifetime().map(seconds -> seconds + "sec"),
                Extras.none());
    }

    private BondInterface.Bond bond(Link link, LinkKind.Bond bond) {
        var ownPorts = portsOf(link);
        return new BondInterface.Bond(
                mode(bond),
                Optional.of(KernelBondOptions.of(bond, bond.primary().flatMap(this::name))),
                Optional.of(ownPorts.stream().map(Link::name).toList()),
                Optional.of(ownPorts.stream().map(KernelInterfaces::portConfig).toList()),
                Extras.none());
    }

    private static Optional<BondMode> mode(LinkKind.Bond bond) {
        var modes = BondMode.values();
        return bond.mode() < modes.length ? Optional.of(modes[bond.mode()]) : Optional.empty();
    }

    private static BondInterface.PortConfig portConfig(Link port) {
        return port.port() instanceof PortKind.BondPort own
                ? new BondInterface.PortConfig(
                        port.name(), own.priority().map(Integer::longValue), own.queueId(), Extras.none())
                : new BondInterface.PortConfig(port.name(), Optional.empty(), Optional.empty(), Extras.none());
    }

    private VlanInterface.Vlan vlan(Link link, LinkKind.Vlan vlan) {
        return new VlanInterface.Vlan(
                baseName(link),
                vlan.id(),
                Optional.of(protocol(vlan.protocol())),
                Optional.of(
                        vlan.gvrp()
                                ? VlanInterface.RegistrationProtocol.GVRP
                                : vlan.mvrp()
                                        ? VlanInterface.RegistrationProtocol.MVRP
                                        : VlanInterface.RegistrationProtocol.NONE),
                Optional.of(vlan.reorderHeaders()),
                Optional.of(vlan.looseBinding()),
                Extras.none());
    }

    static VlanProtocol protocol(int ethertype) {
        return ethertype == ETHERTYPE_802_1AD ? VlanProtocol.IEEE_802_1AD : VlanProtocol.IEEE_802_1Q;
    }

    private VxlanInterface.Vxlan vxlan(LinkKind.Vxlan vxlan) {
        return new VxlanInterface.Vxlan(
                vxlan.base().flatMap(this::name),
                vxlan.id(),
                vxlan.learning(),
                vxlan.local(),
                vxlan.remote(),
                vxlan.destinationPort(),
                Extras.none());
    }

    /// Nothing tells more of it than its kind when its base lives in another network namespace.
    private NetworkInterface macVlan(Link link, InterfaceBase base, LinkKind.MacVlan macVlan) {
        var mode = switch (macVlan.mode()) {
            case 1 -> MacVlanInterface.Mode.PRIVATE;
            case 2 -> MacVlanInterface.Mode.VEPA;
            case 4 -> MacVlanInterface.Mode.BRIDGE;
            case 8 -> MacVlanInterface.Mode.PASSTHRU;
            case 16 -> MacVlanInterface.Mode.SOURCE;
            default -> MacVlanInterface.Mode.UNKNOWN;
        };
        var section = baseName(link)
                .map(below -> new MacVlanInterface.MacVlan(
                        below, mode, Optional.of(macVlan.promiscuous()), Extras.none()));
        return macVlan.tap()
                ? new MacVtapInterface(base, section, Extras.none())
                : new MacVlanInterface(base, section, Extras.none());
    }

    private IpVlanInterface.IpVlan ipVlan(Link link, LinkKind.IpVlan ipVlan) {
        var mode = switch (ipVlan.mode()) {
            case 0 -> IpVlanInterface.Mode.L2;
            case 2 -> IpVlanInterface.Mode.L3S;
            default -> IpVlanInterface.Mode.L3;
        };
        return new IpVlanInterface.IpVlan(
                baseName(link),
                Optional.of(mode),
                Optional.of(ipVlan.isPrivate()),
                Optional.of(ipVlan.isVepa()),
                Extras.none());
    }

    private Optional<MacSecInterface.MacSec> macSec(Link link, LinkKind.MacSec macSec) {
        var validation = switch (macSec.validation()) {
            case 0 -> MacSecInterface.Validation.DISABLED;
            case 1 -> MacSecInterface.Validation.CHECK;
            default -> MacSecInterface.Validation.STRICT;
        };
        return baseName(link)
                .map(below -> new MacSecInterface.MacSec(
                        macSec.encrypt(),
                        below,
                        Optional.empty(),
                        Optional.empty(),
                        macSec.port(),
                        validation,
                        macSec.sendSci(),
                        macSec.offload().flatMap(KernelInterfaces::offload),
                        Extras.none()));
    }

    private static Optional<MacSecInterface.Offload> offload(int number) {
        return switch (number) {
            case 0 -> Optional.of(MacSecInterface.Offload.OFF);
            case 1 -> Optional.of(MacSecInterface.Offload.PHY);
            case 2 -> Optional.of(MacSecInterface.Offload.MAC);
            default -> Optional.empty();
        };
    }

    private Optional<HsrInterface.Hsr> hsr(LinkKind.Hsr hsr) {
        return name(hsr.port1())
                .flatMap(port1 -> name(hsr.port2())
                        .map(port2 -> new HsrInterface.Hsr(
                                port1,
                                port2,
                                hsr.supervisionAddress(),
                                hsr.supervisionAddress()
                                        .map(mac -> Integer.parseInt(mac.substring(mac.length() - 2), 16))
                                        .orElse(0),
                                hsr.protocol() == 1 ? HsrInterface.Protocol.PRP : HsrInterface.Protocol.HSR,
                                Extras.none())));
    }

    private InfinibandInterface infiniband(Link link, InterfaceBase base, Optional<Integer> pkey, int mode) {
        return new InfinibandInterface(
                base,
                Optional.of(new InfinibandInterface.Infiniband(
                        mode == 1 ? InfinibandInterface.Mode.CONNECTED : InfinibandInterface.Mode.DATAGRAM,
                        baseName(link),
                        pkey,
                        Extras.none())),
                Extras.none());
    }
}
