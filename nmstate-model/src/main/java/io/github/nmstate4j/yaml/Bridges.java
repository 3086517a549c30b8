package io.github.nmstate4j.yaml;

import static io.github.nmstate4j.yaml.Scalars.FLAG;
import static io.github.nmstate4j.yaml.Scalars.MAC;
import static io.github.nmstate4j.yaml.Scalars.TEXT;
import static io.github.nmstate4j.yaml.Scalars.U16;
import static io.github.nmstate4j.yaml.Scalars.U32;
import static io.github.nmstate4j.yaml.Scalars.U63;
import static io.github.nmstate4j.yaml.Scalars.U8;
import static io.github.nmstate4j.yaml.Scalars.list;
import static io.github.nmstate4j.yaml.Scalars.word;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface.MulticastRouter;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface.Stp;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface.PortBond;
import io.github.nmstate4j.state.iface.OvsBridgeInterface.PortBondMode;
import io.github.nmstate4j.state.iface.PortVlan;
import io.github.nmstate4j.state.iface.PortVlan.TrunkTag;
import io.github.nmstate4j.state.iface.VlanProtocol;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The `bridge` sections, of the kernel and of Open vSwitch.
final class Bridges {

    static final Codec<VlanProtocol> VLAN_PROTOCOL = word(VlanProtocol.class, VlanProtocol::word);

    private record Range(int min, int max) {}

    private static final Table<Range> ID_RANGE = Table.of(t -> {
        var min = t.mandatory("min", U16, Range::min);
        var max = t.mandatory("max", U16, Range::max);
        return row -> new Range(row.must(min, 0), row.must(max, 0));
    });

    /// Either `id` or `id-range`; with both, the id counts.
    private static final Codec<TrunkTag> TRUNK_TAG = new Codec<>() {

        private record Entry(Optional<Integer> id, Optional<Range> range) {}

        @Override
        public Value schema(Schemas schemas, String name) {
            return entry.schema(schemas, "trunk-tag");
        }

        private final Table<Entry> entry = Table.of(t -> {
            var id = t.key("id", U16, Entry::id);
            var range = t.key("id-range", ID_RANGE, Entry::range);
            return row -> new Entry(row.of(id), row.of(range));
        });

        @Override
        public Optional<TrunkTag> read(Value value, Place place) {
            if (value instanceof Value.Mapping mapping
                    && !mapping.entries().containsKey("id")
                    && !mapping.entries().containsKey("id-range")) {
                place.error(Place.MISSING_KEY, "A trunk tag needs `id`, or `id-range` with `min` and `max`.");
                return Optional.empty();
            }
            return entry.read(value, place).flatMap(e -> e.id()
                    .map(id -> new TrunkTag(id, id))
                    .or(() -> e.range().map(range -> new TrunkTag(range.min(), range.max()))));
        }

        @Override
        public Value write(TrunkTag tag) {
            return entry.write(
                    tag.min() == tag.max()
                            ? new Entry(Optional.of(tag.min()), Optional.empty())
                            : new Entry(Optional.empty(), Optional.of(new Range(tag.min(), tag.max()))));
        }
    };

    static final Table<PortVlan> PORT_VLAN = Table.of(t -> {
        var enableNative = t.key("enable-native", FLAG, PortVlan::enableNative);
        var mode = t.key("mode", word(PortVlan.Mode.class), PortVlan::mode);
        var tag = t.key("tag", U16, PortVlan::tag);
        var trunkTags = t.key("trunk-tags", list(TRUNK_TAG), PortVlan::trunkTags);
        t.extras(PortVlan::extras);
        return row ->
                new PortVlan(row.of(enableNative), row.of(mode), row.of(tag), row.of(trunkTags), row.extras());
    });

    private static final Table<Stp> STP = Table.of(t -> {
        var enabled = t.key("enabled", FLAG, Stp::enabled);
        var forwardDelay = t.key("forward-delay", U8, Stp::forwardDelay);
        var helloTime = t.key("hello-time", U8, Stp::helloTime);
        var maxAge = t.key("max-age", U8, Stp::maxAge);
        var priority = t.key("priority", U16, Stp::priority);
        t.extras(Stp::extras);
        return row -> new Stp(
                row.of(enabled),
                row.of(forwardDelay),
                row.of(helloTime),
                row.of(maxAge),
                row.of(priority),
                row.extras());
    });

    /// Words in any case, or the kernel's numbers.
    private static final Codec<MulticastRouter> MULTICAST_ROUTER = new Codec<>() {

        private final Codec<MulticastRouter> words = word(
                Scalars.words(MulticastRouter.class, Scalars::dashed),
                Map.of("0", MulticastRouter.DISABLED, "1", MulticastRouter.AUTO, "2", MulticastRouter.ENABLED));

        @Override
        public Optional<MulticastRouter> read(Value value, Place place) {
            return words.read(
                    value instanceof Value.Text text ? new Value.Text(text.text().toLowerCase(Locale.ROOT)) : value,
                    place);
        }

        @Override
        public Value write(MulticastRouter value) {
            return words.write(value);
        }
    };

