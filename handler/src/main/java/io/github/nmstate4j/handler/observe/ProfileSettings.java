package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceBase.Identifier;
import io.github.nmstate4j.state.iface.InterfaceBase.WaitIp;
import io.github.nmstate4j.state.iface.Lldp;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an applied profile tells of its interface that the kernel does not know: how addresses come about, and what
/// NetworkManager keeps for us.
record ProfileSettings(Profile profile) {

    private static final Set<String> AUTOMATIC = Set.of("auto", "dhcp");
    private static final String ETHERNET = "802-3-ethernet";
    private static final String DESCRIPTION = "nmstate.interface.description";

    /// The base with the profile's answers laid over it. Addresses stay: they are the kernel's to tell.
    InterfaceBase over(InterfaceBase base, String profileName) {
        return base.withIpv4(profile.has("ipv4") ? base.ipv4().map(this::ipv4) : base.ipv4())
                .withIpv6(profile.has("ipv6") ? base.ipv6().map(this::ipv6) : base.ipv6())
                .withWaitIp(waitIp())
                .withDescription(description())
                .withIdentifier(
                        Optional.of(
                                profile.value(ETHERNET, "mac-address").isPresent()
                                        ? Identifier.MAC_ADDRESS
                                        : Identifier.NAME))
                .withProfileName(Optional.of(profileName).filter(name -> !name.equals(base.name())))
                .withLldp(Optional.of(new Lldp(number("connection", "lldp", -1) == 1, Optional.empty(), Extras.none())));
    }

    private IpSettings ipv4(IpSettings kernel) {
        var method = profile.text("ipv4", "method").orElse("disabled");
        var settings = kernel.withEnabled(Optional.of(!method.equals("disabled")))
                .withDhcp(Optional.of(method.equals("auto")));
        if (!method.equals("auto")) {
            return settings;
        }
        return automatic("ipv4", settings)
                .withDhcpClientId(profile.text("ipv4", "dhcp-client-id").map(ProfileSettings::clientId))
                .withDhcpCustomHostname(
                        profile.text("ipv4", "dhcp-fqdn").or(() -> profile.text("ipv4", "dhcp-hostname")));
    }

    /// Or else it is as `net.ipv4.ip_forward` says.
    boolean decidesForwarding() {
        return Set.of(0L, 1L).contains(number("ipv4", "forwarding", -1));
    }

    private static String clientId(String stored) {
        return switch (stored) {
            case "mac" -> "ll";
            case "duid" -> "iaid+duid";
            default -> stored;
        };
    }

    private IpSettings ipv6(IpSettings kernel) {
        var method = profile.text("ipv6", "method").orElse("disabled");
        if (method.equals("ignore")) {
            return kernel; // whatever the kernel does by itself
        }
        boolean enabled = !method.equals("disabled");
        var settings = kernel.withEnabled(Optional.of(enabled))
                .withDhcp(Optional.of(AUTOMATIC.contains(method)))
                .withAutoconf(Optional.of(method.equals("auto")))
                .withToken(profile.text("ipv6", "token")
                        .filter(token -> !token.isEmpty())
                        .or(kernel::token))
                .withAddrGenMode(enabled ? Optional.of(addressGeneration()) : Optional.empty());
        return AUTOMATIC.contains(method)
                ? automatic("ipv6", settings)
                        .withDhcpDuid(profile.text("ipv6", "dhcp-duid"))
                        .withDhcpCustomHostname(profile.text("ipv6", "dhcp-hostname"))
                : settings;
    }

    private String addressGeneration() {
        long mode = number("ipv6", "addr-gen-mode", 1);
        return switch ((int) mode) {
            case 0, 2 -> "eui64";
            case 1, 3 -> "stable-privacy";
            default -> Long.toString(mode);
        };
    }

    private IpSettings automatic(String family, IpSettings settings) {
        return settings.withAutoDns(Optional.of(!bool(family, "ignore-auto-dns", false)))
                .withAutoGateway(Optional.of(!bool(family, "never-default", false)))
                .withAutoRoutes(Optional.of(!bool(family, "ignore-auto-routes", false)))
                .withAutoRouteTableId(Optional.of(number(family, "route-table", 0)))
                .withAutoRouteMetric(Optional.of(number(family, "route-metric", -1)).filter(metric -> metric >= 0))
                .withDhcpSendHostname(Optional.of(bool(family, "dhcp-send-hostname", true)));
    }

    private Optional<WaitIp> waitIp() {
        if (!profile.has("ipv4") && !profile.has("ipv6")) {
            return Optional.empty();
        }
        boolean withoutIpv4 = bool("ipv4", "may-fail", true);
        boolean withoutIpv6 = bool("ipv6", "may-fail", true);
        if (withoutIpv4) {
            return Optional.of(withoutIpv6 ? WaitIp.ANY : WaitIp.IPV6);
        }
        return Optional.of(withoutIpv6 ? WaitIp.IPV4 : WaitIp.IPV4_AND_IPV6);
    }

    private Optional<String> description() {
        return profile.value("user", "data")
                .flatMap(data -> data instanceof SettingValue.TextMap map
                        ? Optional.ofNullable(map.entries().get(DESCRIPTION))
                        : Optional.empty())
                .filter(text -> !text.isEmpty());
    }

    List<String> texts(String setting, String key) {
        return profile.value(setting, key)
                .map(value -> value instanceof SettingValue.TextList(var items) ? items : List.<String>of())
                .orElse(List.of());
    }

    boolean bool(String setting, String key, boolean otherwise) {
        return profile.value(setting, key)
                .map(value -> value instanceof SettingValue.Bool(boolean bool) ? bool : otherwise)
                .orElse(otherwise);
    }

    /// A number of any width.
    long number(String setting, String key, long otherwise) {
        return profile.value(setting, key)
                .map(value -> switch (value) {
                    case SettingValue.Int32(int number) -> (long) number;
                    case SettingValue.UInt32(long number) -> number;
                    case SettingValue.UInt16(int number) -> (long) number;
                    case SettingValue.Int64(long number) -> number;
                    case SettingValue.UInt64(long number) -> number;
                    case SettingValue.UInt8(int number) -> (long) number;
                    case SettingValue.Text ignored -> otherwise;
                    case SettingValue.Hidden ignored -> otherwise;
                    case SettingValue.HiddenMap ignored -> otherwise;
                    case SettingValue.Bool ignored -> otherwise;
                    case SettingValue.Bytes ignored -> otherwise;
                    case SettingValue.TextList ignored -> otherwise;
                    case SettingValue.UInt32List ignored -> otherwise;
                    case SettingValue.BytesList ignored -> otherwise;
                    case SettingValue.TextMap ignored -> otherwise;
                    case SettingValue.Dict ignored -> otherwise;
                    case SettingValue.DictList ignored -> otherwise;
                    case SettingValue.Opaque ignored -> otherwise;
                })
                .orElse(otherwise);
    }
}
