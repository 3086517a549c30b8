package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.handler.rtnetlink.AddressText;
import io.github.nmstate4j.handler.rtnetlink.BridgeVlan;
import io.github.nmstate4j.handler.rtnetlink.Family;
import io.github.nmstate4j.handler.rtnetlink.InterfaceAddress;
import io.github.nmstate4j.handler.rtnetlink.KernelRoute;
import io.github.nmstate4j.handler.rtnetlink.KernelRouteBuilder;
import io.github.nmstate4j.handler.rtnetlink.KernelRule;
import io.github.nmstate4j.handler.rtnetlink.KernelRuleBuilder;
import io.github.nmstate4j.handler.rtnetlink.KernelSnapshot;
import io.github.nmstate4j.handler.rtnetlink.Link;
import io.github.nmstate4j.handler.rtnetlink.PortKind;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a kernel shows of the node.
final class KernelView {

    private static final int PROTOCOL_KERNEL = 2;
    private static final int PROTOCOL_DHCP = 16;
    private static final long TABLE_LOCAL = 255;
    private static final long TABLE_DEFAULT = 253;
    private static final long LEASE_SECONDS = 3600;
    private static final long OUTSIDE_METRIC = 20_000;
    private static final long IPV6_METRIC = 1024;
    private static final long LOOPBACK_MTU = 65_536;
    private static final int LAST_VLAN = 4094;

    private final NodeState node;

    KernelView(NodeState node) {
        this.node = node;
    }

    KernelSnapshot snapshot() {
        var devices = node.devices().stream()
                .filter(SimulatedDevice::isInKernel)
                .sorted(Comparator.comparingInt(SimulatedDevice::index))
                .toList();
        var addresses = new ArrayList<InterfaceAddress>();
        var routes = new ArrayList<KernelRoute>();
        var rules = new ArrayList<>(ownRules());
        for (var device : devices) {
            var own = addresses(device);
            addresses.addAll(own);
            own.stream().map(address -> connected(device, address)).forEach(routes::add);
            routes.addAll(routes(device));
            device.applied().ifPresent(profile -> rules.addAll(rules(profile)));
        }
        return new KernelSnapshot(
                devices.stream().map(this::link).toList(),
                addresses,
                multipath(routes),
                rules,
                devices.stream().flatMap(device -> bridgeVlans(device).stream()).toList());
    }

    private Link link(SimulatedDevice device) {
        var applied = device.applied();
        return Link.ethernet(device.index(), device.name())
                .hardware(
                        device.type().equals(SimulatedDevice.LOOPBACK)
                                ? Link.Hardware.LOOPBACK
                                : Link.Hardware.ETHERNET)
                .adminUp(true)
                .running(true)
                .operationalState(Link.OperationalState.UP)
                .mtu(Optional.of(mtu(device)))
                .minMtu(Optional.of(68L))
                .maxMtu(Optional.of(65_535L))
                .address(Optional.of(address(device)))
                .permanentAddress(
                        device.type().equals(SimulatedDevice.ETHERNET)
                                ? Optional.of(device.address())
                                : Optional.empty())
                .controller(controller(device).map(SimulatedDevice::index))
                .alternativeNames(node.alternativeNames().getOrDefault(device.name(), List.of()))
                .base(base(device))
                .promiscuous(applied.flatMap(profile ->
                                Values.number(profile, SimulatedDevice.ETHERNET, "accept-all-mac-addresses"))
                        .equals(Optional.of(1L)))
                .ipv6Token(applied.flatMap(profile -> profile.text("ipv6", "token")))
                .ipv4Forwarding(Optional.of(applied.flatMap(profile -> Values.number(profile, "ipv4", "forwarding"))
                        .equals(Optional.of(1L))))
                .kind(Kinds.of(device, name -> node.kernelDevice(name).map(SimulatedDevice::index)))
                .port(port(device))
                .build();
    }

