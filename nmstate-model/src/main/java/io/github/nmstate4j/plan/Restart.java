package io.github.nmstate4j.plan;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.util.Optional;

/// How an active profile gets its changes onto its device.
enum Restart {
    /// The device goes on.
    REAPPLY,
    /// The profile is activated again.
    ACTIVATE,
    /// The profile goes down first, which removes a virtual device: some things are fixed when a device is made.
    DEACTIVATE_FIRST;

    static Restart of(Profile carried, Profile built) {
        if (differs(carried, built, "vrf", "table")
                || differs(carried, built, "vlan", "id")
                || differs(carried, built, "vlan", "protocol")
                || differs(carried, built, "vlan", "parent")
                || (built.has("vxlan") && differs(carried, built, "vxlan"))
                || (built.has(NmTypes.MACVLAN) && differs(carried, built, NmTypes.MACVLAN))
                || (built.has("ipvlan") && differs(carried, built, "ipvlan"))
                || (built.has("macsec") && differs(carried, built, "macsec"))
                || (built.has("hsr") && differs(carried, built, "hsr"))
                || differs(carried, built, NmTypes.INFINIBAND, "p-key")
                || differs(carried, built, NmTypes.INFINIBAND, "parent")
                || (built.has(NmTypes.VPN) && differs(carried, built, NmTypes.VPN))
                || differs(carried, built, "veth", "peer")
                || differs(carried, built, "ovs-patch", "peer")
                || (built.has("ovs-dpdk") && differs(carried, built, "ovs-dpdk"))
                || differs(carried, built, "ovs-interface", "type")
                || differs(carried, built, "bond-port", "queue-id")) {
            return DEACTIVATE_FIRST;
        }
        var old = CurrentNames.of(carried);
        if (!sameController(old, built)
                || !mode(carried).equals(mode(built))
                || differs(carried, built, NmTypes.ETHERNET, "cloned-mac-address")
                || differs(carried, built, "ovs-port")
                || differs(carried, built, "ovs-bridge")) {
            return ACTIVATE;
        }
        return REAPPLY;
    }

    /// Of a bond; its ports have to come again.
    private static Optional<String> mode(Profile profile) {
        return profile.value("bond", "options")
                .flatMap(options -> options instanceof SettingValue.TextMap(var entries)
                        ? Optional.ofNullable(entries.get("mode"))
                        : Optional.empty());
    }

    /// A port that moves to, from or between controllers. The old one may be known by its UUID.
    private static boolean sameController(Profile old, Profile built) {
        return old.portType().equals(built.portType())
                && (old.controller().equals(built.controller())
                        || old.controller().filter(c -> c.length() == 36 && c.indexOf('-') == 8).isPresent());
    }

    private static boolean differs(Profile carried, Profile built, String setting) {
        return !ProfileComparison.sameOnTheDevice(only(carried, setting), only(built, setting));
    }

    private static boolean differs(Profile carried, Profile built, String setting, String key) {
        return !ProfileComparison.sameOnTheDevice(only(carried, setting, key), only(built, setting, key));
    }

    private static Profile only(Profile profile, String setting) {
        return new Profile(java.util.Map.of(setting, profile.setting(setting)));
    }

    private static Profile only(Profile profile, String setting, String key) {
        Optional<SettingValue> value = profile.value(setting, key);
        return new Profile(java.util.Map.of(setting, value.map(v -> java.util.Map.of(key, v)).orElse(java.util.Map.of())));
    }
}
