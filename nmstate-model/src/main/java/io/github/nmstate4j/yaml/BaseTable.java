package io.github.nmstate4j.yaml;

import static io.github.nmstate4j.yaml.Scalars.ADDRESS;
import static io.github.nmstate4j.yaml.Scalars.FLAG;
import static io.github.nmstate4j.yaml.Scalars.MAC;
import static io.github.nmstate4j.yaml.Scalars.NEIGHBOR;
import static io.github.nmstate4j.yaml.Scalars.TEXT;
import static io.github.nmstate4j.yaml.Scalars.U32;
import static io.github.nmstate4j.yaml.Scalars.U63;
import static io.github.nmstate4j.yaml.Scalars.U8;
import static io.github.nmstate4j.yaml.Scalars.list;
import static io.github.nmstate4j.yaml.Scalars.word;
import static io.github.nmstate4j.yaml.Scalars.words;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceBase.WaitIp;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.Lldp;
import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What interfaces of every kind have.
final class BaseTable {

    private static final Table<IpAddress> ADDRESS_ENTRY = Table.of(t -> {
        var ip = t.mandatory("ip", ADDRESS, IpAddress::ip);
        var prefixLength = t.mandatory("prefix-length", U8, IpAddress::prefixLength);
        var mptcpFlags = t.key("mptcp-flags", list(Sections.MPTCP_FLAG), IpAddress::mptcpFlags);
        var valid = t.key("valid-life-time", TEXT, IpAddress::validLifeTime, "valid-left", "valid-lft");
        var preferred =
                t.key("preferred-life-time", TEXT, IpAddress::preferredLifeTime, "preferred-left", "preferred-lft");
        t.extras(IpAddress::extras);
        return row -> new IpAddress(
                row.must(ip, ""),
                row.must(prefixLength, 0),
                row.of(mptcpFlags),
                row.of(valid),
                row.of(preferred),
                row.extras());
    });

    /// These words are written in lower case, any other text as it is.
    private static final Codec<String> CLIENT_ID = folded("ll", "iaid+duid");

    private static final Codec<String> DUID = folded("llt", "en", "ll", "uuid");
    private static final Codec<String> ADDR_GEN_MODE = folded("eui64", "stable-privacy");

    private static final Codec<Boolean> REFUSED_AUTOCONF = new Codec<>() {
        @Override
        public Optional<Boolean> read(Value value, Place place) {
            place.error(Place.WRONG_VALUE, "autoconf is not allowed for IPv4. Use `dhcp`, or move it to `ipv6`.");
            return Optional.empty();
        }

        @Override
        public Value write(Boolean value) {
            return new Value.Bool(value);
        }
    };

    private static final Table<IpSettings> IPV4 = ip(false);
    private static final Table<IpSettings> IPV6 = ip(true);

    private static final Table<Lldp> LLDP = Table.of(t -> {
        var enabled = t.mandatory("enabled", FLAG, Lldp::enabled);
        var neighbors = t.key("neighbors", list(NEIGHBOR), Lldp::neighbors);
        t.extras(Lldp::extras);
        return row -> new Lldp(row.must(enabled, false), row.of(neighbors), row.extras());
    });

    static final Table<InterfaceBase> BASE = Table.of(t -> {
        var name = t.mandatory("name", TEXT, InterfaceBase::name);
        var state = t.always("state", word(InterfaceState.class), InterfaceBase::state);
        var profileName = t.key("profile-name", TEXT, InterfaceBase::profileName);
        var altNames = t.key("alt-names", list(Sections.ALT_NAME), InterfaceBase::altNames);
        var description = t.key("description", TEXT, InterfaceBase::description);
        var driver = t.key("driver", TEXT, InterfaceBase::driver);
        var identifier = t.key("identifier", word(InterfaceBase.Identifier.class), InterfaceBase::identifier);
        var macAddress = t.key("mac-address", MAC, InterfaceBase::macAddress);
        var permanentMacAddress = t.key("permanent-mac-address", MAC, InterfaceBase::permanentMacAddress);
        var pciAddress = t.key("pci-address", TEXT, InterfaceBase::pciAddress);
        var mtu = t.key("mtu", U63, InterfaceBase::mtu);
        var minMtu = t.key("min-mtu", U63, InterfaceBase::minMtu);
        var maxMtu = t.key("max-mtu", U63, InterfaceBase::maxMtu);
        var waitIp = t.key("wait-ip", word(words(WaitIp.class, BaseTable::families), Map.of()), InterfaceBase::waitIp);
        var ipv4 = t.key("ipv4", IPV4, InterfaceBase::ipv4);
        var ipv6 = t.key("ipv6", IPV6, InterfaceBase::ipv6);
        var mptcp = t.key("mptcp", Sections.MPTCP, InterfaceBase::mptcp);
        var controller = t.key("controller", TEXT, InterfaceBase::controller);
        var acceptAll = t.key("accept-all-mac-addresses", FLAG, InterfaceBase::acceptAllMacAddresses);
        var copyMacFrom = t.key("copy-mac-from", TEXT, InterfaceBase::copyMacFrom);
        var ovsDb = t.key("ovs-db", Sections.OVS_DB, InterfaceBase::ovsDb);
        var ieee8021x = t.key("802.1x", Sections.IEEE_802_1X, InterfaceBase::ieee8021x);
        var lldp = t.key("lldp", LLDP, InterfaceBase::lldp);
        var ethtool = t.key("ethtool", Sections.ETHTOOL, InterfaceBase::ethtool);
        var dispatch = t.key("dispatch", Sections.DISPATCH, InterfaceBase::dispatch);
        t.readElsewhere("type");
        return row -> new InterfaceBase(
                row.must(name, ""),
                row.of(state).orElse(InterfaceState.UP),
                row.of(profileName),
                row.of(description),
                row.of(driver),
                row.of(identifier),
                row.of(macAddress),
                row.of(permanentMacAddress),
                row.of(mtu),
                row.of(minMtu),
                row.of(maxMtu),
                row.of(waitIp),
                row.of(ipv4),
                row.of(ipv6),
                row.of(controller),
                row.of(acceptAll),
                row.of(copyMacFrom),
                row.of(lldp),
                row.of(pciAddress),
                row.of(altNames),
                row.of(mptcp),
                row.of(ovsDb),
                row.of(ieee8021x),
                row.of(ethtool),
                row.of(dispatch));
    });

