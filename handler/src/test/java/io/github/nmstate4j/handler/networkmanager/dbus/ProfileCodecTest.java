package io.github.nmstate4j.handler.networkmanager.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Through the bytes of a message and back: what the bus would carry.
class ProfileCodecTest {

    private static final Map<String, SettingValue> NOTHING = Map.of();

    private static Object throughTheWire(Map<String, Map<String, Variant<?>>> settings) throws Exception {
        var call = new MessageFactory((byte) 'l')
                .createMethodCall(
                        null, "org.example.S", "/org/example", "org.example.I", "Save", (byte) 0, "a{sa{sv}}", settings);
        return call.getParameters()[0];
    }

    static Stream<SettingValue> values() {
        return Stream.of(
                new SettingValue.Text("bond0"),
                new SettingValue.Text(""),
                new SettingValue.Text("Grüße"),
                new SettingValue.Bool(true),
                new SettingValue.Int32(-1),
                new SettingValue.UInt32(4_294_967_295L),
                new SettingValue.UInt16(65_535),
                new SettingValue.Int64(-5_000_000_000L),
                new SettingValue.UInt64(12_500),
                new SettingValue.UInt64(-1),
                new SettingValue.UInt8(255),
                new SettingValue.Bytes(List.of(0, 127, 128, 255)),
                new SettingValue.Bytes(List.of()),
                new SettingValue.TextList(List.of("a", "b")),
                new SettingValue.TextList(List.of()),
                new SettingValue.UInt32List(List.of(0L, 4_294_967_295L)),
                new SettingValue.BytesList(List.of(List.of(32, 1, 13, 184), List.of(255))),
                new SettingValue.BytesList(List.of()),
                new SettingValue.TextMap(Map.of("mode", "active-backup")),
                new SettingValue.TextMap(Map.of()),
                new SettingValue.Dict(Map.of("vlans", new SettingValue.DictList(List.of(NOTHING)))),
                new SettingValue.DictList(List.of(
                        Map.of("address", SettingValue.of("192.0.2.1"), "prefix", new SettingValue.UInt32(24)), NOTHING)),
                new SettingValue.DictList(List.of()));
    }

    @ParameterizedTest
    @MethodSource("values")
    void carriesEveryKindOfValue(SettingValue value) throws Exception {
        var profile = new Profile(Map.of("setting", Map.of("key", value)));
        assertThat(ProfileCodec.read(throughTheWire(ProfileCodec.write(profile)))).isEqualTo(profile);
    }

    @Test
    void carriesATypeItDoesNotKnow() throws Exception {
        var wire = Map.<String, Map<String, Variant<?>>>of(
                "setting", Map.of("key", new Variant<>(List.of(List.of(1, 2), List.of(3)), "aai")));
        var read = ProfileCodec.read(throughTheWire(wire));
        assertThat(read.value("setting", "key"))
                .hasValueSatisfying(value -> assertThat(value).isInstanceOf(SettingValue.Opaque.class));

        var again = throughTheWire(ProfileCodec.write(read));
        assertThat(ProfileCodec.read(again)).isEqualTo(read);
    }

    @Test
    void carriesStructuresItDoesNotKnow() throws Exception {
        var wire = Map.<String, Map<String, Variant<?>>>of(
                "setting", Map.of("key", new Variant<>(new Object[] {"a", 1}, "(si)")));
        var again = ProfileCodec.write(ProfileCodec.read(throughTheWire(wire)));
        assertThat(throughTheWire(again))
                .extracting(settings -> ((SettingValue.Opaque)
                                ProfileCodec.read(settings).value("setting", "key").orElseThrow())
                        .value())
                .satisfies(structure -> assertThat(Arrays.asList((Object[]) structure)).containsExactly("a", 1));
    }

    @Test
    void dropsOldSpellingsThatWouldContradictTheNewOnes() {
        var settings = new LinkedHashMap<String, Map<String, SettingValue>>();
        var anything = SettingValue.of("x");
        settings.put("ipv4", Map.of("addresses", anything, "address-data", anything, "routes", anything, "dns", anything));
        settings.put("ipv6", Map.of("dns", anything, "dns-data", anything));
        settings.put("bridge", Map.of("interface-name", anything, "stp", anything));
        settings.put("connection", Map.of("controller", anything, "master", anything, "interface-name", anything));
        settings.put("802-3-ethernet", Map.of("assigned-mac-address", anything));
        var read = ProfileCodec.read(ProfileCodec.write(new Profile(settings)));

        assertThat(read.setting("ipv4")).containsOnlyKeys("address-data", "dns");
        assertThat(read.setting("ipv6")).containsOnlyKeys("dns-data");
        assertThat(read.setting("bridge")).containsOnlyKeys("stp");
        assertThat(read.setting("connection")).containsOnlyKeys("master", "interface-name");
        assertThat(read.setting("802-3-ethernet")).containsOnlyKeys("assigned-mac-address");
    }

    @Test
    void aNewMacAddressWinsOverTheWordItWasReadWith() {
        var profile = new Profile(Map.of("802-3-ethernet", Map.of("assigned-mac-address", SettingValue.of("permanent"))))
                .with("802-3-ethernet", "cloned-mac-address", new SettingValue.Bytes(List.of(2, 0, 0, 0, 0, 1)));
        assertThat(ProfileCodec.write(profile).get("802-3-ethernet")).containsOnlyKeys("cloned-mac-address");
    }
}
