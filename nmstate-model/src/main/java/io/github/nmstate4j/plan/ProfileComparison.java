package io.github.nmstate4j.plan;

import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Whether two profiles mean the same. NetworkManager leaves defaults out when it shows a profile, adds a few of its own,
/// and knows widths of numbers that mean nothing; so both sides are brought to one form first.
final class ProfileComparison {

    /// What is the same as not saying it, where that is neither 0, false nor empty.
    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("connection.autoconnect", true),
            Map.entry("connection.autoconnect-slaves", number(-1)),
            Map.entry("connection.lldp", number(-1)),
            Map.entry("ipv4.may-fail", true),
            Map.entry("ipv6.may-fail", true),
            Map.entry("ipv4.dhcp-send-hostname", true),
            Map.entry("ipv6.dhcp-send-hostname", true),
            Map.entry("ipv4.route-metric", number(-1)),
            Map.entry("ipv6.route-metric", number(-1)),
            Map.entry("ipv6.addr-gen-mode", number(3)),
            Map.entry("802-3-ethernet.accept-all-mac-addresses", number(-1)),
            Map.entry("bridge.stp", true),
            Map.entry("bridge.priority", number(32768)),
            Map.entry("bridge.forward-delay", number(15)),
            Map.entry("bridge.hello-time", number(2)),
            Map.entry("bridge.max-age", number(20)),
            Map.entry("bridge.ageing-time", number(300)),
            Map.entry("bridge.multicast-snooping", true),
            Map.entry("bridge.multicast-hash-max", number(4096)),
            Map.entry("bridge.multicast-last-member-count", number(2)),
            Map.entry("bridge.multicast-last-member-interval", number(100)),
            Map.entry("bridge.multicast-membership-interval", number(26000)),
            Map.entry("bridge.multicast-querier-interval", number(25500)),
            Map.entry("bridge.multicast-query-interval", number(12500)),
            Map.entry("bridge.multicast-query-response-interval", number(1000)),
            Map.entry("bridge.multicast-startup-query-count", number(2)),
            Map.entry("bridge.multicast-startup-query-interval", number(3125)),
            Map.entry("bridge.vlan-default-pvid", number(1)),
            Map.entry("bridge-port.priority", number(32)),
            Map.entry("bridge-port.path-cost", number(100)),
            Map.entry("vlan.flags", number(1)),
            Map.entry("macsec.encrypt", true),
            Map.entry("macsec.port", number(1)),
            Map.entry("macsec.validation", number(2)),
            Map.entry("macsec.send-sci", true),
            Map.entry("macsec.offload", number(-1)),
            Map.entry("macvlan.promiscuous", true),
            Map.entry("infiniband.p-key", number(-1)),
            Map.entry("sriov.autoprobe-drivers", number(-1)),
            Map.entry("vxlan.learning", true),
            Map.entry("vxlan.destination-port", number(8472)));

    /// What says nothing about the network.
    private static final Set<String> BOOKKEEPING =
            Set.of("connection.timestamp", "connection.permissions", "connection.read-only", "connection.seen-bssids");

    /// What matters when a profile is chosen or stored, not on the device that carries it.
    private static final Set<String> NOT_ON_THE_DEVICE = Set.of(
            "connection.id", "connection.uuid", "connection.autoconnect", "connection.autoconnect-slaves",
            "connection.autoconnect-priority", "connection.autoconnect-retries", "connection.interface-name",
            "connection.stable-id", "connection.type");

    private ProfileComparison() {}

    /// Storing the one over the other would change nothing.
    static boolean same(Profile stored, Profile built) {
        return form(stored, Set.of()).equals(form(built, Set.of()));
    }

    /// A device that carries the one would not change with the other.
    static boolean sameOnTheDevice(Profile applied, Profile built) {
        return form(applied, NOT_ON_THE_DEVICE).equals(form(built, NOT_ON_THE_DEVICE));
    }

    private static Map<String, Object> form(Profile profile, Set<String> without) {
        var form = new TreeMap<String, Object>();
        CurrentNames.of(profile).settings().forEach((setting, keys) -> keys.forEach((key, value) -> {
            var name = setting + "." + key;
            if (!BOOKKEEPING.contains(name) && !without.contains(name) && !isIdle(profile, setting)) {
                plain(value).filter(plain -> !isDefault(name, plain)).ifPresent(plain -> form.put(name, plain));
            }
        }));
        return form;
    }

    /// NetworkManager gives bridges and patches of Open vSwitch the IP settings that any profile has, and does nothing
    /// with them.
    private static boolean isIdle(Profile profile, String setting) {
        return (setting.equals("ipv4") || setting.equals("ipv6"))
                && (profile.type().equals(NmTypes.OVS_BRIDGE)
                        || profile.text(NmTypes.OVS_INTERFACE, "type").equals(Optional.of("patch")));
    }

    private static boolean isDefault(String name, Object plain) {
        // Whatever the driver is told differs from telling it nothing.
        if (name.startsWith("ethtool.")) {
            return false;
        }
        var known = Optional.ofNullable(DEFAULTS.get(name));
        return known.isPresent() ? known.get().equals(plain) : isNothing(plain);
    }

    private static boolean isNothing(Object plain) {
        return plain.equals(false)
                || plain.equals(BigInteger.ZERO)
                || plain.equals("")
                || (plain instanceof List<?> list && list.isEmpty())
                || (plain instanceof Map<?, ?> map && map.isEmpty());
    }

    private static Object number(long number) {
        return BigInteger.valueOf(number);
    }

    private static Optional<Object> plain(SettingValue value) {
        return switch (value) {
            case SettingValue.Text(String text) -> Optional.of(text);
            case SettingValue.Hidden(Secret secret) -> Optional.of(secret);
            case SettingValue.HiddenMap(Map<String, Secret> entries) -> Optional.of(new TreeMap<>(entries));
            case SettingValue.Bool(boolean bool) -> Optional.of(bool);
            case SettingValue.Int32(int number) -> Optional.of(number(number));
            case SettingValue.UInt32(long number) -> Optional.of(number(number));
            case SettingValue.UInt16(int number) -> Optional.of(number(number));
            case SettingValue.Int64(long number) -> Optional.of(number(number));
            case SettingValue.UInt64(long number) -> Optional.of(number(number));
            case SettingValue.UInt8(int number) -> Optional.of(number(number));
            case SettingValue.Bytes(List<Integer> bytes) -> Optional.of(bytes);
            case SettingValue.TextList(List<String> items) -> Optional.of(items);
            case SettingValue.UInt32List(List<Long> items) -> Optional.of(items);
            case SettingValue.BytesList(List<List<Integer>> items) -> Optional.of(items);
            case SettingValue.TextMap(Map<String, String> entries) -> Optional.of(new TreeMap<>(entries));
            case SettingValue.Dict(Map<String, SettingValue> entries) -> Optional.of(dict(entries));
            case SettingValue.DictList(List<Map<String, SettingValue>> items) ->
                Optional.of(items.stream().map(ProfileComparison::dict).toList());
            // Kept as it came; it is never written anew, so both sides hold the same.
            case SettingValue.Opaque opaque -> Optional.empty();
        };
    }

    private static Map<String, Object> dict(Map<String, SettingValue> entries) {
        var plain = new LinkedHashMap<String, Object>();
        new TreeMap<>(entries).forEach((key, value) -> plain(value)
                .filter(v -> !isNothing(v))
                .ifPresent(v -> plain.put(key, v)));
        return plain;
    }
}