    private long mtu(SimulatedDevice device) {
        var chosen = device.applied()
                .flatMap(profile -> Values.number(profile, SimulatedDevice.ETHERNET, "mtu"))
                .filter(mtu -> mtu > 0);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        if (device.type().equals(SimulatedDevice.LOOPBACK)) {
            return LOOPBACK_MTU;
        }
        return parent(device, "vlan").map(this::mtu).orElse(1500L);
    }

    private Optional<SimulatedDevice> parent(SimulatedDevice device, String setting) {
        return device.applied()
                .flatMap(profile -> profile.text(setting, "parent"))
                .flatMap(node::kernelDevice)
                .filter(parent -> parent.index() != device.index());
    }

    /// Bonds and bridges take the address of their first port, a VLAN that of its parent.
    private String address(SimulatedDevice device) {
        var chosen = device.applied()
                .flatMap(profile -> Values.address(profile, SimulatedDevice.ETHERNET, "cloned-mac-address"));
        if (chosen.isPresent()) {
            return chosen.get();
        }
        return switch (device.type()) {
            case "bond", "bridge" ->
                node.devices().stream()
                        .filter(port -> port.isInKernel()
                                && port.index() != device.index()
                                && controller(port).map(SimulatedDevice::index).equals(Optional.of(device.index())))
                        .map(SimulatedDevice::address)
                        .findFirst()
                        .orElse(device.address());
            case "vlan" -> parent(device, "vlan").map(this::address).orElse(device.address());
            default -> device.address();
        };
    }

    /// The controller as the kernel sees it: Open vSwitch's ports are not among them.
    private Optional<SimulatedDevice> controller(SimulatedDevice device) {
        return device.applied()
                .flatMap(Profile::portType)
                .filter(type -> !type.startsWith("ovs-"))
                .flatMap(type -> device.controller().flatMap(name -> node.device(name, type)));
    }

    private Optional<Integer> base(SimulatedDevice device) {
        return device.peer()
                .flatMap(node::kernelDevice)
                .or(() -> parent(device, "vlan"))
                .or(() -> parent(device, "macvlan"))
                .map(SimulatedDevice::index);
    }

    private PortKind port(SimulatedDevice device) {
        var profile = device.applied();
        return controller(device)
                .map(controller -> switch (controller.type()) {
                    case "bond" ->
                        (PortKind) new PortKind.BondPort(
                                Optional.of(device.address()),
                                Optional.of(profile.flatMap(own -> Values.integer(own, "bond-port", "queue-id"))
                                        .orElse(0)),
                                Optional.of(profile.flatMap(own -> Values.integer(own, "bond-port", "prio"))
                                        .orElse(0)));
                    case "bridge" ->
                        new PortKind.BridgePort(
                                Optional.of(profile.flatMap(own -> Values.integer(own, "bridge-port", "priority"))
                                        .orElse(32)),
                                Optional.of(profile.flatMap(own -> Values.number(own, "bridge-port", "path-cost"))
                                        .orElse(100L)),
                                Optional.of(profile.flatMap(own -> Values.flag(own, "bridge-port", "hairpin-mode"))
                                        .orElse(false)));
                    case "vrf" -> new PortKind.VrfPort();
                    default -> new PortKind.Other(controller.type());
                })
                .orElseGet(PortKind.None::new);
    }

