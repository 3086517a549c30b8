package io.github.nmstate4j.profile;

import io.github.nmstate4j.document.Entries;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A NetworkManager connection: settings by name, each with its keys. Settings and keys that this project
/// does not know are ordinary entries here, so they survive a read and a write.
public record Profile(Map<String, Map<String, SettingValue>> settings) {

    public static final String CONNECTION = "connection";

    public Profile {
        var copy = new LinkedHashMap<String, Map<String, SettingValue>>();
        settings.forEach((name, keys) -> copy.put(name, Entries.of(keys)));
        settings = Entries.of(copy);
    }

    public UUID uuid() {
        return text(CONNECTION, "uuid")
                .map(UUID::fromString)
                .orElseThrow(() -> new IllegalStateException("a profile without connection.uuid: " + settings.keySet()));
    }

    public String id() {
        return text(CONNECTION, "id").orElse("");
    }

    /// NetworkManager's type word: `802-3-ethernet`, `bond`, `ovs-port`, …
    public String type() {
        return text(CONNECTION, "type").orElse("");
    }

    public Optional<String> interfaceName() {
        return text(CONNECTION, "interface-name");
    }

    /// The controller: an interface name or a profile's UUID.
    public Optional<String> controller() {
        return text(CONNECTION, "controller").or(() -> text(CONNECTION, "master"));
    }

    public Optional<String> portType() {
        return text(CONNECTION, "port-type").or(() -> text(CONNECTION, "slave-type"));
    }

    public Map<String, SettingValue> setting(String name) {
        return settings.getOrDefault(name, Map.of());
    }

    public boolean has(String setting) {
        return settings.containsKey(setting);
    }

    public Optional<SettingValue> value(String setting, String key) {
        return Optional.ofNullable(setting(setting).get(key));
    }

    public Optional<String> text(String setting, String key) {
        return value(setting, key).map(v -> v instanceof SettingValue.Text(String text) ? text : null);
    }

    /// The same profile with one key changed; the setting is added if missing.
    public Profile with(String setting, String key, SettingValue value) {
        var keys = new LinkedHashMap<>(setting(setting));
        keys.put(key, value);
        return withSetting(setting, keys);
    }

    public Profile without(String setting, String key) {
        if (!setting(setting).containsKey(key)) {
            return this;
        }
        var keys = new LinkedHashMap<>(setting(setting));
        keys.remove(key);
        return withSetting(setting, keys);
    }

    public Profile withSetting(String setting, Map<String, SettingValue> keys) {
        var changed = new LinkedHashMap<>(settings);
        changed.put(setting, keys);
        return new Profile(changed);
    }

    public Profile withoutSetting(String setting) {
        if (!has(setting)) {
            return this;
        }
        var changed = new LinkedHashMap<>(settings);
        changed.remove(setting);
        return new Profile(changed);
    }
}
