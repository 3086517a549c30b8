package io.github.nmstate4j.policy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One node, and what expressions get from it.
class WorkedExamplesTest {

    private static Value iface(String name) {
        return Lab.items(Lab.NODE, "interfaces").stream()
                .filter(iface -> Lab.at(iface, "name").equals(new Value.Text(name)))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Value> entries(Value mapping) {
        return ((Value.Mapping) mapping).entries();
    }

    /// Of the interfaces these, whole and in this order, and nothing else.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "interfaces.ipv4.enabled==true; ens5",
                "interfaces.ipv4.enabled==\"true\"; ens5",
                "interfaces.ipv4.address.ip==\"172.20.9.9\"; ens5",
                "interfaces.ipv4.address.1.ip==\"172.20.9.9\"; ens5",
                "interfaces.type!=\"ethernet\"; br-lab,lo",
                "interfaces.description!=\"uplink\"; ens7",
                "interfaces.name==capture.gw.routes.running.0.next-hop-interface; ens5",
                "capture.nics | interfaces.state==\"up\"; ens5,ens6",
                "capture.nics.interfaces.state==\"up\"; ens5,ens6",
                "interfaces.name==interfaces.0.name; br-lab",
                "interfaces.mtu==1500; ens5,ens7",
                "interfaces.mtu=='1500'; ens5,ens7",
                "interfaces.bridge.port.name==ens6; br-lab",
                "interfaces.mac-address==\"02:00:00:AA:00:06\"; ens6",
                "interfaces.lldp==null; br-lab,ens5,ens7,lo",
                "interfaces.lldp!=null; ens6",
                "interfaces.1.state==up; ens5"
            })
    void selectsInterfaces(String expression, String names) {
        assertThat(Lab.captured(expression))
                .isEqualTo(new Value.Mapping(Map.of(
                        "interfaces",
                        new Value.Sequence(
                                List.of(names.split(",")).stream().map(WorkedExamplesTest::iface).toList()))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "routes.running.destination==\"0.0.0.0/0\"; 0",
                "routes.running.table-id==\"77\"; 2",
                "routes.running.table-id==77; 2",
                "routes.running.table-id==254; 0,1",
                "routes.running.next-hop-address==\"\"; 1",
                "routes.running.next-hop-interface==capture.base.interfaces.0.name; 0,1"
            })
    void selectsRoutesOfOneList(String expression, String indexes) {
        var running = Lab.items(Lab.NODE, "routes", "running");
        assertThat(Lab.captured(expression))
                .isEqualTo(new Value.Mapping(Map.of(
                        "routes",
                        new Value.Mapping(Map.of(
                                "running",
                                new Value.Sequence(List.of(indexes.split(",")).stream()
                                        .map(index -> running.get(Integer.parseInt(index)))
                                        .toList()))))));
    }

    @Test
    void keepsOneBranch() {
        assertThat(Lab.captured("dns-resolver.running"))
                .isEqualTo(Lab.yaml("dns-resolver: {running: {server: [172.20.4.2], search: [lab.example]}}"));
    }

    @ParameterizedTest
    @CsvSource({"interfaces", "interfaces.name", "interfaces.ipv4.dhcp"})
    void keepsListsWhole(String expression) {
        assertThat(Lab.items(Lab.captured(expression), "interfaces")).hasSize(5);
        assertThat(entries(Lab.captured(expression))).containsOnlyKeys("interfaces");
    }

    @Test
    void setsAPropertyOfWhatWasCaptured() {
        assertThat(Lab.captured("capture.gw | routes.running.next-hop-interface:=\"br-ex\""))
                .isEqualTo(Lab.yaml("""
                        routes:
                          running:
                          - destination: 0.0.0.0/0
                            next-hop-address: 172.20.4.1
                            next-hop-interface: br-ex
                            table-id: 254
                        """));
    }

    @Test
    void makesTheSectionOfAPropertyThatIsSet() {
        var set = Lab.items(Lab.captured("capture.nics | interfaces.lldp.enabled:=true"), "interfaces");

        assertThat(set).extracting(iface -> Lab.at(iface, "name").toString()).containsExactly("ens5", "ens6", "ens7");
        assertThat(set).allSatisfy(iface -> assertThat(Lab.at(iface, "lldp")).isEqualTo(Lab.yaml("{enabled: true}")));
        assertThat(Lab.at(set.getFirst(), "ipv4")).isEqualTo(Lab.at(iface("ens5"), "ipv4"));
    }

    @Test
    void givesOnlyTheListWhosePropertyIsSet() {
        var state = Lab.captured("routes.running.next-hop-interface:=\"br-ex\"");

        assertThat(entries(state)).containsOnlyKeys("routes");
        assertThat(entries(Lab.at(state, "routes"))).containsOnlyKeys("running");
        assertThat(Lab.items(state, "routes", "running"))
                .hasSize(3)
                .allSatisfy(route -> assertThat(Lab.at(route, "next-hop-interface")).isEqualTo(new Value.Text("br-ex")));
    }

    @Test
    void dropsAPropertyThatIsSetToNull() {
        var without = Lab.items(Lab.captured("capture.nics | interfaces.ipv4:=null"), "interfaces");

        assertThat(without)
                .hasSize(3)
                .allSatisfy(iface -> assertThat(entries(iface)).doesNotContainKey("ipv4"));
    }

    @Test
    void setsAPropertyInListsWithinInterfaces() {
        var state = Lab.captured("capture.base | interfaces.ipv4.address.prefix-length:=32");

        var ens5 = Lab.items(state, "interfaces").getFirst();
        assertThat(Lab.at(ens5, "ipv4", "address"))
                .isEqualTo(Lab.yaml("[{ip: 172.20.5.11, prefix-length: 32}, {ip: 172.20.9.9, prefix-length: 32}]"));
    }

    @Test
    void setsAPropertyOfNothingWhereThereIsNothing() {
        assertThat(Lab.RESOLVER
                        .resolve(
                                Map.of("x", "routes.config.next-hop-interface:=br1"),
                                Lab.yaml("interfaces: []"),
                                Map.of())
                        .states())
                .contains(Map.of("x", Lab.yaml("routes: {config: []}")));
    }

    @Test
    void takesAWholeSectionFromAnotherInterface() {
        var state = Lab.captured("interfaces.ipv4:=capture.base.interfaces.0.ipv4");

        assertThat(Lab.items(state, "interfaces"))
                .hasSize(5)
                .allSatisfy(iface -> assertThat(Lab.at(iface, "ipv4")).isEqualTo(Lab.at(iface("ens5"), "ipv4")));
    }

    @Test
    void renamesAndKeepsAll() {
        assertThat(Lab.captured("capture.gw")).isEqualTo(Lab.captured("routes.running.destination==\"0.0.0.0/0\""));
        assertThat(Lab.captured("capture.base.interfaces")).isEqualTo(Lab.captured("capture.base"));
        assertThat(Lab.captured("capture.base | interfaces")).isEqualTo(Lab.captured("capture.base"));
    }

    @Test
    void fillsTheDesiredState() {
        var captured = Lab.resolve(Lab.COMMON).states().orElseThrow();
        var expanded = Lab.TEMPLATE.expand(Lab.yaml("""
                spaced: "{{ capture.base.interfaces.0.name }}"
                tight: "{{capture.base.interfaces.0.name}}"
                ending: "{{ capture.base.interfaces.0.name }}.77"
                mapping: "{{ capture.base.interfaces.0.ipv4 }}"
                number: "{{ capture.up.interfaces.1.mtu }}"
                list: "{{ capture.gw.routes.running }}"
                brace: "a {b"
                "{{ capture.base.interfaces.0.name }}": a key
                """), captured);

        assertThat(expanded.findings()).isEmpty();
        assertThat(expanded.desired()).contains(Lab.yaml("""
                spaced: ens5
                tight: ens5
                ending: ens5.77
                mapping:
                  enabled: true
                  dhcp: true
                  address: [{ip: 172.20.5.11, prefix-length: 22}, {ip: 172.20.9.9, prefix-length: 32}]
                number: 9000
                list:
                - {destination: 0.0.0.0/0, next-hop-address: 172.20.4.1, next-hop-interface: ens5, table-id: 254}
                brace: "a {b"
                "{{ capture.base.interfaces.0.name }}": a key
                """));
    }

    @Test
    void movesTheUplinkIntoABridge() {
        var expressions = new LinkedHashMap<>(Lab.COMMON);
        expressions.put("base-routes", "routes.running.next-hop-interface==capture.base.interfaces.0.name");
        expressions.put("br-routes", "capture.base-routes | routes.running.next-hop-interface:=\"br-ex\"");
        var captured = Lab.resolve(expressions).states().orElseThrow();

        assertThat(Lab.TEMPLATE.expand(Lab.yaml("""
                interfaces:
                - name: br-ex
                  type: linux-bridge
                  state: up
                  mac-address: "{{ capture.base.interfaces.0.mac-address }}"
                  ipv4: "{{ capture.base.interfaces.0.ipv4 }}"
                  bridge:
                    port:
                    - name: "{{ capture.base.interfaces.0.name }}"
                routes:
                  config: "{{ capture.br-routes.routes.running }}"
                """), captured).desired())
                .contains(Lab.yaml("""
                        interfaces:
                        - name: br-ex
                          type: linux-bridge
                          state: up
                          mac-address: "02:00:00:AA:00:05"
                          ipv4:
                            enabled: true
                            dhcp: true
                            address: [{ip: 172.20.5.11, prefix-length: 22}, {ip: 172.20.9.9, prefix-length: 32}]
                          bridge:
                            port:
                            - name: ens5
                        routes:
                          config:
                          - {destination: 0.0.0.0/0, next-hop-address: 172.20.4.1, next-hop-interface: br-ex, table-id: 254}
                          - {destination: 172.20.4.0/22, next-hop-address: "", next-hop-interface: br-ex, table-id: 254}
                        """));
    }
}