    private List<BridgeVlan> bridgeVlans(SimulatedDevice device) {
        var bridge = controller(device).filter(controller -> controller.type().equals("bridge"));
        var filtering = bridge.flatMap(SimulatedDevice::applied)
                .flatMap(profile -> Values.flag(profile, "bridge", "vlan-filtering"))
                .orElse(false);
        if (!filtering || device.applied().isEmpty()) {
            return List.of();
        }
        var vlans = new ArrayList<BridgeVlan>();
        var settings = Values.dicts(device.applied().get(), "bridge-port", "vlans");
        var defaultPvid = bridge.flatMap(SimulatedDevice::applied)
                .flatMap(profile -> Values.integer(profile, "bridge", "vlan-default-pvid"))
                .orElse(1);
        boolean hasPvid = settings.stream().anyMatch(vlan -> Values.flag(vlan, "pvid"));
        if (defaultPvid > 0 && defaultPvid <= LAST_VLAN) {
            vlans.add(new BridgeVlan(device.index(), defaultPvid, defaultPvid, !hasPvid, true));
        }
        for (var vlan : settings) {
            int first = Math.toIntExact(Values.number(vlan, "vid-start").orElse(1L));
            int last = Math.toIntExact(Values.number(vlan, "vid-end").orElse((long) first));
            vlans.add(new BridgeVlan(
                    device.index(), first, last, Values.flag(vlan, "pvid"), Values.flag(vlan, "untagged")));
        }
        return vlans;
    }

    private List<InterfaceAddress> addresses(SimulatedDevice device) {
        var addresses = new ArrayList<InterfaceAddress>();
        for (var outside : device.outside()) {
            var slash = outside.indexOf('/');
            addresses.add(permanent(device, outside.substring(0, slash), Integer.parseInt(outside.substring(slash + 1))));
        }
        device.applied().ifPresent(profile -> {
            for (var family : List.of("ipv4", "ipv6")) {
                var method = profile.text(family, "method").orElse("disabled");
                if (method.equals("auto") && family.equals("ipv4")) {
                    Optional.ofNullable(node.leases().get(device.name()))
                            .ifPresent(lease -> addresses.add(new InterfaceAddress(
                                    device.index(),
                                    Family.IPV4,
                                    lease.address(),
                                    lease.prefixLength(),
                                    Optional.empty(),
                                    Optional.of(LEASE_SECONDS),
                                    Optional.of(LEASE_SECONDS))));
                }
                if (!method.equals("disabled") && !method.equals("ignore")) {
                    for (var item : Values.dicts(profile, family, "address-data")) {
                        addresses.add(permanent(
                                device,
                                Values.text(item, "address").orElse(""),
                                Math.toIntExact(Values.number(item, "prefix").orElse(0L))));
                    }
                    if (family.equals("ipv6")) {
                        addresses.add(permanent(device, linkLocal(address(device)), 64));
                    }
                }
            }
        });
        return addresses;
    }

