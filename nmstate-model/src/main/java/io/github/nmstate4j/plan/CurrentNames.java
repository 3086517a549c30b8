package io.github.nmstate4j.plan;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.util.LinkedHashMap;
import java.util.Map;

/// NetworkManager shows several things twice, under an old and a new name. Here each has one: the one that all
/// supported versions understand. Both must not be sent, or the one that was not changed may win.
final class CurrentNames {

    private static final String CONNECTION = Profile.CONNECTION;

    private CurrentNames() {}

    static Profile of(Profile stored) {
        var settings = new LinkedHashMap<>(stored.settings());
        rename(settings, CONNECTION, "controller", "master");
        rename(settings, CONNECTION, "port-type", "slave-type");
        rename(settings, CONNECTION, "autoconnect-ports", "autoconnect-slaves");
        for (var family : new String[] {"ipv4", "ipv6"}) {
            remove(settings, family, "addresses");
            remove(settings, family, "routes");
            if (settings.getOrDefault(family, Map.of()).containsKey("dns-data")) {
                remove(settings, family, "dns");
            }
        }
        for (var kind : new String[] {"bridge", "bond", "vlan", "infiniband"}) {
            remove(settings, kind, "interface-name");
        }
        if (settings.getOrDefault("802-3-ethernet", Map.of()).containsKey("cloned-mac-address")) {
            remove(settings, "802-3-ethernet", "assigned-mac-address");
        }
        return new Profile(settings);
    }

    private static void rename(Map<String, Map<String, SettingValue>> settings, String setting, String from, String to) {
        var keys = settings.getOrDefault(setting, Map.of());
        var value = keys.get(from);
        if (value != null) {
            remove(settings, setting, from);
            var renamed = new LinkedHashMap<>(settings.getOrDefault(setting, Map.of()));
            renamed.put(to, value);
            settings.put(setting, renamed);
        }
    }

    private static void remove(Map<String, Map<String, SettingValue>> settings, String setting, String key) {
        var keys = settings.get(setting);
        if (keys != null && keys.containsKey(key)) {
            var fewer = new LinkedHashMap<>(keys);
            fewer.remove(key);
            settings.put(setting, fewer);
        }
    }
}
