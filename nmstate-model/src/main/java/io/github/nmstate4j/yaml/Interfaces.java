package io.github.nmstate4j.yaml;

import static io.github.nmstate4j.yaml.BaseTable.BASE;
import static io.github.nmstate4j.yaml.Bridges.VLAN_PROTOCOL;
import static io.github.nmstate4j.yaml.Scalars.ADDRESS;
import static io.github.nmstate4j.yaml.Scalars.FLAG;
import static io.github.nmstate4j.yaml.Scalars.I32;
import static io.github.nmstate4j.yaml.Scalars.MAC;
import static io.github.nmstate4j.yaml.Scalars.TEXT;
import static io.github.nmstate4j.yaml.Scalars.U16;
import static io.github.nmstate4j.yaml.Scalars.U16_OR_NULL;
import static io.github.nmstate4j.yaml.Scalars.U32;
import static io.github.nmstate4j.yaml.Scalars.list;
import static io.github.nmstate4j.yaml.Scalars.numbered;
import static io.github.nmstate4j.yaml.Scalars.word;
import static io.github.nmstate4j.yaml.Scalars.words;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.BondInterface.Bond;
import io.github.nmstate4j.state.iface.BondInterface.PortConfig;
import io.github.nmstate4j.state.iface.BondMode;
import io.github.nmstate4j.state.iface.DummyInterface;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.EthernetInterface.Ethernet;
import io.github.nmstate4j.state.iface.EthernetInterface.SrIov;
import io.github.nmstate4j.state.iface.EthernetInterface.Vf;
import io.github.nmstate4j.state.iface.OvsInterface.Dpdk;
import io.github.nmstate4j.state.iface.MacVlanInterface;
import io.github.nmstate4j.state.iface.MacVtapInterface;
import io.github.nmstate4j.state.iface.IpVlanInterface;
import io.github.nmstate4j.state.iface.MacSecInterface;
import io.github.nmstate4j.state.iface.HsrInterface;
import io.github.nmstate4j.state.iface.InfinibandInterface;
import io.github.nmstate4j.state.iface.IpsecInterface;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.LoopbackInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OtherInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.iface.OvsInterface.Patch;
import io.github.nmstate4j.state.iface.VethInterface;
import io.github.nmstate4j.state.iface.VethInterface.Veth;
import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.state.iface.VlanInterface.Vlan;
import io.github.nmstate4j.state.iface.VrfInterface;
import io.github.nmstate4j.state.iface.VrfInterface.Vrf;
import io.github.nmstate4j.state.iface.VxlanInterface;
import io.github.nmstate4j.state.iface.VxlanInterface.Vxlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One table per kind of interface, and the codec that chooses among them by `type`.
final class Interfaces implements Codec<NetworkInterface> {

    /// Kinds that are shown and cannot be configured.
    private static final List<InterfaceType> SHOWN_ONLY = List.of(InterfaceType.XFRM, InterfaceType.TUN);

    private static final Table<Vf> VF = Table.of(t -> {
        var id = t.mandatory("id", U32, Vf::id);
        var ifaceName = t.key("iface-name", TEXT, Vf::ifaceName);
        var macAddress = t.key("mac-address", MAC, Vf::macAddress);
        var spoofCheck = t.key("spoof-check", FLAG, Vf::spoofCheck);
        var trust = t.key("trust", FLAG, Vf::trust);
        var minTxRate = t.key("min-tx-rate", U32, Vf::minTxRate);
        var maxTxRate = t.key("max-tx-rate", U32, Vf::maxTxRate);
        var vlanId = t.key("vlan-id", U32, Vf::vlanId);
        var qos = t.key("qos", U32, Vf::qos);
        var vlanProto = t.key("vlan-proto", VLAN_PROTOCOL, Vf::vlanProto);
        t.extras(Vf::extras);
        return row -> new Vf(
                row.must(id, 0L),
                row.of(ifaceName),
                row.of(macAddress),
                row.of(spoofCheck),
                row.of(trust),
                row.of(minTxRate),
                row.of(maxTxRate),
                row.of(vlanId),
                row.of(qos),
                row.of(vlanProto),
                row.extras());
    });

