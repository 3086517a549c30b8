package io.github.nmstate4j.handler.networkmanager.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.handler.networkmanager.dbus.Remote.Properties;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

class NeighborsTest {

    private static Properties device(Map<String, Variant<?>> neighbor) {
        return new Properties(Map.of("LldpNeighbors", List.of(neighbor)));
    }

    private static Variant<UInt32> number(long number) {
        return new Variant<>(new UInt32(number));
    }

    @Test
    void writesWhatASwitchSaysInTheOrderOfTheDocument() {
        var neighbors = Neighbors.of(device(Map.of(
                "chassis-id-type", number(4),
                "chassis-id", new Variant<>("02:00:00:00:AA:01"),
                "port-id-type", number(5),
                "port-id", new Variant<>("Eth1/7"),
                "system-name", new Variant<>("leaf-1"),
                "system-capabilities", number(0b10100),
                "ieee-802-3-max-frame-size", number(9216),
                "management-addresses",
                        new Variant<>(
                                List.of(Map.of(
                                        "address-subtype", number(1),
                                        "address", new Variant<>(new byte[] {(byte) 192, 0, 2, 9}),
                                        "interface-number", number(7),
                                        "interface-number-subtype", number(2))),
                                "aa{sv}"),
                "ieee-802-1-vlans",
                        new Variant<>(
                                List.of(Map.of("vid", number(100), "name", new Variant<>("storage"))), "aa{sv}"))));

        assertThat(neighbors).singleElement().satisfies(neighbor -> {
            assertThat(neighbor.systemName()).contains("leaf-1");
            assertThat(neighbor.systemDescription()).isEmpty();
            assertThat(neighbor.chassisId()).contains("02:00:00:00:AA:01");
            assertThat(neighbor.portId()).contains("Eth1/7");
            assertThat(neighbor.vlans()).containsExactly(100);
            assertThat(neighbor.maxFrameSize()).contains(9216);
            assertThat(neighbor.tlvs()).hasToString("[{type=5, system-name=leaf-1},"
                    + " {type=7, system-capabilities=[MAC Bridge component, Router]},"
                    + " {type=1, chassis-id=02:00:00:00:AA:01, chassis-id-type=4, _description=MAC address},"
                    + " {type=2, port-id=Eth1/7, port-id-type=5, _description=Interface name},"
                    + " {type=127, ieee-802-1-vlans=[{name=storage, vid=100}], oui=00:80:c2, subtype=3},"
                    + " {type=8, management-addresses=[{address=192.0.2.9, address-subtype=IPv4, interface-number=7, interface-number-subtype=2}]},"
                    + " {type=127, ieee-802-3-max-frame-size=9216, oui=00:12:0f, subtype=4}]");
        });
    }

    @Test
    void saysNoMoreThanANeighbourThatSaysLittle() {
        assertThat(Neighbors.of(device(Map.of("chassis-id", new Variant<>("x"), "chassis-id-type", number(99)))))
                .singleElement()
                .satisfies(neighbor -> assertThat(neighbor.tlvs())
                        .hasToString("[{type=1, chassis-id=x, chassis-id-type=99, _description=Reserved}]"));
        assertThat(Neighbors.of(new Properties(Map.of()))).isEmpty();
    }
}
