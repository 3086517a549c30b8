package io.github.nmstate4j.plan;

import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A profile in the form in which profiles are compared: what it says by key (`vlan.id`). NetworkManager leaves defaults out
/// when it shows a profile, adds a few of its own, and knows widths of numbers that mean nothing.
final class ProfileForm {

    /// What is the same as not saying it, where that is neither 0, false nor empty.
    private static final Map<String, Map<String, Object>> DEFAULTS = Map.ofEntries(
            Map.entry("connection", Map.ofEntries(
                    Map.entry("autoconnect", true),
                    Map.entry("autoconnect-slaves", number(-1)),
                    Map.entry("lldp", number(-1)))),
            Map.entry("ipv4", Map.ofEntries(
                    Map.entry("may-fail", true),
                    Map.entry("dhcp-send-hostname", true),
                    Map.entry("route-metric", number(-1)))),
            Map.entry("ipv6", Map.ofEntries(
                    Map.entry("may-fail", true),
                    Map.entry("dhcp-send-hostname", true),
                    Map.entry("route-metric", number(-1)),
                    Map.entry("addr-gen-mode", number(3)))),
            Map.entry("802-3-ethernet", Map.ofEntries(
                    Map.entry("accept-all-mac-addresses", number(-1)))),
            Map.entry("bridge", Map.ofEntries(
                    Map.entry("stp", true),
                    Map.entry("priority", number(32768)),
                    Map.entry("forward-delay", number(15)),
                    Map.entry("hello-time", number(2)),
                    Map.entry("max-age", number(20)),
                    Map.entry("ageing-time", number(300)),
                    Map.entry("multicast-snooping", true),
                    Map.entry("multicast-hash-max", number(4096)),
                    Map.entry("multicast-last-member-count", number(2)),
                    Map.entry("multicast-last-member-interval", number(100)),
                    Map.entry("multicast-membership-interval", number(26000)),
                    Map.entry("multicast-querier-interval", number(25500)),
                    Map.entry("multicast-query-interval", number(12500)),
                    Map.entry("multicast-query-response-interval", number(1000)),
                    Map.entry("multicast-startup-query-count", number(2)),
                    Map.entry("multicast-startup-query-interval", number(3125)),
                    Map.entry("vlan-default-pvid", number(1)))),
            Map.entry("bridge-port", Map.ofEntries(
                    Map.entry("priority", number(32)),
                    Map.entry("path-cost", number(100)))),
            Map.entry("vlan", Map.ofEntries(
                    Map.entry("flags", number(1)))),
            Map.entry("macsec", Map.ofEntries(
                    Map.entry("encrypt", true),
                    Map.entry("port", number(1)),
                    Map.entry("validation", number(2)),
                    Map.entry("send-sci", true),
                    Map.entry("offload", number(-1)))),
            Map.entry("macvlan", Map.ofEntries(
                    Map.entry("promiscuous", true))),
            Map.entry("infiniband", Map.ofEntries(
                    Map.entry("p-key", number(-1)))),
            Map.entry("sriov", Map.ofEntries(
                    Map.entry("autoprobe-drivers", number(-1)))),
            Map.entry("vxlan", Map.ofEntries(
                    Map.entry("learning", true),
                    Map.entry("destination-port", number(8472)))));

    /// Keys of the connection that say nothing about the network.
    private static final Set<String> BOOKKEEPING = Set.of("timestamp", "permissions", "read-only", "seen-bssids");

    /// What matters when a profile is chosen or stored, not on the device that carries it.
    private static final Set<String> NOT_ON_THE_DEVICE = Set.of(
            "connection.id", "connection.uuid", "connection.autoconnect", "connection.autoconnect-slaves",
            "connection.autoconnect-priority", "connection.autoconnect-retries", "connection.interface-name",
            "connection.stable-id", "connection.type");

    /// By setting and key, only what is not as it is by default.
    private final Map<String, Map<String, Object>> settings;

    private ProfileForm(Map<String, Map<String, Object>> settings) {
        this.settings = settings;
    }

    static ProfileForm of(Profile profile) {
        var settings = new HashMap<String, Map<String, Object>>();
        profile.settings().forEach((setting, keys) -> {
            if (!isIdle(profile, setting)) {
                var values = new HashMap<String, Object>();
                keys.forEach((key, value) -> plain(value)
                        .filter(plain -> !isDefault(setting, key, plain))
                        .ifPresent(plain -> values.put(key, plain)));
                settings.put(setting, values);
            }
        });
        settings.computeIfPresent(Profile.CONNECTION, (connection, values) -> {
            values.keySet().removeAll(BOOKKEEPING);
            return values;
        });
        return new ProfileForm(settings);
    }

    /// The keys in which the two say something else. Without any, storing the one over the other would change nothing.
    Set<String> differencesFrom(ProfileForm other) {
        var keys = new HashSet<String>();
        addDifferences(keys, settings, other.settings);
        addDifferences(keys, other.settings, settings);
        return keys;
    }

    private static void addDifferences(
            Set<String> keys, Map<String, Map<String, Object>> settings, Map<String, Map<String, Object>> others) {
        settings.forEach((setting, values) -> {
            var there = others.getOrDefault(setting, Map.of());
            values.forEach((key, value) -> {
                if (!value.equals(there.get(key))) {
                    keys.add(setting + "." + key);
                }
            });
        });
    }

    /// Whether a device would change with profiles that differ in these keys.
    static boolean concernsTheDevice(Set<String> differences) {
        return !NOT_ON_THE_DEVICE.containsAll(differences);
    }

    /// NetworkManager gives bridges and patches of Open vSwitch the IP settings that any profile has, and does nothing
    /// with them.
    private static boolean isIdle(Profile profile, String setting) {
        return (setting.equals("ipv4") || setting.equals("ipv6"))
                && (profile.type().equals(NmTypes.OVS_BRIDGE)
                        || profile.text(NmTypes.OVS_INTERFACE, "type").equals(Optional.of("patch")));
    }

    private static boolean isDefault(String setting, String key, Object plain) {
        // Whatever the driver is told differs from telling it nothing.
        if (setting.equals("ethtool")) {
            return false;
        }
        var known = Optional.ofNullable(DEFAULTS.getOrDefault(setting, Map.of()).get(key));
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
                Optional.of(items.stream().map(ProfileForm::dict).toList());
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
