package io.github.nmstate4j.plan;

import io.github.nmstate4j.profile.SettingValue;
import java.util.Map;
import java.util.Optional;

/// Reads entries of a profile's lists.
final class Dicts {

    private Dicts() {}

    static Optional<String> text(Map<String, SettingValue> data, String key) {
        return Optional.ofNullable(data.get(key))
                .flatMap(v -> v instanceof SettingValue.Text(String text) ? Optional.of(text) : Optional.empty());
    }

    static Optional<Long> number(Map<String, SettingValue> data, String key) {
        return Optional.ofNullable(data.get(key)).flatMap(v -> switch (v) {
            case SettingValue.UInt32(long number) -> Optional.of(number);
            case SettingValue.Int32(int number) -> Optional.of((long) number);
            case SettingValue.Int64(long number) -> Optional.of(number);
            case SettingValue.UInt64(long number) -> Optional.of(number);
            case SettingValue.UInt16(int number) -> Optional.of((long) number);
            case SettingValue.UInt8(int number) -> Optional.of((long) number);
            default -> Optional.<Long>empty();
        });
    }
}
