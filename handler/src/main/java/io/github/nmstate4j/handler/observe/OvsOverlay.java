package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Bridge;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Interface;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Port;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import io.github.nmstate4j.state.ovs.Ovn;
import io.github.nmstate4j.state.ovs.OvsDb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lays what Open vSwitch knows over the kernel's interfaces: its bridges, the interfaces the kernel never sees, and which
/// bridge an interface is a port of.
final class OvsOverlay {

    /// NetworkManager's own mark on what it made; nobody else's business.
    private static final String BOOKKEEPING = "NM.connection.uuid";

    private static final String BRIDGE_MAPPINGS = "ovn-bridge-mappings";

    private final OvsdbSnapshot ovs;
    private final Map<String, Port> ports;
    private final Map<String, Interface> interfaces;
    private final Map<String, String> controllers = new LinkedHashMap<>();

    OvsOverlay(OvsdbSnapshot ovs) {
        this.ovs = ovs;
        this.ports = ovs.ports().stream()
                .collect(Collectors.toMap(Port::name, Function.identity(), (one, other) -> other));
        this.interfaces = ovs.interfaces().stream()
                .collect(Collectors.toMap(Interface::name, Function.identity(), (one, other) -> other));
        for (var bridge : ovs.bridges()) {
            portsOf(bridge).forEach(port -> port.interfaces().forEach(name -> controllers.put(name, bridge.name())));
        }
    }

    List<NetworkInterface> over(List<NetworkInterface> kernel) {
        var all = new ArrayList<NetworkInterface>();
        kernel.forEach(networkInterface -> all.add(overlaid(networkInterface)));
        var known = kernel.stream().map(NetworkInterface::name).collect(Collectors.toSet());
        ovs.interfaces().stream()
                .filter(own -> !known.contains(own.name()))
                .flatMap(own -> unknownToTheKernel(own).stream())
                .forEach(all::add);
        ovs.bridges().stream().map(this::bridge).forEach(all::add);
        return all;
    }

    private NetworkInterface overlaid(NetworkInterface kernel) {
        var own = Optional.ofNullable(interfaces.get(kernel.name()));
        if (own.isEmpty()) {
            return kernel;
        }
        var maps = ovsDb(own.get().externalIds(), own.get().otherConfig());
        var base = kernel.base().withController(controller(kernel.name()).or(kernel.base()::controller));
        return switch (kernel) {
            // With the user-space datapath the kernel shows an internal interface as a tap.
            case OtherInterface other when other.type().equals(InterfaceType.TUN) -> new OvsInterface(
                    base.withState(InterfaceState.UP).withOvsDb(maps), Optional.empty(), Optional.empty(), Extras.none());
            default -> kernel.withBase(base.withOvsDb(maps));
        };
    }

    private Optional<String> controller(String name) {
        return Optional.ofNullable(controllers.get(name));
    }

    private Optional<OvsInterface> unknownToTheKernel(Interface own) {
        var base = InterfaceBase.of(own.name(), InterfaceState.UP)
                .withController(controller(own.name()))
                .withOvsDb(ovsDb(own.externalIds(), own.otherConfig()));
        return switch (own.type()) {
            case "patch" -> Optional.of(new OvsInterface(
                    base,
                    Optional.ofNullable(own.options().get("peer"))
                            .map(peer -> new OvsInterface.Patch(peer, Extras.none())),
                    Optional.empty(),
                    Extras.none()));
            case "dpdk" -> Optional.of(new OvsInterface(
                    base.withMtu(own.mtu()), Optional.empty(), Optional.of(dpdk(own.options())), Extras.none()));
            default -> Optional.empty();
        };
    }

    private static OvsInterface.Dpdk dpdk(Map<String, String> options) {
        return new OvsInterface.Dpdk(
                options.getOrDefault("dpdk-devargs", ""),
                number(options, "n_rxq"),
                number(options, "n_rxq_desc"),
                number(options, "n_txq_desc"),
                Extras.none());
    }