    private static final Table<SrIov> SR_IOV = Table.of(t -> {
        var driversAutoprobe = t.key("drivers-autoprobe", FLAG, SrIov::driversAutoprobe);
        var totalVfs = t.key("total-vfs", U32, SrIov::totalVfs);
        var vfs = t.key("vfs", list(VF), SrIov::vfs);
        t.extras(SrIov::extras);
        return row -> new SrIov(row.of(driversAutoprobe), row.of(totalVfs), row.of(vfs), row.extras());
    });

    private static final Table<Ethernet> ETHERNET_SECTION = Table.of(t -> {
        var srIov = t.key("sr-iov", SR_IOV, Ethernet::srIov);
        var autoNegotiation = t.key("auto-negotiation", FLAG, Ethernet::autoNegotiation);
        var speed = t.key("speed", U32, Ethernet::speed);
        var duplex = t.key("duplex", word(EthernetInterface.Duplex.class), Ethernet::duplex);
        t.extras(Ethernet::extras);
        return row -> new Ethernet(
                row.of(srIov), row.of(autoNegotiation), row.of(speed), row.of(duplex), row.extras());
    });

    private static final Table<EthernetInterface> ETHERNET = Table.of(t -> {
        var base = t.include(BASE, EthernetInterface::base);
        var ethernet = t.key("ethernet", ETHERNET_SECTION, EthernetInterface::ethernet);
        t.extras(EthernetInterface::extras);
        return row -> new EthernetInterface(base.apply(row), row.of(ethernet), row.extras());
    });

    private static final Table<Veth> VETH_SECTION = Table.of(t -> {
        var peer = t.mandatory("peer", TEXT, Veth::peer);
        t.extras(Veth::extras);
        return row -> new Veth(row.must(peer, ""), row.extras());
    });

    private static final Table<VethInterface> VETH = Table.of(t -> {
        var base = t.include(BASE, VethInterface::base);
        var veth = t.key("veth", VETH_SECTION, VethInterface::veth);
        var ethernet = t.key("ethernet", ETHERNET_SECTION, VethInterface::ethernet);
        t.extras(VethInterface::extras);
        return row -> new VethInterface(base.apply(row), row.of(veth), row.of(ethernet), row.extras());
    });

    private static final Table<DummyInterface> DUMMY = Table.of(t -> {
        var base = t.include(BASE, DummyInterface::base);
        t.extras(DummyInterface::extras);
        return row -> new DummyInterface(base.apply(row), row.extras());
    });

    private static final Table<LoopbackInterface> LOOPBACK = Table.of(t -> {
        var base = t.include(BASE, LoopbackInterface::base);
        t.extras(LoopbackInterface::extras);
        return row -> new LoopbackInterface(base.apply(row), row.extras());
    });

    private static final Table<PortConfig> BOND_PORT = Table.of(t -> {
        var name = t.mandatory("name", TEXT, PortConfig::name);
        var priority = t.key("priority", I32, PortConfig::priority);
        var queueId = t.key("queue-id", U16, PortConfig::queueId);
        t.extras(PortConfig::extras);
        return row -> new PortConfig(row.must(name, ""), row.of(priority), row.of(queueId), row.extras());
    });

    private static final Table<Bond> BOND_SECTION = Table.of(t -> {
        var mode = t.key("mode", word(words(BondMode.class, BondMode::word), numbered(BondMode.values())), Bond::mode);
        var options = t.key("options", new BondOptions(), Bond::options);
        var port = t.key("port", list(TEXT), Bond::port, "ports");
        var portsConfig = t.key("ports-config", list(BOND_PORT), Bond::portsConfig);
        t.extras(Bond::extras);
        return row -> new Bond(row.of(mode), row.of(options), row.of(port), row.of(portsConfig), row.extras());
    });

