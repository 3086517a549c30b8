package io.github.nmstate4j.handler.networkmanager.dbus;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/// A profile as `a{sa{sv}}` and back.
final class ProfileCodec {

    /// Old spellings that NetworkManager sends beside the current one and that would win or contradict when sent back.
    private static final List<Superseded> SUPERSEDED = List.of(
            new Superseded("ipv4", "addresses", ""),
            new Superseded("ipv6", "addresses", ""),
            new Superseded("ipv4", "routes", ""),
            new Superseded("ipv6", "routes", ""),
            new Superseded("ipv4", "dns", "dns-data"),
            new Superseded("ipv6", "dns", "dns-data"),
            new Superseded("bridge", "interface-name", ""),
            new Superseded("bond", "interface-name", ""),
            new Superseded("vlan", "interface-name", ""),
            new Superseded("802-3-ethernet", "assigned-mac-address", "cloned-mac-address"),
            // Here the old spelling is the one every supported version understands.
            new Superseded("connection", "controller", "master"),
            new Superseded("connection", "port-type", "slave-type"),
            new Superseded("connection", "autoconnect-ports", "autoconnect-slaves"));

    /// @param by the key that says the same; "" when the old one says nothing of use
    private record Superseded(String setting, String key, String by) {}

    private ProfileCodec() {}

    static Profile read(Object settings) {
        var read = new LinkedHashMap<String, Map<String, SettingValue>>();
        entries(settings).forEach((name, keys) -> {
            var values = new LinkedHashMap<String, SettingValue>();
            entries(keys).forEach((key, value) -> values.put(String.valueOf(key), value(value)));
            read.put(String.valueOf(name), values);
        });
        for (var superseded : SUPERSEDED) {
            var keys = read.get(superseded.setting());
            if (keys != null && (superseded.by().isEmpty() || keys.containsKey(superseded.by()))) {
                keys.remove(superseded.key());
            }
        }
        return new Profile(read);
    }

    static Map<String, Map<String, Variant<?>>> write(Profile profile) {
        var written = new LinkedHashMap<String, Map<String, Variant<?>>>();
        profile.settings().forEach((name, keys) -> {
            var values = new LinkedHashMap<String, Variant<?>>();
            keys.forEach((key, value) -> values.put(key, variant(value)));
            if (values.containsKey("cloned-mac-address")) {
                values.remove("assigned-mac-address");
            }
            written.put(name, values);
        });
        return written;
    }

    static SettingValue value(Object wire) {
        if (!(wire instanceof Variant<?> variant)) {
            throw new IllegalArgumentException("not a variant: " + wire.getClass());
        }
        var value = variant.getValue();
        return switch (variant.getSig()) {
            case "s" -> new SettingValue.Text((String) value);
            case "b" -> new SettingValue.Bool((Boolean) value);
            case "i" -> new SettingValue.Int32(((Number) value).intValue());
            case "u" -> new SettingValue.UInt32(((Number) value).longValue());
            case "q" -> new SettingValue.UInt16(((Number) value).intValue());
            case "x" -> new SettingValue.Int64(((Number) value).longValue());
            case "t" -> new SettingValue.UInt64(((UInt64) value).value().longValue());
            case "y" -> new SettingValue.UInt8(Byte.toUnsignedInt((Byte) value));
            case "ay" -> new SettingValue.Bytes(bytes(value));
            case "as" -> new SettingValue.TextList(items(value).stream().map(String::valueOf).toList());
            case "au" ->
                new SettingValue.UInt32List(items(value).stream()
                        .map(item -> ((Number) item).longValue())
                        .toList());
            case "aay" ->
                new SettingValue.BytesList(items(value).stream().map(ProfileCodec::bytes).toList());
            case "a{ss}" -> {
                var entries = new LinkedHashMap<String, String>();
                entries(value).forEach((key, item) -> entries.put(String.valueOf(key), String.valueOf(item)));
                yield new SettingValue.TextMap(entries);
            }
            case "a{sv}" -> new SettingValue.Dict(dict(value));
            case "aa{sv}" ->
                new SettingValue.DictList(items(value).stream().map(ProfileCodec::dict).toList());
            default -> new SettingValue.Opaque(variant.getSig(), value);
        };
    }

    static Map<String, SettingValue> dict(Object wire) {
        var entries = new LinkedHashMap<String, SettingValue>();
        entries(wire).forEach((key, item) -> entries.put(String.valueOf(key), value(item)));
        return entries;
    }

    static Variant<?> variant(SettingValue value) {
        return switch (value) {
            case SettingValue.Text(var text) -> new Variant<>(text, "s");
            case SettingValue.Hidden(var secret) -> new Variant<>(secret.reveal(), "s");
            case SettingValue.HiddenMap(var secrets) -> {
                var entries = new LinkedHashMap<String, String>();
                secrets.forEach((key, secret) -> entries.put(key, secret.reveal()));
                yield new Variant<>(entries, "a{ss}");
            }
            case SettingValue.Bool(var bool) -> new Variant<>(bool, "b");
            case SettingValue.Int32(var number) -> new Variant<>(number, "i");
            case SettingValue.UInt32(var number) -> new Variant<>(new UInt32(number), "u");
            case SettingValue.UInt16(var number) -> new Variant<>(new UInt16(number), "q");
            case SettingValue.Int64(var number) -> new Variant<>(number, "x");
            case SettingValue.UInt64(var number) ->
                new Variant<>(new UInt64(new BigInteger(Long.toUnsignedString(number))), "t");
            case SettingValue.UInt8(var number) -> new Variant<>((byte) number, "y");
            case SettingValue.Bytes(var bytes) -> new Variant<>(array(bytes), "ay");
            case SettingValue.TextList(var items) -> new Variant<>(items, "as");
            case SettingValue.UInt32List(var items) ->
                new Variant<>(items.stream().map(item -> new UInt32(item)).toList(), "au");
            case SettingValue.BytesList(var items) ->
                new Variant<>(items.stream().map(ProfileCodec::array).toList(), "aay");
            case SettingValue.TextMap(var entries) -> new Variant<>(entries, "a{ss}");
            case SettingValue.Dict(var entries) -> new Variant<>(variants(entries), "a{sv}");
            case SettingValue.DictList(var items) ->
                new Variant<>(items.stream().map(ProfileCodec::variants).toList(), "aa{sv}");
            case SettingValue.Opaque(var signature, var wire) -> new Variant<>(wire, signature);
        };
    }

    static Map<String, Variant<?>> variants(Map<String, SettingValue> entries) {
        var variants = new LinkedHashMap<String, Variant<?>>();
        entries.forEach((key, item) -> variants.put(key, variant(item)));
        return variants;
    }

    static Map<?, ?> entries(Object wire) {
        return (Map<?, ?>) wire;
    }

    /// A list, whichever of its shapes the library chose.
    static List<Object> items(Object wire) {
        if (wire instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        var items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(wire); i++) {
            items.add(Array.get(wire, i));
        }
        return items;
    }

    static List<Integer> bytes(Object wire) {
        return items(wire).stream().map(item -> Byte.toUnsignedInt((Byte) item)).toList();
    }

    static byte[] array(List<Integer> bytes) {
        var array = new byte[bytes.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = bytes.get(i).byteValue();
        }
        return array;
    }
}