    private static Optional<Long> number(Map<String, String> options, String key) {
        return Optional.ofNullable(options.get(key))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    private NetworkInterface bridge(Bridge bridge) {
        return new OvsBridgeInterface(
                InterfaceBase.of(bridge.name(), InterfaceState.UP)
                        .withOvsDb(Optional.of(maps(bridge.externalIds(), bridge.otherConfig()))),
                Optional.of(new OvsBridgeInterface.Bridge(
                        Optional.empty(),
                        Optional.of(new OvsBridgeInterface.Options(
                                Optional.of(bridge.stp()),
                                Optional.of(bridge.rstp()),
                                Optional.of(bridge.mcastSnooping()),
                                Optional.of(bridge.failMode().orElse("")),
                                Optional.of(bridge.datapath()),
                                Extras.none())),
                        Optional.of(portsOf(bridge).stream()
                                .sorted(Comparator.comparing(OvsOverlay::isBond).thenComparing(Port::name))
                                .map(this::port)
                                .toList()),
                        Extras.none())),
                Extras.none());
    }

    private List<Port> portsOf(Bridge bridge) {
        return bridge.ports().stream()
                .flatMap(name -> Optional.ofNullable(ports.get(name)).stream())
                .toList();
    }

    private static boolean isBond(Port port) {
        return port.interfaces().size() > 1;
    }

    private OvsBridgeInterface.Port port(Port port) {
        return new OvsBridgeInterface.Port(
                port.name(), isBond(port) ? Optional.of(bond(port)) : Optional.empty(), vlan(port), Extras.none());
    }

    private OvsBridgeInterface.PortBond bond(Port port) {
        return new OvsBridgeInterface.PortBond(
                mode(port),
                Optional.of(port.interfaces().stream().sorted().toList()),
                Optional.of(port.bondUpdelay()).filter(delay -> delay != 0),
                Optional.of(port.bondDowndelay()).filter(delay -> delay != 0),
                ovsDb(port.externalIds(), port.otherConfig()),
                Extras.none());
    }

    private static Optional<OvsBridgeInterface.PortBondMode> mode(Port port) {
        var given = port.bondMode()
                .flatMap(word -> Arrays.stream(OvsBridgeInterface.PortBondMode.values())
                        .filter(mode -> mode.name().replace('_', '-').equalsIgnoreCase(word))
                        .findFirst());
        return given.or(() -> port.lacp()
                .filter("active"::equals)
                .map(lacp -> OvsBridgeInterface.PortBondMode.LACP));
    }

    private static Optional<PortVlan> vlan(Port port) {
        return port.vlanMode().flatMap(mode -> switch (mode) {
            case "access" -> Optional.of(new PortVlan(
                    Optional.empty(),
                    Optional.of(PortVlan.Mode.ACCESS),
                    Optional.of(port.tag().orElse(0)),
                    Optional.empty(),
                    Extras.none()));
            case "trunk" -> Optional.of(new PortVlan(
                    port.tag().map(tag -> true),
                    Optional.of(PortVlan.Mode.TRUNK),
                    port.tag(),
                    Optional.of(ranges(port.trunks())),
                    Extras.none()));
            default -> Optional.empty();
        });
    }

    private static List<PortVlan.TrunkTag> ranges(List<Integer> ids) {
        var ranges = new ArrayList<PortVlan.TrunkTag>();
        for (int id : ids) {
            if (!ranges.isEmpty() && ranges.getLast().max() + 1 == id) {
                ranges.set(ranges.size() - 1, new PortVlan.TrunkTag(ranges.getLast().min(), id));
            } else {
                ranges.add(new PortVlan.TrunkTag(id, id));
            }
        }
        return ranges;
    }

    /// The two maps, when there is something in them.
    private static Optional<OvsDb> ovsDb(Map<String, String> externalIds, Map<String, String> otherConfig) {
        return shown(externalIds).isEmpty() && otherConfig.isEmpty()
                ? Optional.empty()
                : Optional.of(maps(externalIds, otherConfig));
    }

    private static OvsDb maps(Map<String, String> externalIds, Map<String, String> otherConfig) {
        return new OvsDb(Optional.of(texts(shown(externalIds))), Optional.of(texts(otherConfig)), Extras.none());
    }

    private static Map<String, Optional<String>> texts(Map<String, String> map) {
        var texts = new TreeMap<String, Optional<String>>();
        map.forEach((key, value) -> texts.put(key, Optional.of(value)));
        return texts;
    }

    private static Map<String, String> shown(Map<String, String> externalIds) {
        var shown = new LinkedHashMap<>(externalIds);
        shown.remove(BOOKKEEPING);
        return shown;
    }

    /// The settings of the whole switch; none on a node without Open vSwitch.
    Optional<OvsDb> global() {
        if (!ovs.running()) {
            return Optional.empty();
        }
        var externalIds = new LinkedHashMap<>(ovs.externalIds());
        externalIds.remove(BRIDGE_MAPPINGS);
        return Optional.of(maps(externalIds, ovs.otherConfig()));
    }

    /// Which networks OVN reaches through which bridge, by network.
    Optional<Ovn> ovn() {
        var mappings = Arrays.stream(ovs.externalIds().getOrDefault(BRIDGE_MAPPINGS, "").split(",", -1))
                .map(item -> item.strip().split(":", 2))
                .filter(pair -> pair.length == 2)
                .map(pair -> Ovn.BridgeMapping.of(pair[0], pair[1]))
                .sorted(Comparator.comparing(Ovn.BridgeMapping::localnet))
                .toList();
        return mappings.isEmpty() ? Optional.empty() : Optional.of(new Ovn(Optional.of(mappings), Extras.none()));
    }
}
