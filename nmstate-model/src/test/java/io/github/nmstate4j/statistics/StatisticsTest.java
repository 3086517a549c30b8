package io.github.nmstate4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            dhcpv4-custom-hostname | interfaces: [{name: eth1, type: ethernet, ipv4: {enabled: true, dhcp: true, dhcp-custom-hostname: a}}]
            dhcpv6-custom-hostname | interfaces: [{name: eth1, type: ethernet, ipv6: {enabled: true, dhcp: true, dhcp-custom-hostname: a}}]
            iface-name-refered-by-sriov-vf-id | interfaces: [{name: 'sriov:eth1:0', type: ethernet}]
            lldp | interfaces: [{name: eth1, type: ethernet, lldp: {enabled: false}}]
            mac-based-identifier | interfaces: [{name: a, type: ethernet, identifier: mac-address, mac-address: '02:00:00:00:00:01'}]
            ovn-mapping | ovn: {bridge-mappings: [{localnet: a, bridge: b}]}
            ovs-bond | interfaces: [{name: b, type: ovs-bridge, bridge: {port: [{name: c, link-aggregation: {mode: balance-slb, port: [{name: eth1}]}}]}}]
            ovs-db-global | ovs-db: {external_ids: {a: b}}
            ovs-db-interface | interfaces: [{name: b, type: ovs-bridge, ovs-db: {external_ids: {a: b}}}]
            ovs-dpdk | interfaces: [{name: a, type: ovs-interface, dpdk: {devargs: x}}]
            ovs-patch | interfaces: [{name: a, type: ovs-interface, patch: {peer: b}}]
            sriov | interfaces: [{name: eth1, type: ethernet, ethernet: {sr-iov: {total-vfs: 1}}}]
            static-dns-name-server | dns-resolver: {config: {server: []}}
            static-dns-option | dns-resolver: {config: {options: [rotate]}}
            static-dns-search | dns-resolver: {config: {search: [a]}}
            static-hostname | hostname: {config: a}
            static-route | routes: {config: []}
            static-route-rule | route-rules: {config: [{state: absent, suppress-prefix-length: 0}]}
            """)
    void countsAFeature(String word, String document) {
        assertThat(Features.of(state(document))).containsExactly(word);
    }

    @Test
    void countsFeaturesInAFixedOrder() {
        assertThat(Features.of(state("""
                hostname: {config: a}
                route-rules: {config: [{family: ipv4, suppress-prefix-length: 0}]}
                interfaces: [{name: eth1, type: ethernet, lldp: {enabled: true}}]
                """)))
                .containsExactly("lldp", "static-hostname", "static-route-rule", "static-route-rule-suppress-prefix-length");
    }

    @ParameterizedTest
    @CsvSource({"9, ''", "10, iface-count10-plus", "60, iface-count50-plus", "500, iface-count500-plus"})
    void tellsTheNumberOfInterfacesInSteps(int number, String word) {
        var interfaces = IntStream.range(0, number).mapToObj(i -> "{name: d" + i + ", type: dummy}").collect(Collectors.joining(", "));
        assertThat(String.join(",", Features.of(state("interfaces: [" + interfaces + "]")))).isEqualTo(word);
    }

    @Test
    void tellsHowInterfacesStandOnEachOther() {
        var node = state("interfaces: [{name: eth1, type: ethernet}, {name: eth2, type: ethernet}]");
        var desired = state("""
                interfaces:
                  - {name: bond0, type: bond, link-aggregation: {mode: balance-rr, port: [eth1]}}
                  - {name: bond0.7, type: vlan, vlan: {base-iface: bond0, id: 7}, ipv4: {enabled: true, address: [{ip: 192.0.2.1, prefix-length: 24}]}, ipv6: {enabled: true, dhcp: true, autoconf: true}}
                  - {name: eth2, type: ethernet, ipv4: {enabled: true, dhcp: true}}
                """);
        assertThat(Topology.of(Merge.of(desired, Observation.of(node))))
                .containsExactly("auto_ip4 -> ethernet", "static_ip4,auto_ip6 -> vlan -> bond -> ethernet");
    }

    private static NetworkState state(String yaml) {
        var read = NetworkStateYaml.read(yaml);
        return read.state().orElseThrow(() -> new AssertionError(read.findings()));
    }
}
