package io.github.nmstate4j.plan;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.util.Optional;
import java.util.Set;

/// How an active profile gets its changes onto its device.
enum Restart {
    /// The device goes on.
    REAPPLY,
    /// The profile is activated again.
    ACTIVATE,
    /// The profile goes down first, which removes a virtual device: some things are fixed when a device is made.
    DEACTIVATE_FIRST;

    private static final Set<String> FIXED_KEYS = Set.of(
            "vrf.table",
            "vlan.id",
            "vlan.protocol",
            "vlan.parent",
            "infiniband.p-key",
            "infiniband.parent",
            "veth.peer",
            "ovs-patch.peer",
            "ovs-interface.type",
            "bond-port.queue-id");

    /// Settings that are fixed as a whole, as far as the profile has them.
    private static final Set<String> FIXED_SETTINGS =
            Set.of("vxlan", NmTypes.MACVLAN, "ipvlan", "macsec", "hsr", NmTypes.VPN, "ovs-dpdk");

    private static final Set<String> SETTINGS_OF_THE_ACTIVATION = Set.of("ovs-port", "ovs-bridge");

    /// `differences` are the keys in which the profile to be differs from the one the device carries. Both have [CurrentNames].
    static Restart of(Set<String> differences, Profile carried, Profile built) {
        if (differences.stream().anyMatch(key -> FIXED_KEYS.contains(key)
                || (FIXED_SETTINGS.contains(setting(key)) && built.has(setting(key))))) {
            return DEACTIVATE_FIRST;
        }
        if (!sameController(carried, built)
                || !mode(carried).equals(mode(built))
                || differences.contains(NmTypes.ETHERNET + ".cloned-mac-address")
                || differences.stream().anyMatch(key -> SETTINGS_OF_THE_ACTIVATION.contains(setting(key)))) {
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

    private static String setting(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    /// A port that moves to, from or between controllers. The old one may be known by its UUID.
    private static boolean sameController(Profile old, Profile built) {
        return old.portType().equals(built.portType())
                && (old.controller().equals(built.controller())
                        || old.controller().filter(c -> c.length() == 36 && c.indexOf('-') == 8).isPresent());
    }
}