    private static final Table<LinuxBridgeInterface.Options> LINUX_OPTIONS = Table.of(t -> {
        var stp = t.key("stp", STP, LinuxBridgeInterface.Options::stp);
        var gcTimer = t.key("gc-timer", U63, LinuxBridgeInterface.Options::gcTimer);
        var groupAddr = t.key("group-addr", MAC, LinuxBridgeInterface.Options::groupAddr);
        var groupFwdMask =
                t.key("group-fwd-mask", U16, LinuxBridgeInterface.Options::groupFwdMask, "group-forward-mask");
        var hashMax = t.key("hash-max", U32, LinuxBridgeInterface.Options::hashMax);
        var helloTimer = t.key("hello-timer", U63, LinuxBridgeInterface.Options::helloTimer);
        var macAgeingTime = t.key("mac-ageing-time", U32, LinuxBridgeInterface.Options::macAgeingTime);
        var lastMemberCount = t.key(
                "multicast-last-member-count", U32, LinuxBridgeInterface.Options::multicastLastMemberCount);
        var lastMemberInterval = t.key(
                "multicast-last-member-interval", U63, LinuxBridgeInterface.Options::multicastLastMemberInterval);
        var membershipInterval = t.key(
                "multicast-membership-interval", U63, LinuxBridgeInterface.Options::multicastMembershipInterval);
        var querier = t.key("multicast-querier", FLAG, LinuxBridgeInterface.Options::multicastQuerier);
        var querierInterval =
                t.key("multicast-querier-interval", U63, LinuxBridgeInterface.Options::multicastQuerierInterval);
        var queryInterval =
                t.key("multicast-query-interval", U63, LinuxBridgeInterface.Options::multicastQueryInterval);
        var queryResponseInterval = t.key(
                "multicast-query-response-interval",
                U63,
                LinuxBridgeInterface.Options::multicastQueryResponseInterval);
        var queryUseIfaddr =
                t.key("multicast-query-use-ifaddr", FLAG, LinuxBridgeInterface.Options::multicastQueryUseIfaddr);
        var router = t.key("multicast-router", MULTICAST_ROUTER, LinuxBridgeInterface.Options::multicastRouter);
        var snooping = t.key("multicast-snooping", FLAG, LinuxBridgeInterface.Options::multicastSnooping);
        var startupQueryCount = t.key(
                "multicast-startup-query-count", U32, LinuxBridgeInterface.Options::multicastStartupQueryCount);
        var startupQueryInterval = t.key(
                "multicast-startup-query-interval",
                U63,
                LinuxBridgeInterface.Options::multicastStartupQueryInterval);
        var vlanProtocol = t.key("vlan-protocol", VLAN_PROTOCOL, LinuxBridgeInterface.Options::vlanProtocol);
        var vlanDefaultPvid = t.key("vlan-default-pvid", U16, LinuxBridgeInterface.Options::vlanDefaultPvid);
        t.extras(LinuxBridgeInterface.Options::extras);
        return row -> new LinuxBridgeInterface.Options(
                row.of(stp),
                row.of(gcTimer),
                row.of(groupAddr),
                row.of(groupFwdMask),
                row.of(hashMax),
                row.of(helloTimer),
                row.of(macAgeingTime),
                row.of(lastMemberCount),
                row.of(lastMemberInterval),
                row.of(membershipInterval),
                row.of(querier),
                row.of(querierInterval),
                row.of(queryInterval),
                row.of(queryResponseInterval),
                row.of(queryUseIfaddr),
                row.of(router),
                row.of(snooping),
                row.of(startupQueryCount),
                row.of(startupQueryInterval),
                row.of(vlanProtocol),
                row.of(vlanDefaultPvid),
                row.extras());
    });

    private static final Table<LinuxBridgeInterface.Port> LINUX_PORT = Table.of(t -> {
        var name = t.mandatory("name", TEXT, LinuxBridgeInterface.Port::name);
        var hairpin = t.key("stp-hairpin-mode", FLAG, LinuxBridgeInterface.Port::stpHairpinMode);
        var pathCost = t.key("stp-path-cost", U32, LinuxBridgeInterface.Port::stpPathCost);
        var priority = t.key("stp-priority", U16, LinuxBridgeInterface.Port::stpPriority);
        var vlan = t.key("vlan", PORT_VLAN, LinuxBridgeInterface.Port::vlan);
        t.extras(LinuxBridgeInterface.Port::extras);
        return row -> new LinuxBridgeInterface.Port(
                row.must(name, ""),
                row.of(hairpin),
                row.of(pathCost),
                row.of(priority),
                row.of(vlan),
                row.extras());
    });

