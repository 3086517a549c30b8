package io.github.nmstate4j.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {

    @Test
    void namesEachPropertyThatDiffers() {
        assertThat(compare(
                        "interfaces: [{name: eth1, type: ethernet, mtu: 1400, description: uplink}]",
                        "interfaces: [{name: eth1, type: ethernet, mtu: 1500}]"))
                .containsExactly("eth1.description: wanted uplink, found ", "eth1.mtu: wanted 1400, found 1500");
    }

    @Test
    void missesAnInterfaceThatShallBeUp() {
        assertThat(compare("interfaces: [{name: dummy0, type: dummy}]", "{}"))
                .containsExactly("dummy0: wanted an interface of type dummy, found none");
    }

    @Test
    void mindsVirtualInterfacesThatShallBeGoneButNotHardware() {
        assertThat(compare(
                        "interfaces: [{name: dummy0, type: dummy, state: absent}, {name: eth1, type: ethernet, state: absent}]",
                        "interfaces: [{name: dummy0, type: dummy}, {name: eth1, type: ethernet}]"))
                .containsExactly("dummy0.state: wanted absent, found up");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            addresses beyond those wanted   | ipv4: {enabled: true, address: [{ip: 192.0.2.1, prefix-length: 24}]} | ipv4: {enabled: true, address: [{ip: 192.0.2.9, prefix-length: 24}, {ip: 192.0.2.1, prefix-length: 24}]}
            the order of addresses          | ipv4: {enabled: true, address: [{ip: 192.0.2.1, prefix-length: 24}, {ip: 192.0.2.2, prefix-length: 24}]} | ipv4: {enabled: true, address: [{ip: 192.0.2.2, prefix-length: 24}, {ip: 192.0.2.1, prefix-length: 24}]}
            the spelling of an address      | ipv6: {enabled: true, address: [{ip: '2001:DB8::0:1', prefix-length: 64}]} | ipv6: {enabled: true, address: [{ip: '2001:db8::1', prefix-length: 64}]}
            IPv4 enabled without an address | ipv4: {enabled: true} | ipv4: {enabled: false}
            a leased address that was captured | ipv4: {enabled: true, dhcp: true, address: [{ip: 192.0.2.7, prefix-length: 24, valid-life-time: 119sec}]} | ipv4: {enabled: true, dhcp: true, address: [{ip: 192.0.2.7, prefix-length: 24, valid-life-time: 97sec}]}
            a leased address beside none    | ipv4: {enabled: true, dhcp: true, allow-extra-address: false, address: []} | ipv4: {enabled: true, dhcp: true, address: [{ip: 192.0.2.7, prefix-length: 24, valid-life-time: 97sec}]}
            the case of a MAC address       | mac-address: 02:00:00:00:00:aa | mac-address: 02:00:00:00:00:AA
            the driver                      | driver: virtio | driver: e1000
            no controller                   | controller: '' | mtu: 1500
            no description                  | description: '' | mtu: 1500
            a profile called as its device  | profile-name: eth1 | mtu: 1500
            """)
    void doesNotMind(String what, String wanted, String found) {
        assertThat(compare(
                        "interfaces: [{name: eth1, type: ethernet, " + wanted + "}]",
                        "interfaces: [{name: eth1, type: ethernet, " + found + "}]"))
                .as(what)
                .isEmpty();
    }

    @Test
    void mindsOtherAddressesWhenTheDocumentSaysSo() {
        assertThat(compare(
                        "interfaces: [{name: eth1, type: ethernet, ipv4: {enabled: true, allow-extra-address: false, address: [{ip: 192.0.2.1, prefix-length: 24}]}}]",
                        "interfaces: [{name: eth1, type: ethernet, ipv4: {enabled: true, address: [{ip: 192.0.2.1, prefix-length: 24}, {ip: 192.0.2.9, prefix-length: 24}]}}]"))
                .containsExactly("eth1.ipv4.address: wanted [192.0.2.1/24], found [192.0.2.1/24, 192.0.2.9/24]");
    }

    @Test
    void missesAnAddress() {
        assertThat(compare(
                        "interfaces: [{name: eth1, type: ethernet, ipv4: {enabled: true, address: [{ip: 192.0.2.1, prefix-length: 24}]}}]",
                        "interfaces: [{name: eth1, type: ethernet, ipv4: {enabled: true, address: [{ip: 192.0.2.9, prefix-length: 24}]}}]"))
                .containsExactly("eth1.ipv4.address: wanted [192.0.2.1/24], found []");
    }

    @Test
    void doesNotCompareWhatABondMakesOfItsOptions() {
        assertThat(compare(
                        "interfaces: [{name: bond0, type: bond, link-aggregation: {mode: 802.3ad, options: {miimon: 140}}}]",
                        "interfaces: [{name: bond0, type: bond, link-aggregation: {mode: 802.3ad, options: {miimon: 100}}}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"multicast-querier-interval, 25500, 25499, 0", "multicast-querier-interval, 25500, 25498, 1", "hash-max, 4096, 4095, 1"})
    void toleratesThatTheKernelRoundsTheTimersOfABridge(String option, int wanted, int found, int mismatches) {
        assertThat(compare(bridge(option, wanted), bridge(option, found))).hasSize(mismatches);
    }

    private static String bridge(String option, int value) {
        return "interfaces: [{name: br0, type: linux-bridge, bridge: {options: {" + option + ": " + value + "}}}]";
    }

    @Test
    void takesSingleVlansAndRangesForTheSame() {
        assertThat(compare(
                        "interfaces: [{name: br0, type: linux-bridge, bridge: {port: [{name: eth1, vlan: {mode: trunk, trunk-tags: [{id: 2}, {id: 1}, {id-range: {min: 3, max: 9}}]}}]}}]",
                        "interfaces: [{name: br0, type: linux-bridge, bridge: {port: [{name: eth1, vlan: {mode: trunk, trunk-tags: [{id-range: {min: 1, max: 9}}]}}]}}]"))
                .isEmpty();
    }

    @Test
    void mindsPortsOfABridgeThatAreNotWanted() {
        assertThat(compare(
                        "interfaces: [{name: br0, type: linux-bridge, bridge: {port: []}}]",
                        "interfaces: [{name: br0, type: linux-bridge, bridge: {port: [{name: eth1}]}}]"))
                .singleElement()
                .asString()
                .startsWith("br0.bridge.port: wanted []");
    }

    @Test
    void leavesForeignPatchesInABridgeThatSaysSo() {
        var found = """
                interfaces:
                  - {name: br0, type: ovs-bridge, bridge: {port: [{name: br0}, {name: patch-out}]}}
                  - {name: br0, type: ovs-interface, controller: br0}
                  - {name: patch-out, type: ovs-interface, controller: br0, patch: {peer: patch-in}}
                """;
        assertThat(compare("interfaces: [{name: br0, type: ovs-bridge, bridge: {allow-extra-patch-ports: true, port: [{name: br0}]}}]", found))
                .isEmpty();
        assertThat(compare("interfaces: [{name: br0, type: ovs-bridge, bridge: {port: [{name: br0}]}}]", found)).hasSize(1);
    }

    private static final String ROUTES = """
            interfaces: [{name: eth1, type: ethernet, ipv4: {enabled: true}}, {name: eth9, type: ethernet, state: ignore}]
            routes:
              config:
                - {destination: 198.51.100.0/24, next-hop-interface: eth1, next-hop-address: 192.0.2.1, table-id: 254, metric: 100}
                - {destination: 203.0.113.0/24, next-hop-interface: eth1, next-hop-address: 0.0.0.0, table-id: 254, metric: 100}
                - {destination: 203.0.113.0/24, next-hop-interface: eth9, next-hop-address: 0.0.0.0, table-id: 254, metric: 100}
                - {destination: 192.0.2.128/25, route-type: blackhole, table-id: 254}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            destination: 198.51.100.0/24, next-hop-interface: eth1                                | 0
            destination: 198.51.100.7/24, next-hop-interface: eth1, next-hop-address: 192.0.2.1   | 0
            destination: 198.51.100.0/24, next-hop-interface: eth1, metric: 50                    | 1
            destination: 198.51.100.0/24, next-hop-interface: eth1, next-hop-address: 192.0.2.2   | 1
            destination: 203.0.113.0/24, next-hop-interface: eth1, next-hop-address: ''           | 0
            destination: 192.0.2.128/25, route-type: blackhole                                    | 0
            destination: 192.0.2.128/25, route-type: prohibit                                     | 1
            destination: 192.0.2.0/25, next-hop-interface: eth9                                   | 0
            state: absent, destination: 198.51.100.0/24                                           | 1
            state: absent, next-hop-address: ''                                                   | 1
            state: absent, next-hop-interface: eth9                                               | 0
            state: absent, destination: 198.51.100.0/24, next-hop-address: ''                     | 0
            """)
    void comparesRoutes(String entry, int mismatches) {
        assertThat(compare("routes: {config: [{" + entry + "}]}", ROUTES)).hasSize(mismatches);
    }

    @Test
    void doesNotMindARouteThatIsRemovedAndWantedAtOnce() {
        assertThat(compare("""
                        routes:
                          config:
                            - {state: absent, destination: 198.51.100.0/24}
                            - {destination: 198.51.100.0/24, next-hop-interface: eth1, next-hop-address: 192.0.2.1}
                        """, ROUTES))
                .isEmpty();
    }

    private static final String RULES = """
            route-rules:
              config:
                - {family: ipv4, priority: 30000, ip-from: 192.0.2.0/24, route-table: 100}
                - {family: ipv4, priority: 30001, route-table: 254, fwmark: 0x20, fwmask: 0xff, iif: eth1}
                - {family: ipv6, priority: 30002, action: prohibit}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ip-from: 192.0.2.7/24, route-table: 100                | 0
            ip-from: 192.0.2.0/24                                  | 1
            ip-from: 192.0.2.0/24, route-table: 100, priority: 1   | 1
            ip-from: 192.0.2.0/24, route-table: 100, priority: -1  | 0
            family: ipv4, fwmark: 32, fwmask: 255, iif: eth1       | 0
            family: ipv4, fwmark: 32, iif: eth2                    | 1
            family: ipv6, action: prohibit                         | 0
            family: ipv4, action: prohibit                         | 1
            state: absent, priority: 30000                         | 1
            state: absent, priority: 29999                         | 0
            state: absent, ip-from: ''                             | 1
            state: absent, ip-from: 192.0.3.0/24                   | 0
            """)
    void comparesRoutingRules(String entry, int mismatches) {
        assertThat(compare("route-rules: {config: [{" + entry + "}]}", RULES)).hasSize(mismatches);
    }

    @Test
    void comparesNameServersInOrderAndOptionsInNone() {
        var found = "dns-resolver: {config: {server: [192.0.2.1, 192.0.2.2], search: [a.example], options: [rotate, debug]}}";
        assertThat(compare("dns-resolver: {config: {options: [debug, rotate]}}", found)).isEmpty();
        assertThat(compare("dns-resolver: {config: {}}", found)).hasSize(3);
        assertThat(compare("dns-resolver: {config: {server: [192.0.2.2, 192.0.2.1]}}", found))
                .containsExactly("dns-resolver.config.server: wanted [192.0.2.2, 192.0.2.1], found [192.0.2.1, 192.0.2.2]");
    }

    /// What was wanted, against what was found before and afterwards.
    private static List<String> compare(String wanted, String found) {
        return Verifier.compare(Merge.of(state(wanted), Observation.of(state(found))), state(found)).stream()
                .map(Mismatch::toString)
                .toList();
    }

    private static NetworkState state(String yaml) {
        var read = NetworkStateYaml.read(yaml);
        return read.state().orElseThrow(() -> new AssertionError(read.findings()));
    }
}
