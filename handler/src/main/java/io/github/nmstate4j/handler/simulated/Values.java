package io.github.nmstate4j.handler.simulated;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the values of a profile, whichever of the number types they have.
final class Values {

    private Values() {}

    static Optional<Long> number(Profile profile, String setting, String key) {
        return profile.value(setting, key).flatMap(Values::number);
    }

    static Optional<Long> number(Map<String, SettingValue> dict, String key) {
        return Optional.ofNullable(dict.get(key)).flatMap(Values::number);
    }

    private static Optional<Long> number(SettingValue value) {
        return switch (value) {
            case SettingValue.Int32(var number) -> Optional.of((long) number);
            case SettingValue.UInt32(var number) -> Optional.of(number);
            case SettingValue.UInt16(var number) -> Optional.of((long) number);
            case SettingValue.Int64(var number) -> Optional.of(number);
            case SettingValue.UInt64(var number) -> Optional.of(number);
            case SettingValue.UInt8(var number) -> Optional.of((long) number);
            case SettingValue.Text _,
                    SettingValue.Hidden _,
                    SettingValue.HiddenMap _,
                    SettingValue.Bool _,
                    SettingValue.Bytes _,
                    SettingValue.TextList _,
                    SettingValue.UInt32List _,
                    SettingValue.BytesList _,
                    SettingValue.TextMap _,
                    SettingValue.Dict _,
                    SettingValue.DictList _,
                    SettingValue.Opaque _ -> Optional.empty();
        };
    }

    static Optional<Integer> integer(Profile profile, String setting, String key) {
        return number(profile, setting, key).map(Math::toIntExact);
    }

    static Optional<Boolean> flag(Profile profile, String setting, String key) {
        return profile.value(setting, key).flatMap(Values::flag);
    }

    static boolean flag(Map<String, SettingValue> dict, String key) {
        return Optional.ofNullable(dict.get(key)).flatMap(Values::flag).orElse(false);
    }

    private static Optional<Boolean> flag(SettingValue value) {
        return value instanceof SettingValue.Bool(var bool) ? Optional.of(bool) : Optional.empty();
    }

    static Optional<String> text(Map<String, SettingValue> dict, String key) {
        return dict.get(key) instanceof SettingValue.Text(var text) ? Optional.of(text) : Optional.empty();
    }

    static List<String> texts(Profile profile, String setting, String key) {
        return profile.setting(setting).get(key) instanceof SettingValue.TextList(var items) ? items : List.of();
    }

    static List<Map<String, SettingValue>> dicts(Profile profile, String setting, String key) {
        return profile.setting(setting).get(key) instanceof SettingValue.DictList(var items) ? items : List.of();
    }

    static Map<String, String> map(Profile profile, String setting, String key) {
        return profile.setting(setting).get(key) instanceof SettingValue.TextMap(var entries) ? entries : Map.of();
    }

    /// A hardware address in colon notation.
    static Optional<String> address(Profile profile, String setting, String key) {
        return profile.setting(setting).get(key) instanceof SettingValue.Bytes(var bytes)
                ? Optional.of(bytes.stream()
                        .map(octet -> String.format("%02x", octet))
                        .reduce((one, other) -> one + ":" + other)
                        .orElse(""))
                : Optional.empty();
    }
}
