package io.github.nmstate4j.handler.networkmanager;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Profiles for tests. The UUID follows from the id, so that a test can clean up after a crashed one.
public final class Profiles {

    static final String PREFIX = "n4j-";

    private Profiles() {}

    public static UUID uuid(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }

    public static Profile profile(String type, String interfaceName) {
        var id = PREFIX + interfaceName + "-" + type;
        var connection = new LinkedHashMap<String, SettingValue>();
        connection.put("id", SettingValue.of(id));
        connection.put("uuid", SettingValue.of(uuid(id).toString()));
        connection.put("type", SettingValue.of(type));
        connection.put("interface-name", SettingValue.of(interfaceName));
        connection.put("autoconnect", SettingValue.of(true));
        return new Profile(Map.of(Profile.CONNECTION, connection)).withSetting(type, Map.of());
    }

    /// Without any address.
    public static Profile withoutIp(Profile profile) {
        return profile.with("ipv4", "method", SettingValue.of("disabled"))
                .with("ipv6", "method", SettingValue.of("disabled"));
    }

    public static Profile withIpv4(Profile profile, String address, int prefixLength) {
        return withoutIp(profile)
                .with("ipv4", "method", SettingValue.of("manual"))
                .with(
                        "ipv4",
                        "address-data",
                        new SettingValue.DictList(List.of(Map.of(
                                "address", SettingValue.of(address), "prefix", new SettingValue.UInt32(prefixLength)))));
    }

    public static Profile dhcp(Profile profile) {
        return withoutIp(profile)
                .with("ipv4", "method", SettingValue.of("auto"))
                .with("ipv4", "dhcp-timeout", new SettingValue.Int32(Integer.MAX_VALUE));
    }

    public static Profile dummy(String name) {
        return withoutIp(profile("dummy", name));
    }

    public static Profile bond(String name) {
        return withoutIp(profile("bond", name))
                .with("bond", "options", new SettingValue.TextMap(Map.of("mode", "active-backup", "miimon", "100")))
                .with(Profile.CONNECTION, "autoconnect-slaves", new SettingValue.Int32(1));
    }

    public static Profile vlan(String name, String parent, int id) {
        return withoutIp(profile("vlan", name))
                .with("vlan", "parent", SettingValue.of(parent))
                .with("vlan", "id", new SettingValue.UInt32(id))
                .with("vlan", "flags", new SettingValue.UInt32(1));
    }

    public static Profile ethernetPort(String name, String controller, String controllerType) {
        return port(profile("802-3-ethernet", name), controller, controllerType);
    }

    public static Profile port(Profile profile, String controller, String controllerType) {
        return profile.withoutSetting("ipv4")
                .withoutSetting("ipv6")
                .with(Profile.CONNECTION, "master", SettingValue.of(controller))
                .with(Profile.CONNECTION, "slave-type", SettingValue.of(controllerType));
    }
}
