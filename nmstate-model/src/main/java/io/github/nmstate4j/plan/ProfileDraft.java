package io.github.nmstate4j.plan;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A profile while it is being written: starts from what is stored, so that what nobody mentions stays.
final class ProfileDraft {
    private final Map<String, Map<String, SettingValue>> settings = new LinkedHashMap<>();

    static ProfileDraft from(Optional<Profile> stored) {
        var draft = new ProfileDraft();
        stored.ifPresent(profile -> profile.settings()
                .forEach((name, keys) -> draft.settings.put(name, new LinkedHashMap<>(keys))));
        return draft;
    }

    boolean has(String setting) {
        return settings.containsKey(setting);
    }

    Optional<SettingValue> value(String setting, String key) {
        return Optional.ofNullable(settings.getOrDefault(setting, Map.of()).get(key));
    }

    Optional<String> text(String setting, String key) {
        return value(setting, key).map(v -> v instanceof SettingValue.Text(String text) ? text : "").filter(t -> !t.isEmpty());
    }

    ProfileDraft ensure(String setting) {
        settings.computeIfAbsent(setting, s -> new LinkedHashMap<>());
        return this;
    }

    ProfileDraft put(String setting, String key, SettingValue value) {
        settings.computeIfAbsent(setting, s -> new LinkedHashMap<>()).put(key, value);
        return this;
    }

    ProfileDraft text(String setting, String key, String text) {
        return put(setting, key, SettingValue.of(text));
    }

    ProfileDraft bool(String setting, String key, boolean bool) {
        return put(setting, key, SettingValue.of(bool));
    }

    ProfileDraft uint(String setting, String key, long number) {
        return put(setting, key, new SettingValue.UInt32(number));
    }

    ProfileDraft integer(String setting, String key, int number) {
        return put(setting, key, new SettingValue.Int32(number));
    }

    ProfileDraft remove(String setting, String... keys) {
        var known = settings.get(setting);
        if (known != null) {
            known.keySet().removeAll(List.of(keys));
        }
        return this;
    }

    ProfileDraft removeStartingWith(String setting, String prefix) {
        settings.getOrDefault(setting, new LinkedHashMap<>()).keySet().removeIf(key -> key.startsWith(prefix));
        return this;
    }

    ProfileDraft removeSetting(String setting) {
        settings.remove(setting);
        return this;
    }

    ProfileDraft replaceSetting(String setting) {
        settings.put(setting, new LinkedHashMap<>());
        return this;
    }

    Profile profile() {
        return new Profile(settings);
    }
}
