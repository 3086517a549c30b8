package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What NetworkManager would say about a profile before it takes it. Not all it would say: what people get wrong.
final class ProfileRules {

    private static final Set<String> TYPES = Set.of(
            "802-3-ethernet",
            "veth",
            "loopback",
            "bond",
            "bridge",
            "vlan",
            "vxlan",
            "vrf",
            "dummy",
            "macvlan",
            "ovs-bridge",
            "ovs-port",
            "ovs-interface");
    private static final Set<String> BOND_MODES = Set.of(
            "balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb");
    private static final Set<String> METHODS4 = Set.of("auto", "manual", "disabled", "link-local", "shared");
    private static final Set<String> METHODS6 =
            Set.of("auto", "dhcp", "manual", "disabled", "ignore", "link-local", "shared");
    private static final int LONGEST_NAME = 15;
    private static final long LAST_VLAN = 4094;

    private ProfileRules() {}

    /// The first thing that is wrong, as `setting.key: what`.
    static Optional<String> complaint(Profile profile) {
        for (var key : List.of("id", "uuid", "type")) {
            if (profile.text(Profile.CONNECTION, key).orElse("").isEmpty()) {
                return Optional.of("connection." + key + ": property is missing");
            }
        }
        if (!TYPES.contains(profile.type())) {
            return Optional.of("connection.type: '" + profile.type() + "' is not a type this simulation knows");
        }
        return name(profile)
                .or(() -> controller(profile))
                .or(() -> ofType(profile))
                .or(() -> method(profile, "ipv4", METHODS4))
                .or(() -> method(profile, "ipv6", METHODS6))
                .or(() -> addresses(profile, "ipv4", 32))
                .or(() -> addresses(profile, "ipv6", 128));
    }

    private static Optional<String> name(Profile profile) {
        var name = profile.interfaceName();
        if (name.isEmpty()) {
            return profile.type().equals("802-3-ethernet")
                    ? Optional.empty()
                    : Optional.of("connection.interface-name: property is required");
        }
        boolean openVSwitchOnly = profile.type().equals("ovs-bridge") || profile.type().equals("ovs-port");
        boolean tooLong = !openVSwitchOnly && name.get().length() > LONGEST_NAME;
        return tooLong || name.get().isBlank() || name.get().matches(".*[\\s/].*")
                ? Optional.of("connection.interface-name: '" + name.get() + "' is not a valid interface name")
                : Optional.empty();
    }

    private static Optional<String> controller(Profile profile) {
        if (profile.controller().isPresent() && profile.portType().isEmpty()) {
            return Optional.of("connection.port-type: a port needs the type of its controller");
        }
        boolean needsOne = profile.type().equals("ovs-port");
        return needsOne && profile.controller().isEmpty()
                ? Optional.of("connection.controller: a profile of type " + profile.type() + " needs a controller")
                : Optional.empty();
    }

    private static Optional<String> ofType(Profile profile) {
        return switch (profile.type()) {
            case "bond" -> {
                var mode = options(profile).getOrDefault("mode", "balance-rr");
                yield BOND_MODES.contains(mode) || mode.matches("[0-6]")
                        ? Optional.empty()
                        : Optional.of("bond.options: invalid mode '" + mode + "'");
            }
            case "vlan" -> missing(profile, "vlan", "parent").or(() -> vlanId(profile));
            case "vxlan" -> missing(profile, "vxlan", "id");
            case "vrf" -> missing(profile, "vrf", "table");
            case "veth" -> missing(profile, "veth", "peer");
            case "macvlan" -> missing(profile, "macvlan", "parent");
            default -> Optional.empty();
        };
    }

    static Map<String, String> options(Profile profile) {
        return profile.value("bond", "options").orElse(new SettingValue.TextMap(Map.of()))
                        instanceof SettingValue.TextMap(var options)
                ? options
                : Map.of();
    }

    private static Optional<String> missing(Profile profile, String setting, String key) {
        return profile.value(setting, key).isEmpty() || profile.text(setting, key).equals(Optional.of(""))
                ? Optional.of(setting + "." + key + ": property is missing")
                : Optional.empty();
    }

    private static Optional<String> vlanId(Profile profile) {
        var id = Values.number(profile, "vlan", "id").orElse(0L);
        return id > LAST_VLAN ? Optional.of("vlan.id: " + id + " is more than " + LAST_VLAN) : Optional.empty();
    }

    private static Optional<String> method(Profile profile, String family, Set<String> methods) {
        if (!profile.has(family)) {
            return Optional.empty();
        }
        var method = profile.text(family, "method");
        return method.isPresent() && methods.contains(method.get())
                ? Optional.empty()
                : Optional.of(family + ".method: '" + method.orElse("") + "' is not valid");
    }

    private static Optional<String> addresses(Profile profile, String family, int longestPrefix) {
        for (var item : Values.dicts(profile, family, "address-data")) {
            var address = Values.text(item, "address").orElse("");
            var prefix = Values.number(item, "prefix").orElse(-1L);
            if (!isLiteral(address, longestPrefix) || prefix < 0 || prefix > longestPrefix) {
                return Optional.of(family + ".addresses: '" + address + "/" + prefix + "' is not a valid address");
            }
        }
        return Optional.empty();
    }

    private static boolean isLiteral(String address, int bits) {
        try {
            return InetAddress.ofLiteral(address).getAddress().length * 8 == bits;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