    private static final Table<BondInterface> BOND = Table.of(t -> {
        var base = t.include(BASE, BondInterface::base);
        var bond = t.key("link-aggregation", BOND_SECTION, BondInterface::bond);
        t.extras(BondInterface::extras);
        return row -> new BondInterface(base.apply(row), row.of(bond), row.extras());
    });

    private static final Table<LinuxBridgeInterface> LINUX_BRIDGE = Table.of(t -> {
        var base = t.include(BASE, LinuxBridgeInterface::base);
        var bridge = t.key("bridge", Bridges.LINUX_BRIDGE, LinuxBridgeInterface::bridge);
        t.extras(LinuxBridgeInterface::extras);
        return row -> new LinuxBridgeInterface(base.apply(row), row.of(bridge), row.extras());
    });

    private static final Table<OvsBridgeInterface> OVS_BRIDGE = Table.of(t -> {
        var base = t.include(BASE, OvsBridgeInterface::base);
        var bridge = t.key("bridge", Bridges.OVS_BRIDGE, OvsBridgeInterface::bridge);
        t.extras(OvsBridgeInterface::extras);
        return row -> new OvsBridgeInterface(base.apply(row), row.of(bridge), row.extras());
    });

    private static final Table<Patch> PATCH = Table.of(t -> {
        var peer = t.mandatory("peer", TEXT, Patch::peer);
        t.extras(Patch::extras);
        return row -> new Patch(row.must(peer, ""), row.extras());
    });

    private static final Table<Dpdk> DPDK = Table.of(t -> {
        var devargs = t.mandatory("devargs", TEXT, Dpdk::devargs);
        var rxQueue = t.key("rx-queue", U32, Dpdk::rxQueue, "n_rxq");
        var nRxqDesc = t.key("n_rxq_desc", U32, Dpdk::nRxqDesc);
        var nTxqDesc = t.key("n_txq_desc", U32, Dpdk::nTxqDesc);
        t.extras(Dpdk::extras);
        return row -> new Dpdk(
                row.must(devargs, ""), row.of(rxQueue), row.of(nRxqDesc), row.of(nTxqDesc), row.extras());
    });

    private static final Table<OvsInterface> OVS_INTERFACE = Table.of(t -> {
        var base = t.include(BASE, OvsInterface::base);
        var patch = t.key("patch", PATCH, OvsInterface::patch);
        var dpdk = t.key("dpdk", DPDK, OvsInterface::dpdk);
        t.extras(OvsInterface::extras);
        return row -> new OvsInterface(base.apply(row), row.of(patch), row.of(dpdk), row.extras());
    });

    private static final Table<Vlan> VLAN_SECTION = Table.of(t -> {
        var baseIface = t.key("base-iface", TEXT, Vlan::baseIface);
        var id = t.mandatory("id", U16, Vlan::id);
        var protocol = t.key("protocol", VLAN_PROTOCOL, Vlan::protocol);
        var registration = t.key(
                "registration-protocol",
                word(VlanInterface.RegistrationProtocol.class),
                Vlan::registrationProtocol);
        var reorderHeaders = t.key("reorder-headers", FLAG, Vlan::reorderHeaders);
        var looseBinding = t.key("loose-binding", FLAG, Vlan::looseBinding);
        t.extras(Vlan::extras);
        return row -> new Vlan(
                row.of(baseIface),
                row.must(id, 0),
                row.of(protocol),
                row.of(registration),
                row.of(reorderHeaders),
                row.of(looseBinding),
                row.extras());
    });

    private static final Table<VlanInterface> VLAN = Table.of(t -> {
        var base = t.include(BASE, VlanInterface::base);
        var vlan = t.key("vlan", VLAN_SECTION, VlanInterface::vlan);
        t.extras(VlanInterface::extras);
        return row -> new VlanInterface(base.apply(row), row.of(vlan), row.extras());
    });

