package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Bridge;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Interface;
import io.github.nmstate4j.handler.ovsdb.OvsdbSnapshot.Port;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        var base = kernel.base().withController(controller(kernel.name()).or(kernel.base()::controller));
        return switch (kernel) {
            // With the user-space datapath the kernel shows an internal interface as a tap.
            case OtherInterface other when other.type().equals(KernelInterfaces.TUN) -> new OvsInterface(
                    base.withState(InterfaceState.UP),
                    Optional.empty(),
                    extras(Extras.none(), own.get().externalIds(), own.get().otherConfig()));
            case OvsInterface internal -> new OvsInterface(
                    base,
                    internal.patch(),
                    extras(internal.extras(), own.get().externalIds(), own.get().otherConfig()));
            default -> kernel.withBase(base);
        };
    }

    private Optional<String> controller(String name) {
        return Optional.ofNullable(controllers.get(name));
    }

    private Optional<OvsInterface> unknownToTheKernel(Interface own) {
        var base = InterfaceBase.of(own.name(), InterfaceState.UP).withController(controller(own.name()));
        return switch (own.type()) {
            case "patch" -> Optional.of(new OvsInterface(
                    base,
                    Optional.ofNullable(own.options().get("peer"))
                            .map(peer -> new OvsInterface.Patch(peer, Extras.none())),
                    extras(Extras.none(), own.externalIds(), own.otherConfig())));
            case "dpdk" -> Optional.of(new OvsInterface(
                    base.withMtu(own.mtu()),
                    Optional.empty(),
                    extras(
                            Values.mapping().value("dpdk", dpdk(own.options())).toExtras(),
                            own.externalIds(),
                            own.otherConfig())));
            default -> Optional.empty();
        };
    }

    private static Value dpdk(Map<String, String> options) {
        var section = Values.mapping().text("devargs", options.getOrDefault("dpdk-devargs", ""));
        number(options, "n_rxq").ifPresent(queues -> section.number("rx-queue", queues));
        number(options, "n_rxq_desc").ifPresent(count -> section.number("n_rxq_desc", count));
        number(options, "n_txq_desc").ifPresent(count -> section.number("n_txq_desc", count));
        return section.toMapping();
    }

    private static Optional<Long> number(Map<String, String> options, String key) {
        return Optional.ofNullable(options.get(key))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    private NetworkInterface bridge(Bridge bridge) {
        return new OvsBridgeInterface(
                InterfaceBase.of(bridge.name(), InterfaceState.UP),
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
                Values.mapping()
                        .value("ovs-db", maps(bridge.externalIds(), bridge.otherConfig()))
                        .toExtras());
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
                extras(Extras.none(), port.externalIds(), port.otherConfig()));
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

    /// The same with the two maps, when there is something in them.
    private static Extras extras(Extras extras, Map<String, String> externalIds, Map<String, String> otherConfig) {
        if (shown(externalIds).isEmpty() && otherConfig.isEmpty()) {
            return extras;
        }
        var more = new LinkedHashMap<>(extras.values());
        more.put("ovs-db", maps(externalIds, otherConfig));
        return new Extras(more);
    }

    private static Value maps(Map<String, String> externalIds, Map<String, String> otherConfig) {
        return Values.mapping()
                .value("external_ids", Values.texts(shown(externalIds)))
                .value("other_config", Values.texts(otherConfig))
                .toMapping();
    }

    private static Map<String, String> shown(Map<String, String> externalIds) {
        var shown = new LinkedHashMap<>(externalIds);
        shown.remove(BOOKKEEPING);
        return shown;
    }

    /// The sections `ovs-db` and `ovn` of the whole document; none on a node without Open vSwitch.
    Extras globals() {
        if (!ovs.running()) {
            return Extras.none();
        }
        var externalIds = new LinkedHashMap<>(shown(ovs.externalIds()));
        var mappings = Optional.ofNullable(externalIds.remove(BRIDGE_MAPPINGS)).orElse("");
        var globals = Values.mapping().value("ovs-db", maps(externalIds, ovs.otherConfig()));
        if (!mappings.isBlank()) {
            globals.value(
                    "ovn",
                    Values.mapping()
                            .value("bridge-mappings", bridgeMappings(mappings))
                            .toMapping());
        }
        return globals.toExtras();
    }

    private static Value bridgeMappings(String text) {
        return new Value.Sequence(Arrays.stream(text.split(","))
                .map(item -> item.strip().split(":", 2))
                .filter(pair -> pair.length == 2)
                .sorted(Comparator.comparing(pair -> pair[0]))
                .map(pair -> (Value) Values.mapping()
                        .text("localnet", pair[0])
                        .text("bridge", pair[1])
                        .toMapping())
                .toList());
    }
}
