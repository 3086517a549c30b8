package io.github.nmstate4j.plan;

import io.github.nmstate4j.document.Components;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.profile.SettingValue;
import io.github.nmstate4j.state.iface.IpsecInterface.Libreswan;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes an IPsec connection as NetworkManager's plug-in for libreswan takes it: libreswan's own words, the secret apart.
final class VpnWriter {

    private static final String SERVICE = "org.freedesktop.NetworkManager.libreswan";

    private final ProfileDraft draft;

    VpnWriter(ProfileDraft draft) {
        this.draft = draft;
    }

    void write(Libreswan wanted) {
        var stored = draft.value(NmTypes.VPN, "secrets");
        draft.replaceSetting(NmTypes.VPN)
                .text(NmTypes.VPN, "service-type", SERVICE)
                .put(NmTypes.VPN, "data", new SettingValue.TextMap(data(wanted)));
        secrets(wanted.psk(), stored).ifPresent(secrets -> draft.put(NmTypes.VPN, "secrets", secrets));
    }

    /// A secret that was hidden is the one that is stored.
    private static Optional<SettingValue> secrets(Optional<Secret> wanted, Optional<SettingValue> stored) {
        return wanted.flatMap(
                psk -> psk.isHidden() ? stored : Optional.of(new SettingValue.HiddenMap(Map.of("pskvalue", psk))));
    }

    private static Map<String, String> data(Libreswan wanted) {
        var data = new LinkedHashMap<String, String>();
        for (var component : Components.of(wanted)) {
            component.given()
                    .filter(value -> !component.key().isEmpty() && !(value instanceof Secret))
                    .ifPresent(value -> data.put(component.key(), text(value)));
        }
        return data;
    }

    private static String text(Object value) {
        return switch (value) {
            case Boolean yes -> yes ? "yes" : "no";
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
            default -> value.toString();
        };
    }
}