    private static final Table<Vxlan> VXLAN_SECTION = Table.of(t -> {
        var baseIface = t.key("base-iface", TEXT, Vxlan::baseIface);
        var id = t.mandatory("id", U32, Vxlan::id);
        var learning = t.key("learning", FLAG, Vxlan::learning);
        var local = t.key("local", ADDRESS, Vxlan::local);
        var remote = t.key("remote", ADDRESS, Vxlan::remote);
        var destinationPort = t.key("destination-port", U16_OR_NULL, Vxlan::destinationPort);
        t.extras(Vxlan::extras);
        return row -> new Vxlan(
                row.of(baseIface),
                row.must(id, 0L),
                row.of(learning),
                row.of(local),
                row.of(remote),
                row.of(destinationPort),
                row.extras());
    });

    private static final Table<VxlanInterface> VXLAN = Table.of(t -> {
        var base = t.include(BASE, VxlanInterface::base);
        var vxlan = t.key("vxlan", VXLAN_SECTION, VxlanInterface::vxlan);
        t.extras(VxlanInterface::extras);
        return row -> new VxlanInterface(base.apply(row), row.of(vxlan), row.extras());
    });

    private static final Table<Vrf> VRF_SECTION = Table.of(t -> {
        var port = t.key("port", list(TEXT), Vrf::port, "ports");
        var routeTableId = t.key("route-table-id", U32, Vrf::routeTableId);
        t.extras(Vrf::extras);
        return row -> new Vrf(row.of(port), row.of(routeTableId), row.extras());
    });

    private static final Table<VrfInterface> VRF = Table.of(t -> {
        var base = t.include(BASE, VrfInterface::base);
        var vrf = t.key("vrf", VRF_SECTION, VrfInterface::vrf);
        t.extras(VrfInterface::extras);
        return row -> new VrfInterface(base.apply(row), row.of(vrf), row.extras());
    });

    /// A kind that is not known, or not yet: what all kinds have is read, the rest is kept.
    private record Kept(InterfaceBase base, Extras extras) {}

    private static final Table<Kept> KEPT = Table.of(t -> {
        var base = t.include(BASE, Kept::base);
        t.keepsAnything();
        t.extras(Kept::extras);
        return row -> new Kept(base.apply(row), row.extras());
    });

