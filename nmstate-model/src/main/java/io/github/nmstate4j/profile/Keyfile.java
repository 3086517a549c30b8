package io.github.nmstate4j.profile;

import io.github.nmstate4j.document.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A profile as the text of NetworkManager's keyfile format, as it lies in `/etc/NetworkManager/system-connections`.
/// Secrets are part of it.
public record Keyfile(String name, String content) {

    /// The settings in the order of the file; any other follows by name.
    private static final List<String> ORDER = List.of(
            "connection", "bond", "bond-port", "bridge", "bridge-port", "ipv4", "ipv6", "ovs-bridge", "ovs-port",
            "ovs-interface", "ovs-patch", "ovs-dpdk", "802-3-ethernet", "vlan", "vxlan", "sriov", "macvlan", "vrf", "veth",
            "user", "802-1x", "ethtool", "infiniband", "ovs-external-ids", "ovs-other-config", "vpn");

    private static final String FILE_SCHEME = "file://";

    public static Keyfile of(Profile profile) {
        var content = profile.settings().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Keyfile::compare))
                .flatMap(setting -> sections(setting.getKey(), setting.getValue()).entrySet().stream())
                .filter(section -> !section.getValue().isEmpty() || section.getKey().equals("connection"))
                .map(section -> "[" + section.getKey() + "]\n" + lines(section.getValue()))
                .collect(Collectors.joining("\n"));
        return new Keyfile(profile.id() + ".nmconnection", content);
    }

    private static int compare(String one, String other) {
        int a = ORDER.indexOf(one);
        int b = ORDER.indexOf(other);
        return a >= 0 && b >= 0 ? a - b : a >= 0 ? -1 : b >= 0 ? 1 : one.compareTo(other);
    }

    private static String lines(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(key -> key.getKey() + "=" + escaped(key.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        var safe = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
        return safe.startsWith(" ") ? "\\s" + safe.substring(1) : safe;
    }

    /// Mostly one; the secrets of a VPN have their own.
    private static Map<String, Map<String, String>> sections(String setting, Map<String, SettingValue> keys) {
        var section = new TreeMap<String, String>();
        var secrets = new TreeMap<String, String>();
        keys.forEach((key, value) -> {
            switch (setting + "." + key) {
                case "ipv4.address-data", "ipv6.address-data" -> numbered("address", dicts(value), Keyfile::address, section);
                case "ipv4.route-data", "ipv6.route-data" -> routes(dicts(value), section);
                case "ipv4.routing-rules", "ipv6.routing-rules" ->
                    numbered("routing-rule", dicts(value), rule -> rule(rule, setting.equals("ipv6")), section);
                case "ipv4.dns-data", "ipv6.dns-data" -> text(value).ifPresent(text -> section.put("dns", text));
                case "bridge.vlans", "bridge-port.vlans" -> section.put("vlans", ranges(dicts(value), "vid-start", "vid-end"));
                case "ovs-port.trunks" -> section.put("trunks", ranges(dicts(value), "start", "end"));
                case "sriov.vfs" -> dicts(value).forEach(vf -> section.put("vf." + plain(vf, "index"), function(vf)));
                case "bond.options", "user.data", "vpn.data" -> section.putAll(map(value));
                case "vpn.secrets" -> secrets.putAll(map(value));
                case "ovs-external-ids.data", "ovs-other-config.data" ->
                    map(value).forEach((name, text) -> section.put("data." + name, text));
                case "802-1x.ca-cert", "802-1x.client-cert", "802-1x.private-key" -> path(value).ifPresent(text -> section.put(key, text));
                default -> text(value).ifPresent(text -> section.put(key, text));
            }
        });
        section.values().removeIf(String::isEmpty);
        var sections = new LinkedHashMap<String, Map<String, String>>();
        sections.put(setting.equals("802-3-ethernet") ? "ethernet" : setting, section);
        sections.put(setting + "-secrets", secrets);
        return sections;
    }

    private interface Line {
        String of(Map<String, SettingValue> entry);
    }

    private static void numbered(String key, List<Map<String, SettingValue>> entries, Line line, Map<String, String> section) {
        for (int i = 0; i < entries.size(); i++) {
            section.put(key + i, line.of(entries.get(i)));
        }
    }

    private static String address(Map<String, SettingValue> entry) {
        return plain(entry, "address") + "/" + plain(entry, "prefix");
    }

    private static void routes(List<Map<String, SettingValue>> routes, Map<String, String> section) {
        for (int i = 0; i < routes.size(); i++) {
            var route = routes.get(i);
            var metric = plain(route, "metric");
            var via = plain(route, "next-hop");
            section.put(
                    "route" + i,
                    plain(route, "dest") + "/" + plain(route, "prefix")
                            + (via.isEmpty() && metric.isEmpty() ? "" : "," + via)
                            + (metric.isEmpty() ? "" : "," + metric));
            var options = new StringBuilder("table=").append(plain(route, "table").isEmpty() ? "254" : plain(route, "table"));
            for (var option : List.of("weight", "type", "cwnd", "lock-cwnd", "src")) {
                var text = plain(route, option);
                options.append(text.isEmpty() ? "" : "," + option + "=" + text);
            }
            section.put("route" + i + "_options", options.toString());
        }
    }

    private static String rule(Map<String, SettingValue> rule, boolean v6) {
        var text = new StringBuilder("priority ").append(plain(rule, "priority"));
        var to = plain(rule, "to");
        var from = plain(rule, "from");
        text.append(to.isEmpty() ? "" : " to " + to + "/" + plain(rule, "to-len"));
        text.append(from.isEmpty() ? "" : " from " + from + "/" + plain(rule, "from-len"));
        if (to.isEmpty() && from.isEmpty()) {
            text.append(v6 ? " from ::/0" : " from 0.0.0.0/0");
        }
        var iif = plain(rule, "iifname");
        text.append(iif.isEmpty() ? "" : " iif " + iif);
        var suppress = plain(rule, "suppress-prefixlength");
        text.append(suppress.isEmpty() ? "" : " suppress_prefixlength " + suppress);
        text.append(switch (plain(rule, "action")) {
            case "6" -> " type blackhole";
            case "7" -> " type unreachable";
            case "8" -> " type prohibit";
            default -> "";
        });
        text.append(" table ").append(plain(rule, "table").isEmpty() ? "254" : plain(rule, "table"));
        var mark = plain(rule, "fwmark");
        if (!mark.isEmpty()) {
            text.append(" fwmark ").append(hexadecimal(mark));
            text.append(plain(rule, "fwmask").isEmpty() ? "" : "/" + hexadecimal(plain(rule, "fwmask")));
        }
        return text.toString();
    }

    private static String hexadecimal(String number) {
        return "0x" + Long.toHexString(Long.parseLong(number));
    }

    private static String ranges(List<Map<String, SettingValue>> entries, String start, String end) {
        return entries.stream()
                .sorted((a, b) -> Long.compare(Long.parseLong(plain(a, start)), Long.parseLong(plain(b, start))))
                .map(entry -> plain(entry, start)
                        + (plain(entry, start).equals(plain(entry, end)) ? "" : "-" + plain(entry, end))
                        + (plain(entry, "pvid").equals("true") ? " pvid" : "")
                        + (plain(entry, "untagged").equals("true") ? " untagged" : ""))
                .collect(Collectors.joining(","));
    }

    private static String function(Map<String, SettingValue> vf) {
        var text = new StringBuilder();
        for (var key : List.of("mac", "spoof-check", "trust", "min-tx-rate", "max-tx-rate")) {
            var value = plain(vf, key);
            text.append(value.isEmpty() ? "" : " " + key + "=" + value);
        }
        var vlans = Optional.ofNullable(vf.get("vlans")).map(Keyfile::dicts).orElse(List.of());
        if (!vlans.isEmpty()) {
            text.append(" vlans=").append(vlans.stream()
                    .map(vlan -> plain(vlan, "id") + "." + (plain(vlan, "qos").isEmpty() ? "0" : plain(vlan, "qos"))
                            + (plain(vlan, "protocol").equals("1") ? ".ad" : ".q"))
                    .collect(Collectors.joining(";")));
        }
        return text.toString().strip();
    }

    private static List<Map<String, SettingValue>> dicts(SettingValue value) {
        return value instanceof SettingValue.DictList list ? list.items() : List.of();
    }

    private static Map<String, String> map(SettingValue value) {
        return switch (value) {
            case SettingValue.TextMap map -> map.entries();
            case SettingValue.HiddenMap map -> {
                var told = new LinkedHashMap<String, String>();
                map.entries().forEach((key, secret) -> {
                    if (!secret.isHidden()) {
                        told.put(key, secret.reveal());
                    }
                });
                yield told;
            }
            default -> Map.of();
        };
    }

    private static String plain(Map<String, SettingValue> entry, String key) {
        return Optional.ofNullable(entry.get(key)).flatMap(Keyfile::text).orElse("");
    }

    /// A certificate is kept as the address of its file.
    private static Optional<String> path(SettingValue value) {
        if (!(value instanceof SettingValue.Bytes(List<Integer> bytes))) {
            return text(value);
        }
        var text = new StringBuilder();
        bytes.stream().filter(b -> b != 0).forEach(b -> text.append((char) b.intValue()));
        return Optional.of(text.toString().startsWith(FILE_SCHEME) ? text.substring(FILE_SCHEME.length()) : text.toString());
    }

    private static Optional<String> text(SettingValue value) {
        return switch (value) {
            case SettingValue.Text(String text) -> Optional.of(text);
            // Whoever hides a secret has none to store.
            case SettingValue.Hidden(Secret secret) -> secret.isHidden() ? Optional.empty() : Optional.of(secret.reveal());
            case SettingValue.Bool(boolean bool) -> Optional.of(Boolean.toString(bool));
            case SettingValue.Int32(int number) -> Optional.of(Integer.toString(number));
            case SettingValue.UInt32(long number) -> Optional.of(Long.toString(number));
            case SettingValue.UInt16(int number) -> Optional.of(Integer.toString(number));
            case SettingValue.Int64(long number) -> Optional.of(Long.toString(number));
            case SettingValue.UInt64(long number) -> Optional.of(Long.toUnsignedString(number));
            case SettingValue.UInt8(int number) -> Optional.of(Integer.toString(number));
            // What has bytes here are hardware addresses.
            case SettingValue.Bytes(List<Integer> bytes) -> Optional.of(bytes.stream()
                    .map(b -> String.format(Locale.ROOT, "%02X", b))
                    .collect(Collectors.joining(":")));
            case SettingValue.TextList(List<String> items) -> Optional.of(list(items));
            case SettingValue.UInt32List(List<Long> items) -> Optional.of(list(items));
            default -> Optional.empty();
        };
    }

    private static String list(List<?> items) {
        return items.stream().map(item -> item + ";").collect(Collectors.joining());
    }
}
