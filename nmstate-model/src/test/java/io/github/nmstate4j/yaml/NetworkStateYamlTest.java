package io.github.nmstate4j.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.BondInterface.Bond;
import io.github.nmstate4j.state.iface.BondMode;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface.Bridge;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface.MulticastRouter;
import io.github.nmstate4j.state.iface.OtherInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.PortVlan;
import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.state.ip.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkStateYamlTest {

    @Test
    void printsTheCanonicalForm() {
        var state = read("""
                routes: {config: [{next-hop-interface: bond0.40, destination: "2001:DB8:0:0::/64", next-hop-address: 2001:db8::0:1, table-id: "254"}]}
                interfaces:
                - state: up
                  type: vlan
                  vlan: {id: "0x28", base-iface: bond0}
                  name: bond0.40
                  ipv4:
                    enabled: "yes"
                    address: [{ip: 192.0.2.1, prefix-length: "24"}]
                - {name: bond0, type: bond, mac-address: 02:ab:00:00:00:01, mtu: "9000",
                   link-aggregation: {mode: 1, options: {miimon: "140", fail_over_mac: 1}, ports: [eth1, eth2]}}
                """);

        assertThat(NetworkStateYaml.write(state)).isEqualTo("""
                routes:
                  config:
                  - destination: 2001:db8::/64
                    next-hop-interface: bond0.40
                    next-hop-address: 2001:db8::1
                    table-id: 254
                interfaces:
                - name: bond0.40
                  type: vlan
                  state: up
                  ipv4:
                    enabled: true
                    address:
                    - ip: 192.0.2.1
                      prefix-length: 24
                  vlan:
                    base-iface: bond0
                    id: 40
                - name: bond0
                  type: bond
                  state: up
                  mac-address: 02:AB:00:00:00:01
                  mtu: 9000
                  link-aggregation:
                    mode: active-backup
                    options:
                      miimon: 140
                      fail_over_mac: active
                    port:
                    - eth1
                    - eth2
                """);
    }

    @Test
    void everyMistakeIsReportedAtOnceAtItsPlace() {
        var result = NetworkStateYaml.read("""
                interfaces:
                  - name: eth1
                    type: ethernet
                    mtu: large
                    ipv4:
                      enabled: maybe
                  - type: vlan
                    vlan:
                      base-iface: eth1
                  - name: bond0
                    type: bond
                    link-aggregation:
                      mode: active-backupp
                """);

        assertThat(result.state()).isEmpty();
        assertThat(result.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "4:10 interfaces[0].mtu: Expected a whole number from 0 to 9223372036854775807, found `large`.",
                        "6:16 interfaces[0].ipv4.enabled: Expected one of 1|0|true|false|yes|no|on|off|y|n, found `maybe`.",
                        "7:5 interfaces[1]: `name` is missing here.",
                        "8:5 interfaces[1].vlan: `id` is missing here.",
                        "13:13 interfaces[2].link-aggregation.mode: Expected one of balance-rr, active-backup, balance-xor,"
                                + " broadcast, 802.3ad, balance-tlb, balance-alb, found `active-backupp`."
                                + " Did you mean `active-backup`?");
    }

    @Test
    void anUnknownKeyIsKeptAndTheOneThatWasMeantIsNamed() {
        var result = NetworkStateYaml.read("""
                interfaces:
                - name: eth1
                  type: ethernet
                  mtuu: 1400
                """);

        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(finding)
                            .hasToString("4:3 interfaces[0].mtuu: There is no key `mtuu` here. Did you mean `mtu`?");
                });
        assertThat(NetworkStateYaml.write(result.state().orElseThrow())).contains("mtuu: 1400");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThat(NetworkStateYaml.read("interfaces: []\nhostname: {config: a}\nhostname: {config: b}\n").findings())
                .extracting(Finding::toString)
                .containsExactly("3:1 hostname: `hostname` is given twice; the first is in line 2. Keep one of them.");
    }

    @Test
    void aKeyAndItsAliasMayNotDisagree() {
        assertThat(NetworkStateYaml.read(
                                "interfaces: [{name: b, type: bond, link-aggregation: {port: [a], ports: [b]}}]")
                        .errors())
                .hasSize(1);
        assertThat(NetworkStateYaml.read(
                                "interfaces: [{name: b, type: bond, link-aggregation: {port: [a], ports: [a]}}]")
                        .errors())
                .isEmpty();
    }

    @Test
    void anAbsentInterfaceIsReadByNameAndTypeOnly() {
        var state = read("interfaces: [{name: bond0, type: bond, state: absent, mtu: nonsense, foo: bar}]");

        assertThat(state.interfaces().getFirst())
                .isEqualTo(new BondInterface(
                        InterfaceBase.of("bond0", InterfaceState.ABSENT),
                        Optional.empty(),
                        Extras.none()));
    }

    @ParameterizedTest
    @CsvSource({"'1', true", "true, true", "'\"True\"', true", "yes, true", "on, true", "Y, true", "0, false", "'\"no\"', false", "OFF, false", "n, false"})
    void flagsAreTakenAsPeopleWriteThem(String written, boolean expected) {
        var state = read("interfaces: [{name: eth1, type: ethernet, accept-all-mac-addresses: " + written + "}]");

        assertThat(state.interfaces().getFirst().base().acceptAllMacAddresses()).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource({"1400, 1400", "'\"1400\"', 1400", "'0x578', 1400", "'\"0x578\"', 1400"})
    void numbersAreTakenAsPeopleWriteThem(String written, long expected) {
        assertThat(read("interfaces: [{name: eth1, type: ethernet, mtu: " + written + "}]")
                        .interfaces()
                        .getFirst()
                        .base()
                        .mtu())
                .hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "''", "null", "[]", "{}", "999999999999999999999"})
    void whatIsNoNumberIsRefused(String written) {
        assertThat(NetworkStateYaml.read("interfaces: [{name: eth1, type: ethernet, mtu: " + written + "}]").errors())
                .singleElement()
                .satisfies(f -> assertThat(f.path()).hasToString("interfaces[0].mtu"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "1e3", "0x10", "12_3", "1.50", "true", "eth0", "on", "~x", "a:b", "-", "2001", "1:30"})
    void aNameStaysWhatItLooksLike(String name) {
        var state = read("interfaces: [{name: \"" + name + "\", type: dummy}]");
        assertThat(state.interfaces().getFirst().name()).isEqualTo(name);
        assertThat(read(NetworkStateYaml.write(state))).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "1e3", "0x10", "1.50", "true", "2001", "1:30"})
    void aNameWithoutQuotesIsNoNumber(String name) {
        assertThat(read("interfaces: [{name: " + name + ", type: dummy}]").interfaces().getFirst().name())
                .isEqualTo(name);
    }

    @Test
    void textsOfAnyContentComeBackTheSame() {
        var description = " leading, #hash: colon \"quotes\" 'single'\nsecond line\n\n\ttab and trailing \u0085\u2028 🦊 ";
        var state = NetworkState.empty().withDescription(Optional.of(description));

        assertThat(NetworkStateYaml.read(NetworkStateYaml.write(state)).state()).contains(state);
        assertThat(NetworkStateYaml.read(NetworkStateYaml.writeJson(state)).state()).contains(state);
    }

    @Test
    void nothingAsksForNothing() {
        assertThat(read("")).isEqualTo(NetworkState.empty());
        assertThat(read("---\n")).isEqualTo(NetworkState.empty());
        assertThat(read("{}")).isEqualTo(NetworkState.empty());
        assertThat(read("interfaces:\n")).isEqualTo(NetworkState.empty());
    }

    @Test
    void leftOutAndEmptyAreDifferent() {
        assertThat(read("dns-resolver: {config: {}}").dnsResolver().orElseThrow().config().orElseThrow().isPurge())
                .isTrue();
        assertThat(read("dns-resolver: {config: {server: []}}")
                        .dnsResolver()
                        .orElseThrow()
                        .config()
                        .orElseThrow()
                        .server())
                .hasValue(List.of());
        assertThat(read("hostname: {config: \"\", running: }").hostname().orElseThrow())
                .isEqualTo(new Hostname(Optional.empty(), Optional.of(""), Extras.none()));
        assertThat(read("routes: {config: []}").routes().orElseThrow().running()).isEmpty();
    }

    @Test
    void aBridgePortTellsNoVlanSectionFromAnEmptyOne() {
        var bridge = (LinuxBridgeInterface) read("""
                interfaces:
                - name: br1
                  type: linux-bridge
                  bridge:
                    options: {stp: {enabled: off}, multicast-router: 2, group-forward-mask: 8, gc-timer: 99}
                    port:
                    - {name: eth1}
                    - {name: eth2, vlan: {}}
                    - name: eth3
                      vlan: {mode: trunk, trunk-tags: [{id: "101"}, {id-range: {min: 200, max: 204}}]}
                """).interfaces().getFirst();

        var ports = bridge.bridge().flatMap(Bridge::port).orElseThrow();
        assertThat(ports.get(0).vlan()).isEmpty();
        assertThat(ports.get(1).vlan()).hasValue(PortVlan.none());
        assertThat(ports.get(2).vlan().orElseThrow().trunkTags())
                .hasValue(List.of(new PortVlan.TrunkTag(101, 101), new PortVlan.TrunkTag(200, 204)));
        var options = bridge.bridge().flatMap(Bridge::options).orElseThrow();
        assertThat(options.multicastRouter()).hasValue(MulticastRouter.ENABLED);
        assertThat(options.groupFwdMask()).hasValue(8);
        assertThat(options.gcTimer()).hasValue(99L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"yes\"", "{enabled: true}"})
    void anOvsBridgeTakesItsSpanningTreeInThreeForms(String stp) {
        var bridge = (OvsBridgeInterface) read("interfaces: [{name: br0, type: ovs-bridge, bridge: {options: {stp: "
                        + stp + "}, port: [{name: bond1, link-aggregation: {mode: balance-slb, port: [{name: eth1}]}}]}}]")
                .interfaces()
                .getFirst();

        assertThat(bridge.bridge().orElseThrow().options().orElseThrow().stp()).hasValue(true);
        assertThat(bridge.ports()).hasValue(List.of("eth1"));
        assertThat(NetworkStateYaml.write(NetworkState.empty().withInterfaces(List.of(bridge))))
                .contains("stp:\n        enabled: true");
    }

    @Test
    void bondOptionsAreKeptAsTheKernelWritesThem() {
        var bond = (BondInterface) read("""
                interfaces:
                - name: bond0
                  type: bond
                  link-aggregation:
                    mode: "4"
                    options: {xmit_hash_policy: 1, lacp_rate: fast, all_slaves_active: "1", use_carrier: yes,
                              ad_actor_system: 02:00:00:00:00:ab, balance-slb: 0, miimon: "0x8c"}
                """).interfaces().getFirst();

        assertThat(bond.bond().flatMap(Bond::mode)).hasValue(BondMode.LACP);
        assertThat(bond.bond().flatMap(Bond::options))
                .hasValue(Map.of(
                        "xmit_hash_policy", "layer3+4",
                        "lacp_rate", "fast",
                        "all_slaves_active", "delivered",
                        "use_carrier", "1",
                        "ad_actor_system", "02:00:00:00:00:AB",
                        "balance_slb", "0",
                        "miimon", "140"));
    }

    @Test
    void anInterfaceOfAnUnknownKindIsKeptWhole() {
        var text = """
                interfaces:
                - name: wg0
                  type: wireguard
                  state: up
                  mtu: 1420
                  wireguard:
                    port: 51820
                    key: "0x8001"
                    list: [1, "1", true, null, {}]
                """;

        var result = NetworkStateYaml.read(text);

        assertThat(result.errors()).isEmpty();
        assertThat(result.state().orElseThrow().interfaces().getFirst())
                .isInstanceOfSatisfying(OtherInterface.class, other -> {
                    assertThat(other.type()).isEqualTo(InterfaceType.other("wireguard"));
                    assertThat(other.base().mtu()).hasValue(1420L);
                    assertThat(other.extras().values()).containsOnlyKeys("wireguard");
                });
        assertThat(NetworkStateYaml.read(NetworkStateYaml.write(result.state().orElseThrow())).state())
                .isEqualTo(result.state());
    }

    @Test
    void anInterfaceWithoutATypeIsReadAgainOnceTheNodeTellsItsKind() {
        var desired = read("interfaces: [{name: eth1.40, mtu: 1400, vlan: {id: 40, base-iface: eth1}}]");
        assertThat(desired.interfaces().getFirst().type()).isEqualTo(InterfaceType.UNKNOWN);

        var resolved = NetworkStateYaml.resolveKinds(desired, read("interfaces: [{name: eth1.40, type: vlan}]"));

        assertThat(resolved.findings()).isEmpty();
        assertThat(resolved.state().orElseThrow().interfaces().getFirst())
                .isInstanceOfSatisfying(VlanInterface.class, vlan -> {
                    assertThat(vlan.base().mtu()).hasValue(1400L);
                    assertThat(vlan.vlan().orElseThrow().id()).isEqualTo(40);
                });
        assertThat(NetworkStateYaml.resolveKinds(desired, read("interfaces: [{name: eth1.40, type: bond}]")).findings())
                .extracting(Finding::toString)
                .containsExactly("interfaces[0].vlan: There is no key `vlan` here.");
        assertThat(NetworkStateYaml.resolveKinds(desired, NetworkState.empty()).state()).hasValue(desired);
    }

    @Test
    void theAddressFamiliesDoNotShareTheirOwnKeys() {
        assertThat(NetworkStateYaml.read(
                                "interfaces: [{name: eth1, type: ethernet, ipv4: {enabled: true, autoconf: true}}]")
                        .errors())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("autoconf is not allowed for IPv4"));
        var state = read(
                "interfaces: [{name: eth1, type: ethernet, ipv6: {enabled: true, dhcp-client-id: LL, dhcp-duid: LLT,"
                        + " address: [{ip: 2001:DB8::0:1, prefix-length: 64, valid-lft: 90sec}]}}]");
        var ipv6 = state.interfaces().getFirst().base().ipv6().orElseThrow();
        assertThat(ipv6.dhcpClientId()).isEmpty();
        assertThat(ipv6.dhcpDuid()).hasValue("llt");
        assertThat(ipv6.addresses()).extracting(IpAddress::toString).containsExactly("2001:db8::1/64");
        assertThat(ipv6.addresses().getFirst().isAutomatic()).isTrue();
    }

    @Test
    void bitMasksAreShownInHexadecimal() {
        var state = read("route-rules: {config: [{fwmark: 32, fwmask: \"0xFF\", route-table: 100}]}");

        assertThat(NetworkStateYaml.write(state)).contains("fwmark: \"0x20\"").contains("fwmask: \"0xff\"");
    }

    @Test
    void jsonWithTabsIsTakenToo() {
        assertThat(read("{\n\t\"interfaces\": [\n\t\t{\"name\": \"eth1\", \"type\": \"ethernet\"}\n\t]\n}")
                        .interfaces())
                .hasSize(1);
    }

    @Test
    void malformedTextIsReportedWithItsPlace() {
        var result = NetworkStateYaml.read("interfaces:\n  - name: eth1\n   type: ethernet\n");

        assertThat(result.state()).isEmpty();
        assertThat(result.findings()).singleElement().satisfies(f -> {
            assertThat(f.position()).hasValueSatisfying(p -> assertThat(p.line()).isEqualTo(3));
            assertThat(f.message()).startsWith("This is not well-formed: ").doesNotContain("\n");
        });
    }

    @Test
    void onlyADocumentOfKeysIsAState() {
        assertThat(NetworkStateYaml.read("- a\n- b\n").errors()).hasSize(1);
        assertThat(NetworkStateYaml.read("just words").errors()).hasSize(1);
        assertThat(NetworkStateYaml.read("interfaces: []\n---\ninterfaces: []\n").errors()).hasSize(1);
    }

    @Test
    void aliasesStandForWhatTheyName() {
        var state = read("""
                interfaces:
                - {name: eth1, type: ethernet, ipv4: &off {enabled: false}, ipv6: *off}
                """);

        assertThat(state.interfaces().getFirst().base().ipv6().orElseThrow().enabled()).hasValue(false);
    }

    @Test
    void valueTreesAreReadLikeText() {
        var tree = new Value.Mapping(Map.of(
                "interfaces",
                new Value.Sequence(List.of(new Value.Mapping(
                        Map.of("name", new Value.Text("eth1"), "mtu", new Value.Text("large")))))));

        assertThat(NetworkStateYaml.read(tree).errors())
                .extracting(Finding::toString)
                .containsExactly("interfaces[0].mtu: Expected a whole number from 0 to 9223372036854775807, found `large`.");
    }

    @Test
    void tellsWhichKeysThereAre() {
        var keys = NetworkStateYaml.knownKeys();

        assertThat(keys.at(DocumentPath.root())).contains("interfaces", "routes");
        assertThat(keys.at(DocumentPath.of("routes", "config").index(3))).contains("destination").doesNotContain("mtu");
        assertThat(keys.nearest(DocumentPath.of("interfaces").index(0), "link-agregation")).hasValue("link-aggregation");
        assertThat(keys.nearest(DocumentPath.of("interfaces").index(0).key("ipv4").key("address").index(0), "prefix"))
                .isEmpty();
        assertThat(keys.nearest(DocumentPath.of("interfaces").index(0).key("bridge").key("options"), "gruop-addr"))
                .hasValue("group-addr");
        assertThat(keys.at(DocumentPath.of("nowhere"))).isEmpty();
    }

    private static NetworkState read(String text) {
        var result = NetworkStateYaml.read(text);
        assertThat(result.errors()).as(text).isEmpty();
        return result.state().orElseThrow();
    }
}
