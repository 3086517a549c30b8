package io.github.nmstate4j.handler.networkmanager.dbus;

import static java.util.Map.entry;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.handler.networkmanager.dbus.Remote.Properties;
import io.github.nmstate4j.state.iface.LldpNeighbor;
import io.github.nmstate4j.state.ip.IpText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a device heard by LLDP, from NetworkManager's dictionaries to the TLVs of a document (IEEE 802.1AB, Annexes D and F of 802.1Q
/// and 802.3). What a neighbour did not say is left out.
final class Neighbors {

    private static final String IEEE_802_1 = "00:80:c2";
    private static final String IEEE_802_3 = "00:12:0f";

    /// By bit.
    private static final List<String> CAPABILITIES = List.of(
            "Other",
            "Repeater",
            "MAC Bridge component",
            "802.11 Access Point (AP)",
            "Router",
            "Telephone",
            "DOCSIS cable device",
            "Station Only",
            "C-VLAN component",
            "S-VLAN component",
            "Two-port MAC Relay component");

    /// By number; the second word's spelling is nmstate's, and programs look for it.
    private static final List<String> CHASSIS_IDS = List.of(
            "Reserved",
            "Chasis compontent",
            "Interface alias",
            "Port component",
            "MAC address",
            "Network address",
            "Interface name",
            "Locally assigned");

    private static final List<String> PORT_IDS = List.of(
            "Reserved",
            "Interface alias",
            "Port component",
            "MAC address",
            "Network address",
            "Interface name",
            "Agent circuit ID",
            "Locally assigned");

    /// Address families as IANA numbers them.
    private static final Map<Long, String> FAMILIES = Map.of(1L, "IPv4", 2L, "IPv6", 6L, "MAC");

    private Neighbors() {}

    static List<LldpNeighbor> of(Properties device) {
        return device.dicts("LldpNeighbors").stream().map(Neighbors::neighbor).toList();
    }

    private static LldpNeighbor neighbor(Properties said) {
        return LldpNeighbor.of(Stream.of(
                        text(said, "system-name", 5),
                        text(said, "system-description", 6),
                        given(said, "system-capabilities").map(_ -> mapping(type(7), entry("system-capabilities", capabilities(said)))),
                        id(said, "chassis-id", 1, CHASSIS_IDS),
                        id(said, "port-id", 2, PORT_IDS),
                        organization(said, "ieee-802-1-vlans", Neighbors::vlans, IEEE_802_1, 3),
                        organization(said, "ieee-802-3-mac-phy-conf", Neighbors::macPhy, IEEE_802_3, 1),
                        organization(said, "ieee-802-1-ppvids", Neighbors::protocolVlans, IEEE_802_1, 2),
                        given(said, "management-addresses").map(_ -> mapping(type(8), entry("management-addresses", addresses(said)))),
                        organization(said, "ieee-802-3-max-frame-size", neighbor -> number(neighbor, "ieee-802-3-max-frame-size"), IEEE_802_3, 4))
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<Object> given(Properties said, String key) {
        return Optional.ofNullable(said.values().get(key));
    }

    private static Map.Entry<String, Value> type(int tlv) {
        return entry("type", Value.Num.of(tlv));
    }

    @SafeVarargs
    private static Value.Mapping mapping(Map.Entry<String, ? extends Value>... content) {
        var entries = new LinkedHashMap<String, Value>();
        for (var entry : content) {
            entries.put(entry.getKey(), entry.getValue());
        }
        return new Value.Mapping(entries);
    }

    private static Optional<Value.Mapping> text(Properties said, String key, int type) {
        return given(said, key).map(_ -> mapping(type(type), entry(key, text(said, key))));
    }

    private static Optional<Value.Mapping> id(Properties said, String key, int type, List<String> kinds) {
        return given(said, key).map(_ -> {
            int kind = (int) said.number(key + "-type");
            return mapping(
                    type(type),
                    entry(key, text(said, key)),
                    entry(key + "-type", Value.Num.of(kind)),
                    entry("_description", new Value.Text(kinds.get(kind >= 0 && kind < kinds.size() ? kind : 0))));
        });
    }

    private static Optional<Value.Mapping> organization(
            Properties said, String key, Function<Properties, Value> content, String oui, int subtype) {
        return given(said, key)
                .map(_ -> mapping(
                        type(127), entry(key, content.apply(said)), entry("oui", new Value.Text(oui)), entry("subtype", Value.Num.of(subtype))));
    }

    private static Value capabilities(Properties said) {
        long bits = said.number("system-capabilities");
        return new Value.Sequence(IntStream.range(0, CAPABILITIES.size())
                .filter(bit -> (bits & 1L << bit) != 0)
                .<Value>mapToObj(bit -> new Value.Text(CAPABILITIES.get(bit)))
                .toList());
    }

    private static Value vlans(Properties said) {
        return each(said, "ieee-802-1-vlans", vlan -> mapping(entry("name", text(vlan, "name")), entry("vid", number(vlan, "vid"))));
    }

    private static Value macPhy(Properties said) {
        var link = said.dict("ieee-802-3-mac-phy-conf");
        return mapping(
                entry("autoneg", new Value.Bool(link.number("autoneg") != 0)),
                entry("operational-mau-type", number(link, "operational-mau-type")),
                entry("pmd-autoneg-cap", number(link, "pmd-autoneg-cap")));
    }

    private static Value protocolVlans(Properties said) {
        return each(said, "ieee-802-1-ppvids", vlan -> number(vlan, "ppvid"));
    }

    private static Value addresses(Properties said) {
        return each(said, "management-addresses", address -> {
            var family = FAMILIES.getOrDefault(address.number("address-subtype"), "Unknown");
            return mapping(
                    entry("address", new Value.Text(address(family, address.bytes("address")))),
                    entry("address-subtype", new Value.Text(family)),
                    entry("interface-number", number(address, "interface-number")),
                    entry("interface-number-subtype", number(address, "interface-number-subtype")));
        });
    }

    private static String address(String family, byte[] bytes) {
        if (family.startsWith("IP")) {
            try {
                return IpText.normal(InetAddress.getByAddress(bytes).getHostAddress());
            } catch (UnknownHostException _) {
                // A neighbour may say anything.
            }
        }
        return HexFormat.ofDelimiter(":").formatHex(bytes).toUpperCase(Locale.ROOT);
    }

    private static Value text(Properties said, String key) {
        return new Value.Text(said.text(key));
    }

    private static Value number(Properties said, String key) {
        return Value.Num.of(said.number(key));
    }

    private static Value each(Properties said, String key, Function<Properties, Value> content) {
        return new Value.Sequence(said.dicts(key).stream().map(content).toList());
    }
}