    private static InterfaceAddress permanent(SimulatedDevice device, String address, int prefixLength) {
        return new InterfaceAddress(
                device.index(),
                family(address),
                address,
                prefixLength,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Family family(String address) {
        return address.contains(":") ? Family.IPV6 : Family.IPV4;
    }

    /// From the hardware address, as in RFC 4291.
    private static String linkLocal(String address) {
        var octets = address.split(":", -1);
        return "fe80::" + Integer.toHexString(((octet(octets, 0) ^ 0x2) << 8) | octet(octets, 1))
                + ":" + Integer.toHexString((octet(octets, 2) << 8) | 0xff)
                + ":" + Integer.toHexString(0xfe00 | octet(octets, 3))
                + ":" + Integer.toHexString((octet(octets, 4) << 8) | octet(octets, 5));
    }

    private static int octet(String[] octets, int index) {
        return Integer.parseInt(octets[index], 16);
    }

    private KernelRoute connected(SimulatedDevice device, InterfaceAddress address) {
        return KernelRoute.to(
                        address.family(),
                        network(address.address(), address.prefixLength()),
                        new KernelRoute.Hop(Optional.of(device.index()), Optional.empty(), 1))
                .protocol(PROTOCOL_KERNEL)
                .scope(address.family() == Family.IPV4 ? KernelRoute.SCOPE_LINK : KernelRoute.SCOPE_UNIVERSE)
                .table(table(device).orElse(KernelRoute.TABLE_MAIN))
                .metric(Optional.of(metric(device, address.family())))
                .build();
    }

    /// Ports of a VRF keep their routes in its table.
    private Optional<Long> table(SimulatedDevice device) {
        return controller(device)
                .flatMap(SimulatedDevice::applied)
                .flatMap(profile -> Values.number(profile, "vrf", "table"));
    }

    private static long metric(SimulatedDevice device, Family family) {
        var setting = family == Family.IPV4 ? "ipv4" : "ipv6";
        return device.applied()
                .flatMap(profile -> Values.number(profile, setting, "route-metric"))
                .filter(metric -> metric > 0)
                .orElseGet(() -> family == Family.IPV6 && !device.isActive()
                        ? IPV6_METRIC
                        : switch (device.type()) {
                            case "bond" -> 300L;
                            case "vlan" -> 400L;
                            case "bridge" -> 425L;
                            case "macvlan" -> 400L;
                            case "vxlan" -> 500L;
                            case "dummy" -> 550L;
                            case "ovs-interface" -> 800L;
                            default -> 100L;
                        });
    }

    private List<KernelRoute> routes(SimulatedDevice device) {
        var routes = new ArrayList<KernelRoute>();
        device.gateway()
                .ifPresent(gateway -> routes.add(via(device, Family.IPV4, gateway)
                        .metric(Optional.of(OUTSIDE_METRIC))
                        .protocol(KernelRoute.PROTOCOL_BOOT)
                        .build()));
        device.applied().ifPresent(profile -> {
            for (var setting : List.of("ipv4", "ipv6")) {
                for (var route : Values.dicts(profile, setting, "route-data")) {
                    routes.add(route(device, profile, setting, route));
                }
                profile.text(setting, "gateway")
                        .ifPresent(gateway -> routes.add(via(device, family(gateway), gateway).build()));
            }
            if (profile.text("ipv4", "method").equals(Optional.of("auto"))) {
                Optional.ofNullable(node.leases().get(device.name()))
                        .filter(ignored -> !Values.flag(profile, "ipv4", "never-default").orElse(false))
                        .flatMap(NodeState.Lease::gateway)
                        .ifPresent(gateway -> routes.add(
                                via(device, Family.IPV4, gateway).protocol(PROTOCOL_DHCP).build()));
            }
        });
        return routes;
    }

    private KernelRouteBuilder via(
            SimulatedDevice device, Family family, String gateway) {
        return KernelRoute.to(
                        family,
                        family.any() + "/0",
                        new KernelRoute.Hop(Optional.of(device.index()), Optional.of(gateway), 1))
                .table(table(device).orElse(KernelRoute.TABLE_MAIN))
                .metric(Optional.of(metric(device, family)));
    }

    private KernelRoute route(
            SimulatedDevice device, Profile profile, String setting, Map<String, SettingValue> route) {
        var family = setting.equals("ipv4") ? Family.IPV4 : Family.IPV6;
        var destination = Values.text(route, "dest").orElse(family.any()) + "/"
                + Values.number(route, "prefix").orElse(0L);
        var gateway = Values.text(route, "next-hop");
        int type =
                switch (Values.text(route, "type").orElse("unicast")) {
                    case "blackhole" -> KernelRoute.TYPE_BLACKHOLE;
                    case "unreachable" -> KernelRoute.TYPE_UNREACHABLE;
                    case "prohibit" -> KernelRoute.TYPE_PROHIBIT;
                    default -> KernelRoute.TYPE_UNICAST;
                };
        var hop = new KernelRoute.Hop(
                Optional.of(device.index()),
                gateway,
                Math.toIntExact(Values.number(route, "weight").orElse(1L)));
        return KernelRoute.to(family, destination, hop)
                .type(type)
                .hops(type == KernelRoute.TYPE_UNICAST || family == Family.IPV6 ? List.of(hop) : List.of())
                .scope(
                        gateway.isEmpty() && family == Family.IPV4 && type == KernelRoute.TYPE_UNICAST
                                ? KernelRoute.SCOPE_LINK
                                : KernelRoute.SCOPE_UNIVERSE)
                .table(Values.number(route, "table")
                        .filter(table -> table > 0)
                        .or(() -> Values.number(profile, setting, "route-table").filter(table -> table > 0))
                        .or(() -> table(device))
                        .orElse(KernelRoute.TABLE_MAIN))
                .metric(Optional.of(Values.number(route, "metric")
                        .filter(metric -> metric > 0)
                        .orElseGet(() -> metric(device, family))))
                .source(Values.text(route, "src"))
                .lockedCongestionWindow(
                        Values.flag(route, "lock-cwnd") ? Values.number(route, "cwnd") : Optional.empty())
                .build();
    }

    /// IPv4 routes to one place that differ in nothing but their way are one route with several.
    private static List<KernelRoute> multipath(List<KernelRoute> routes) {
        var merged = new LinkedHashMap<KernelRoute, List<KernelRoute.Hop>>();
        for (var route : routes) {
            var key = route.family() == Family.IPV4 && route.type() == KernelRoute.TYPE_UNICAST
                            && route.protocol() == KernelRoute.PROTOCOL_STATIC
                    ? KernelRouteBuilder.builder(route)
                            .hops(List.of())
                            .build()
                    : route;
            merged.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(route.hops());
        }
        return merged.entrySet().stream()
                .map(entry -> KernelRouteBuilder.builder(entry.getKey())
                        .hops(entry.getValue().stream().distinct().toList())
                        .build())
                .toList();
    }

    private static String network(String address, int prefixLength) {
        var bytes = InetAddress.ofLiteral(address).getAddress();
        for (int bit = prefixLength; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        return AddressText.ip(ByteBuffer.wrap(bytes)) + "/" + prefixLength;
    }

    private static List<KernelRule> ownRules() {
        return List.of(
                ownRule(Family.IPV4, 0, TABLE_LOCAL),
                ownRule(Family.IPV4, 32_766, KernelRoute.TABLE_MAIN),
                ownRule(Family.IPV4, 32_767, TABLE_DEFAULT),
                ownRule(Family.IPV6, 0, TABLE_LOCAL),
                ownRule(Family.IPV6, 32_766, KernelRoute.TABLE_MAIN));
    }

    private static KernelRule ownRule(Family family, long priority, long table) {
        return KernelRuleBuilder.builder()
                .family(family)
                .action(KernelRule.ACTION_TABLE)
                .protocol(Optional.of(PROTOCOL_KERNEL))
                .priority(Optional.of(priority))
                .table(Optional.of(table))
                .build();
    }

    private static List<KernelRule> rules(Profile profile) {
        var rules = new ArrayList<KernelRule>();
        for (var setting : List.of("ipv4", "ipv6")) {
            for (var rule : Values.dicts(profile, setting, "routing-rules")) {
                rules.add(KernelRuleBuilder.builder()
                        .family(setting.equals("ipv4") ? Family.IPV4 : Family.IPV6)
                        .action(Math.toIntExact(Values.number(rule, "action").orElse((long) KernelRule.ACTION_TABLE)))
                        .protocol(Optional.of(KernelRoute.PROTOCOL_STATIC))
                        .priority(Values.number(rule, "priority"))
                        .from(prefix(rule, "from"))
                        .to(prefix(rule, "to"))
                        .table(Values.number(rule, "table"))
                        .incomingInterface(Values.text(rule, "iifname"))
                        .fwmark(Values.number(rule, "fwmark"))
                        .fwmask(Values.number(rule, "fwmask"))
                        .suppressPrefixLength(
                                Values.number(rule, "suppress-prefixlength").filter(length -> length >= 0))
                        .build());
            }
        }
        return rules;
    }

    private static Optional<String> prefix(Map<String, SettingValue> rule, String key) {
        return Values.text(rule, key)
                .map(address -> address + "/" + Values.number(rule, key + "-len").orElse(0L));
    }
}