    static final Table<LinuxBridgeInterface.Bridge> LINUX_BRIDGE = Table.of(t -> {
        var options = t.key("options", LINUX_OPTIONS, LinuxBridgeInterface.Bridge::options);
        var port = t.key("port", list(LINUX_PORT), LinuxBridgeInterface.Bridge::port, "ports");
        t.extras(LinuxBridgeInterface.Bridge::extras);
        return row -> new LinuxBridgeInterface.Bridge(row.of(options), row.of(port), row.extras());
    });

    /// A flag, or a section as a bridge of the kernel has it, of which `enabled` counts.
    private static final Codec<Boolean> OVS_STP = new Codec<>() {
        @Override
        public Value schema(Schemas schemas, String name) {
            return Schemas.anyOf(FLAG.schema(schemas, name), STP.schema(schemas, name));
        }

        @Override
        public Optional<Boolean> read(Value value, Place place) {
            return value instanceof Value.Mapping
                    ? STP.read(value, place).map(stp -> stp.enabled().orElse(false))
                    : FLAG.read(value, place);
        }

        @Override
        public Value write(Boolean value) {
            return STP.write(new Stp(
                    Optional.of(value),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Extras.none()));
        }
    };

    private static final Table<OvsBridgeInterface.Options> OVS_OPTIONS = Table.of(t -> {
        var stp = t.key("stp", OVS_STP, OvsBridgeInterface.Options::stp);
        var rstp = t.key("rstp", FLAG, OvsBridgeInterface.Options::rstp);
        var snooping = t.key("mcast-snooping-enable", FLAG, OvsBridgeInterface.Options::mcastSnoopingEnable);
        var failMode = t.key("fail-mode", TEXT, OvsBridgeInterface.Options::failMode);
        var datapath = t.key("datapath", TEXT, OvsBridgeInterface.Options::datapath);
        t.extras(OvsBridgeInterface.Options::extras);
        return row -> new OvsBridgeInterface.Options(
                row.of(stp), row.of(rstp), row.of(snooping), row.of(failMode), row.of(datapath), row.extras());
    });

    private record Named(String name) {}

    /// The members of a bonded port are written with a key each.
    private static final Codec<String> MEMBER = new Codec<>() {

        @Override
        public Value schema(Schemas schemas, String name) {
            return named.schema(schemas, "member");
        }

        private final Table<Named> named = Table.of(t -> {
            var name = t.mandatory("name", TEXT, Named::name);
            return row -> new Named(row.must(name, ""));
        });

        @Override
        public Optional<String> read(Value value, Place place) {
            return named.read(value, place).map(Named::name);
        }

        @Override
        public Value write(String name) {
            return named.write(new Named(name));
        }
    };

    private static final Table<PortBond> OVS_PORT_BOND = Table.of(t -> {
        var mode = t.key("mode", word(PortBondMode.class), PortBond::mode);
        var port = t.key("port", list(MEMBER), PortBond::port, "ports");
        var updelay = t.key("bond-updelay", U32, PortBond::bondUpdelay);
        var downdelay = t.key("bond-downdelay", U32, PortBond::bondDowndelay);
        var ovsDb = t.key("ovs-db", Sections.OVS_DB, PortBond::ovsDb);
        t.extras(PortBond::extras);
        return row -> new PortBond(
                row.of(mode), row.of(port), row.of(updelay), row.of(downdelay), row.of(ovsDb), row.extras());
    });

    private static final Table<OvsBridgeInterface.Port> OVS_PORT = Table.of(t -> {
        var name = t.mandatory("name", TEXT, OvsBridgeInterface.Port::name);
        var bond = t.key("link-aggregation", OVS_PORT_BOND, OvsBridgeInterface.Port::linkAggregation);
        var vlan = t.key("vlan", PORT_VLAN, OvsBridgeInterface.Port::vlan);
        t.extras(OvsBridgeInterface.Port::extras);
        return row ->
                new OvsBridgeInterface.Port(row.must(name, ""), row.of(bond), row.of(vlan), row.extras());
    });

    static final Table<OvsBridgeInterface.Bridge> OVS_BRIDGE = Table.of(t -> {
        var allowExtra = t.key("allow-extra-patch-ports", FLAG, OvsBridgeInterface.Bridge::allowExtraPatchPorts);
        var options = t.key("options", OVS_OPTIONS, OvsBridgeInterface.Bridge::options);
        var port = t.key("port", list(OVS_PORT), OvsBridgeInterface.Bridge::port, "ports");
        t.extras(OvsBridgeInterface.Bridge::extras);
        return row -> new OvsBridgeInterface.Bridge(
                row.of(allowExtra), row.of(options), row.of(port), row.extras());
    });

    private Bridges() {}
}