    private BaseTable() {}

    private static String families(WaitIp waitIp) {
        return waitIp == WaitIp.IPV4_AND_IPV6 ? "ipv4+ipv6" : Scalars.dashed(waitIp);
    }

    /// What belongs to the other family is refused for autoconf and dropped for the rest.
    private static Table<IpSettings> ip(boolean v6) {
        return Table.of(t -> {
            var enabled = t.key("enabled", FLAG, IpSettings::enabled);
            var dhcp = t.key("dhcp", FLAG, IpSettings::dhcp);
            var autoconf = t.key("autoconf", v6 ? FLAG : REFUSED_AUTOCONF, IpSettings::autoconf);
            var address = t.key("address", list(ADDRESS_ENTRY), IpSettings::address);
            var autoDns = t.key("auto-dns", FLAG, IpSettings::autoDns);
            var autoGateway = t.key("auto-gateway", FLAG, IpSettings::autoGateway);
            var autoRoutes = t.key("auto-routes", FLAG, IpSettings::autoRoutes);
            var autoRouteTableId = t.key("auto-route-table-id", U32, IpSettings::autoRouteTableId);
            var autoRouteMetric = t.key("auto-route-metric", U32, IpSettings::autoRouteMetric);
            var clientId = t.key("dhcp-client-id", v6 ? foreign("IPv4", CLIENT_ID) : CLIENT_ID, IpSettings::dhcpClientId);
            var duid = t.key("dhcp-duid", v6 ? DUID : foreign("IPv6", DUID), IpSettings::dhcpDuid);
            var addrGenMode = t.key("addr-gen-mode", v6 ? ADDR_GEN_MODE : foreign("IPv6", ADDR_GEN_MODE), IpSettings::addrGenMode);
            var token = t.key("token", v6 ? ADDRESS : foreign("IPv6", ADDRESS), IpSettings::token);
            var allowExtra = t.key("allow-extra-address", FLAG, IpSettings::allowExtraAddress);
            var sendHostname = t.key("dhcp-send-hostname", FLAG, IpSettings::dhcpSendHostname);
            var customHostname = t.key("dhcp-custom-hostname", TEXT, IpSettings::dhcpCustomHostname);
            var forwarding = t.key("forwarding", v6 ? foreign("IPv4", FLAG) : FLAG, IpSettings::forwarding);
            t.extras(IpSettings::extras);
            return row -> new IpSettings(
                    row.of(enabled),
                    row.of(dhcp),
                    row.of(autoconf),
                    row.of(address),
                    row.of(autoDns),
                    row.of(autoGateway),
                    row.of(autoRoutes),
                    row.of(autoRouteTableId),
                    row.of(autoRouteMetric),
                    row.of(clientId),
                    row.of(duid),
                    row.of(addrGenMode),
                    row.of(token),
                    row.of(allowExtra),
                    row.of(sendHostname),
                    row.of(customHostname),
                    row.of(forwarding),
                    row.extras());
        });
    }

    private static <T> Codec<T> foreign(String family, Codec<T> there) {
        return new Codec<>() {
            @Override
            public Optional<T> read(Value value, Place place) {
                warn(place);
                return Optional.empty();
            }

            @Override
            public void unknownKeys(T value, Place place) {
                warn(place);
            }

            private void warn(Place place) {
                place.warning(Place.UNKNOWN_KEY, "This belongs to " + family + " and is left out here.");
            }

            @Override
            public Value write(T value) {
                return there.write(value);
            }
        };
    }

    private static Codec<String> folded(String... words) {
        return new Codec<>() {
            @Override
            public Value schema(Schemas schemas, String name) {
                return Schemas.TEXT;
            }

            @Override
            public Optional<String> read(Value value, Place place) {
                return TEXT.read(value, place)
                        .map(text -> List.of(words).stream()
                                .filter(word -> word.equalsIgnoreCase(text))
                                .findFirst()
                                .orElse(text));
            }

            @Override
            public Value write(String value) {
                return new Value.Text(value);
            }
        };
    }
}