    private static final Map<InterfaceType, Table<? extends NetworkInterface>> KINDS = allKinds();
    private static final Map<String, InterfaceType> TYPES = Stream.of(
                    KINDS.keySet(), SHOWN_ONLY, List.of(InterfaceType.UNKNOWN))
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableMap(InterfaceType::name, Function.identity()));

    static final Interfaces ANY = new Interfaces();

    private Interfaces() {}

    /// The tables of all kinds that can be configured.
    static Map<InterfaceType, Table<? extends NetworkInterface>> kinds() {
        return KINDS;
    }

    private static Map<InterfaceType, Table<? extends NetworkInterface>> allKinds() {
        var kinds = new LinkedHashMap<InterfaceType, Table<? extends NetworkInterface>>();
        kinds.put(InterfaceType.ETHERNET, ETHERNET);
        kinds.put(InterfaceType.VETH, VETH);
        kinds.put(InterfaceType.DUMMY, DUMMY);
        kinds.put(InterfaceType.LOOPBACK, LOOPBACK);
        kinds.put(InterfaceType.BOND, BOND);
        kinds.put(InterfaceType.MAC_VLAN, FurtherInterfaces.MAC_VLAN);
        kinds.put(InterfaceType.MAC_VTAP, FurtherInterfaces.MAC_VTAP);
        kinds.put(InterfaceType.IPVLAN, FurtherInterfaces.IPVLAN);
        kinds.put(InterfaceType.MACSEC, FurtherInterfaces.MACSEC);
        kinds.put(InterfaceType.HSR, FurtherInterfaces.HSR);
        kinds.put(InterfaceType.INFINIBAND, FurtherInterfaces.INFINIBAND);
        kinds.put(InterfaceType.IPSEC, FurtherInterfaces.IPSEC);

        kinds.put(InterfaceType.LINUX_BRIDGE, LINUX_BRIDGE);
        kinds.put(InterfaceType.OVS_BRIDGE, OVS_BRIDGE);
        kinds.put(InterfaceType.OVS_INTERFACE, OVS_INTERFACE);
        kinds.put(InterfaceType.VLAN, VLAN);
        kinds.put(InterfaceType.VXLAN, VXLAN);
        kinds.put(InterfaceType.VRF, VRF);
        return kinds;
    }

    @Override
    public Optional<NetworkInterface> read(Value value, Place place) {
        if (!(value instanceof Value.Mapping mapping)) {
            return Scalars.wrong(place, "an interface (name, type, state)", value);
        }
        var word = Optional.ofNullable(mapping.entries().get("type"))
                .filter(type -> !(type instanceof Value.Null))
                .flatMap(type -> TEXT.read(type, place.key("type")));
        var type = word.map(name -> type(name, mapping)).orElse(InterfaceType.UNKNOWN);
        if (!KINDS.containsKey(type) && !type.equals(InterfaceType.UNKNOWN)) {
            warn(type, place.key("type"));
        }
        return read(type, isAbsent(mapping.entries()) ? nameAndState(mapping) : mapping, place);
    }

    private static Value.Mapping nameAndState(Value.Mapping mapping) {
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.keySet().retainAll(List.of("name", "state"));
        return new Value.Mapping(entries);
    }

    private static Optional<NetworkInterface> read(InterfaceType type, Value.Mapping entries, Place place) {
        var table = KINDS.get(type);
        return table == null
                ? KEPT.read(entries, place).map(kept -> new OtherInterface(kept.base(), type, kept.extras()))
                : table.read(entries, place).map(Function.identity());
    }

    /// Reads what was kept once more, as the kind that it turned out to be.
    static Optional<NetworkInterface> reinterpret(OtherInterface kept, InterfaceType type, Place place) {
        var written = KEPT.write(new Kept(kept.base(), kept.extras()));
        return written instanceof Value.Mapping entries ? read(type, entries, place) : Optional.empty();
    }

    private static boolean isAbsent(Map<String, Value> entries) {
        return new Value.Text("absent").equals(entries.get("state"));
    }

    /// A veth is an Ethernet interface to some writers.
    private static InterfaceType type(String word, Value.Mapping mapping) {
        var type = Optional.ofNullable(TYPES.get(word)).orElseGet(() -> InterfaceType.other(word));
        return type.equals(InterfaceType.ETHERNET) && mapping.entries().get("veth") instanceof Value.Mapping
                ? InterfaceType.VETH
                : type;
    }

    private static void warn(InterfaceType type, Place place) {
        if (SHOWN_ONLY.contains(type)) {
            place.warning(
                    Place.UNKNOWN_TYPE, "Interfaces of type `" + type + "` are shown; they cannot be configured.");
            return;
        }
        var known = KINDS.keySet().stream().map(InterfaceType::name).toList();
        place.warning(
                Place.UNKNOWN_TYPE,
                "There is no interface type `" + type + "`."
                        + Nearest.of(type.name(), known)
                                .map(near -> " Did you mean `" + near + "`?")
                                .orElse(" There are " + String.join(", ", known) + "."));
    }

    @Override
    public Value write(NetworkInterface one) {
        var written = switch (one) {
            case EthernetInterface ethernet -> ETHERNET.write(ethernet);
            case VethInterface veth -> VETH.write(veth);
            case DummyInterface dummy -> DUMMY.write(dummy);
            case LoopbackInterface loopback -> LOOPBACK.write(loopback);
            case BondInterface bond -> BOND.write(bond);
            case LinuxBridgeInterface bridge -> LINUX_BRIDGE.write(bridge);
            case OvsBridgeInterface bridge -> OVS_BRIDGE.write(bridge);
            case OvsInterface ovs -> OVS_INTERFACE.write(ovs);
            case VlanInterface vlan -> VLAN.write(vlan);
            case VxlanInterface vxlan -> VXLAN.write(vxlan);
            case VrfInterface vrf -> VRF.write(vrf);
            case MacVlanInterface macVlan -> FurtherInterfaces.MAC_VLAN.write(macVlan);
            case MacVtapInterface macVtap -> FurtherInterfaces.MAC_VTAP.write(macVtap);
            case IpVlanInterface ipVlan -> FurtherInterfaces.IPVLAN.write(ipVlan);
            case MacSecInterface macSec -> FurtherInterfaces.MACSEC.write(macSec);
            case HsrInterface hsr -> FurtherInterfaces.HSR.write(hsr);
            case InfinibandInterface infiniband -> FurtherInterfaces.INFINIBAND.write(infiniband);
            case IpsecInterface ipsec -> FurtherInterfaces.IPSEC.write(ipsec);
            case OtherInterface other -> KEPT.write(new Kept(other.base(), other.extras()));
        };
        return withType(written, one.type());
    }

    /// What is ignored may be of any kind and say anything; of what shall be absent only the name counts.
    @Override
    public void unknownKeys(NetworkInterface one, Place place) {
        if (one.state() == InterfaceState.IGNORE) {
            return;
        }
        if (!KINDS.containsKey(one.type()) && !one.type().equals(InterfaceType.UNKNOWN)) {
            warn(one.type(), place.key("type"));
        }
        if (one.state() != InterfaceState.ABSENT) {
            if (one instanceof OtherInterface other) {
                KEPT.unknownKeys(new Kept(other.base(), other.extras()), place);
            } else {
                tableOf(one).unknownKeys(one, place);
            }
        }
    }

    @SuppressWarnings("unchecked") // Every kind stands in the map with the table of its own records.
    private static Table<NetworkInterface> tableOf(NetworkInterface one) {
        return (Table<NetworkInterface>) Objects.requireNonNull(KINDS.get(one.type()));
    }

    /// Name, type and state come first.
    private static Value withType(Value written, InterfaceType type) {
        if (!(written instanceof Value.Mapping mapping) || type.equals(InterfaceType.UNKNOWN)) {
            return written;
        }
        var entries = new LinkedHashMap<String, Value>();
        mapping.entries().forEach((key, value) -> {
            entries.put(key, value);
            if (key.equals("name")) {
                entries.put("type", new Value.Text(type.name()));
            }
        });
        return new Value.Mapping(entries);
    }

    /// The kind decides which further keys there are; of an interface that shall be absent only the name counts.
    @Override
    public Value schema(Schemas schemas, String name) {
        var kinds = new ArrayList<Value>();
        KINDS.forEach((type, table) -> {
            var is = new LinkedHashMap<String, Value>();
            is.put("type", Schemas.mapping(Map.of("const", new Value.Text(type.name()))));
            is.put("state", Schemas.mapping(Map.of("not", Schemas.mapping(Map.of("const", new Value.Text("absent"))))));
            // A veth may call itself Ethernet.
            is.put("veth", Schemas.mapping(Map.of("not", type.equals(InterfaceType.ETHERNET) ? Schemas.ANYTHING : Schemas.NULL)));
            var condition = new LinkedHashMap<String, Value>();
            condition.put("properties", Schemas.mapping(is));
            condition.put("required", Schemas.texts(List.of("type")));
            var kind = new LinkedHashMap<String, Value>();
            kind.put("if", Schemas.mapping(condition));
            kind.put("then", table.schema(schemas, type.name()));
            kinds.add(Schemas.mapping(kind));
        });
        var schema = new LinkedHashMap<String, Value>();
        schema.put("type", new Value.Text("object"));
        schema.put("required", Schemas.texts(List.of("name")));
        schema.put("allOf", new Value.Sequence(kinds));
        return Schemas.mapping(schema);
    }

    @Override
    public List<Table<?>> tables() {
        return List.copyOf(KINDS.values());
    }
}
