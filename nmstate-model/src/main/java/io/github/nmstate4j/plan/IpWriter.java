package io.github.nmstate4j.plan;

import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.ip.IpAddress;
import io.github.nmstate4j.state.ip.IpSettings;
import io.github.nmstate4j.state.ip.IpText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the `ipv4` and `ipv6` settings.
final class IpWriter {

    /// Waiting for DHCP or a router never ends: a server that comes later still counts.
    private static final int FOREVER = Integer.MAX_VALUE;

    private final ProfileDraft draft;

    IpWriter(ProfileDraft draft) {
        this.draft = draft;
    }

    /// A port has no addresses.
    void none() {
        draft.removeSetting("ipv4").removeSetting("ipv6");
    }

    /// `ip` empty: the document says nothing, so what is stored stays; nothing stored means disabled.
    void write(String family, Optional<IpSettings> ip, Optional<List<Map<String, SettingValue>>> routes, boolean keepAddresses) {
        if (ip.isEmpty()) {
            if (!draft.has(family)) {
                disable(family);
            }
        } else if (!ip.get().isEnabled()) {
            disable(family);
        } else {
            enable(family, ip.get(), keepAddresses);
        }
        if (isDisabled(family)) {
            return;
        }
        routes.ifPresent(list -> draft.put(family, "route-data", new SettingValue.DictList(list)).remove(family, "gateway"));
        if (ip.isPresent() && !ip.get().isAutomatic()) {
            draft.text(family, "method", staticMethod(family));
        } else if (ip.isEmpty() && routes.isPresent() && draft.text(family, "method").filter("link-local"::equals).isPresent()) {
            draft.text(family, "method", staticMethod(family));
        }
        if (isDisabled(family)) {
            disable(family);
        }
        draft.integer(family, "dhcp-timeout", FOREVER);
    }

    private boolean isDisabled(String family) {
        return draft.text(family, "method").filter("disabled"::equals).isPresent();
    }

    private String staticMethod(String family) {
        if (isFilled(family, "address-data") || isFilled(family, "route-data")) {
            return "manual";
        }
        return family.equals("ipv4") ? "disabled" : "link-local";
    }

    private boolean isFilled(String family, String key) {
        return draft.value(family, key)
                .filter(v -> v instanceof SettingValue.DictList list && !list.items().isEmpty())
                .isPresent();
    }

    private void disable(String family) {
        // The loopback has both families always; left to itself it has its usual addresses.
        boolean loopback = draft.text("connection", "type").filter("loopback"::equals).isPresent();
        draft.text(family, "method", loopback ? "auto" : "disabled")
                .remove(
                        family,
                        "address-data",
                        "route-data",
                        "gateway",
                        "dns",
                        "dns-data",
                        "dns-search",
                        "dns-options",
                        "dns-priority",
                        "token",
                        "never-default",
                        "ignore-auto-dns",
                        "ignore-auto-routes",
                        "may-fail",
                        "forwarding")
                .integer(family, "dhcp-timeout", FOREVER);
    }

    private void enable(String family, IpSettings ip, boolean keepAddresses) {
        if (!keepAddresses || !isFilled(family, "address-data")) {
            draft.put(family, "address-data", new SettingValue.DictList(
                    ip.addresses().stream().map(IpWriter::address).toList()));
        }
        if (ip.isAutomatic()) {
            automatic(family, ip);
        } else {
            draft.text(family, "method", "manual")
                    .remove(
                            family,
                            "ignore-auto-dns",
                            "never-default",
                            "ignore-auto-routes",
                            "route-table",
                            "route-metric",
                            "dhcp-client-id",
                            "dhcp-iaid",
                            "ra-timeout",
                            "dhcp-send-hostname",
                            "dhcp-hostname",
                            "dhcp-fqdn",
                            "token");
            if (!isFilled(family, "address-data")) {
                draft.remove(family, "gateway");
            }
        }
        if (family.equals("ipv6")) {
            draft.integer(family, "addr-gen-mode", addrGenMode(ip));
        } else {
            // Said only when asked for: NetworkManager before 1.54 refuses the key.
            ip.forwarding().ifPresent(on -> draft.integer(family, "forwarding", on ? 1 : 0));
        }
    }

    private void automatic(String family, IpSettings ip) {
        draft.bool(family, "ignore-auto-dns", !ip.autoDns().orElse(true))
                .bool(family, "never-default", !ip.autoGateway().orElse(true))
                .bool(family, "ignore-auto-routes", !ip.autoRoutes().orElse(true))
                .remove(family, "gateway");
        ip.autoRouteTableId().ifPresentOrElse(
                table -> draft.uint(family, "route-table", table), () -> draft.remove(family, "route-table"));
        ip.autoRouteMetric().ifPresentOrElse(
                metric -> draft.put(family, "route-metric", new SettingValue.Int64(metric)),
                () -> draft.remove(family, "route-metric"));
        if (family.equals("ipv4")) {
            draft.text(family, "method", "auto").text(family, "dhcp-client-id", clientId(ip.dhcpClientId().orElse("ll")));
        } else {
            draft.text(family, "method", ip.autoconf().orElse(false) ? "auto" : "dhcp")
                    .text(family, "dhcp-duid", ip.dhcpDuid().orElse("ll"))
                    .text(family, "dhcp-iaid", "mac")
                    .integer(family, "ra-timeout", FOREVER);
            ip.token().filter(token -> !token.isEmpty() && !IpText.normal(token).equals("::"))
                    .ifPresentOrElse(token -> draft.text(family, "token", token), () -> draft.remove(family, "token"));
        }
        hostname(family, ip);
    }

    private void hostname(String family, IpSettings ip) {
        var send = ip.dhcpSendHostname().orElse(true);
        draft.bool(family, "dhcp-send-hostname", send);
        if (!send || ip.dhcpCustomHostname().isEmpty()) {
            return;
        }
        var name = ip.dhcpCustomHostname().get();
        draft.remove(family, "dhcp-hostname", "dhcp-fqdn");
        if (!name.isEmpty()) {
            draft.text(family, family.equals("ipv4") && name.contains(".") ? "dhcp-fqdn" : "dhcp-hostname", name);
        }
    }

    private static String clientId(String id) {
        return switch (id) {
            case "ll" -> "mac";
            case "iaid+duid" -> "duid";
            default -> id;
        };
    }

    private static int addrGenMode(IpSettings ip) {
        var mode = ip.addrGenMode().orElse("eui64");
        return switch (mode.toLowerCase(java.util.Locale.ROOT)) {
            case "stable-privacy" -> 1;
            default -> mode.matches("\\d{1,3}") ? Integer.parseInt(mode) : 0;
        };
    }

    private static Map<String, SettingValue> address(IpAddress address) {
        var data = new LinkedHashMap<String, SettingValue>();
        data.put("address", SettingValue.of(IpText.normal(address.ip())));
        data.put("prefix", new SettingValue.UInt32(address.prefixLength()));
        return data;
    }
}
