package io.github.nmstate4j.profile;

import io.github.nmstate4j.document.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a setting, one case per D-Bus type that NetworkManager uses there.
public sealed interface SettingValue {

    /// `s`
    record Text(String text) implements SettingValue {}

    /// `s` that must not be shown
    record Hidden(Secret secret) implements SettingValue {}

    /// `a{ss}` whose texts must not be shown, in order
    record HiddenMap(Map<String, Secret> entries) implements SettingValue {
        public HiddenMap {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /// `b`
    record Bool(boolean bool) implements SettingValue {}

    /// `i`
    record Int32(int number) implements SettingValue {}

    /// `u`
    record UInt32(long number) implements SettingValue {}

    /// `q`
    record UInt16(int number) implements SettingValue {}

    /// `x`
    record Int64(long number) implements SettingValue {}

    /// `t`
    record UInt64(long number) implements SettingValue {}

    /// `y`
    record UInt8(int number) implements SettingValue {}

    /// `ay`, each element 0 to 255
    record Bytes(List<Integer> bytes) implements SettingValue {
        public Bytes {
            bytes = List.copyOf(bytes);
        }
    }

    /// `as`
    record TextList(List<String> items) implements SettingValue {
        public TextList {
            items = List.copyOf(items);
        }
    }

    /// `au`
    record UInt32List(List<Long> items) implements SettingValue {
        public UInt32List {
            items = List.copyOf(items);
        }
    }

    /// `aay`
    record BytesList(List<List<Integer>> items) implements SettingValue {
        public BytesList {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /// `a{ss}`, in order
    record TextMap(Map<String, String> entries) implements SettingValue {
        public TextMap {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /// `a{sv}`
    record Dict(Map<String, SettingValue> entries) implements SettingValue {
        public Dict {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }

    /// `aa{sv}`
    record DictList(List<Map<String, SettingValue>> items) implements SettingValue {
        public DictList {
            items = items.stream()
                    .map(item -> Collections.unmodifiableMap(new LinkedHashMap<>(item)))
                    .toList();
        }
    }

    /// Any other type, kept as the bus gave it so that it can be sent back.
    record Opaque(String signature, Object value) implements SettingValue {}

    static SettingValue of(String text) {
        return new Text(text);
    }

    static SettingValue of(Secret secret) {
        return new Hidden(secret);
    }

    static SettingValue of(boolean bool) {
        return new Bool(bool);
    }
}
