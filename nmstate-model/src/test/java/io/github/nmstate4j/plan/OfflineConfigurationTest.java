package io.github.nmstate4j.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.profile.Keyfile;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OfflineConfigurationTest {

    @Test
    void writesRoutesRulesAndNameServersOfANicNobodyHasSeen() {
        assertThat(files("""
                interfaces:
                  - {name: eth1, type: ethernet, state: up, mac-address: "02:00:00:00:00:0a", ipv4: {enabled: true, address: [{ip: 192.0.2.10, prefix-length: 24}]}, ipv6: {enabled: false}}
                routes: {config: [{destination: 0.0.0.0/0, next-hop-interface: eth1, next-hop-address: 192.0.2.1, metric: 120}, {destination: 198.51.100.0/24, next-hop-interface: eth1, table-id: 100}]}
                route-rules: {config: [{ip-from: 192.0.2.0/24, route-table: 100, fwmark: 32}]}
                dns-resolver: {config: {server: [192.0.2.53], search: [lab.example]}}
                """))
                .containsEntry("eth1.nmconnection", """
                [connection]
                autoconnect=true
                autoconnect-slaves=-1
                id=eth1
                interface-name=eth1
                type=802-3-ethernet
                uuid=60532986-e134-521e-b534-086d9e08fb1f

                [ipv4]
                address0=192.0.2.10/24
                dhcp-timeout=2147483647
                dns=192.0.2.53;
                dns-priority=40
                dns-search=lab.example;
                method=manual
                route0=0.0.0.0/0,192.0.2.1,120
                route0_options=table=254
                route1=198.51.100.0/24
                route1_options=table=100
                routing-rule0=priority 30000 from 192.0.2.0/24 table 100 fwmark 0x20

                [ipv6]
                dhcp-timeout=2147483647
                method=disabled

                [ethernet]
                cloned-mac-address=02:00:00:00:00:0A
                """);
    }

    @Test
    void takesPortsThatAreNotDescribedForEthernet() {
        var files = files("""
                interfaces:
                  - name: br0
                    type: linux-bridge
                    bridge: {port: [{name: eth1, vlan: {mode: trunk, tag: 5, enable-native: true, trunk-tags: [{id-range: {min: 7, max: 9}}]}}]}
                """);
        assertThat(files).containsOnlyKeys("br0.nmconnection", "eth1.nmconnection");
        assertThat(files.get("eth1.nmconnection")).contains("type=802-3-ethernet").contains("[bridge-port]\nvlans=5 pvid untagged,7-9\n");
    }

    @Test
    void writesEveryKindOfSetting() {
        var files = files("""
                interfaces:
                  - {name: eth1, type: ethernet}
                  - {name: m0, type: macsec, macsec: {encrypt: true, base-iface: eth1, port: 1, validation: strict, send-sci: true, mka-cak: 00000000000000000000000000000000, mka-ckn: "0011"}}
                  - {name: i0, type: ipvlan, ipvlan: {base-iface: eth1, mode: l2}}
                  - {name: lo, type: loopback, mtu: 65000}
                """);
        assertThat(files.get("m0.nmconnection")).contains("[macsec]\n").contains("mka-cak=00000000000000000000000000000000\n").contains("parent=eth1\n");
        assertThat(files.get("i0.nmconnection")).contains("[ipvlan]\nmode=1\nparent=eth1\n");
        assertThat(files.get("lo.nmconnection")).contains("[loopback]\nmtu=65000\n");
    }

    @Test
    void doesNotConnectWhatShallBeDown() {
        assertThat(files("interfaces: [{name: eth1, type: ethernet, state: down}]").get("eth1.nmconnection"))
                .contains("autoconnect=false\n");
    }

    @Test
    void saysWhatCannotBeKeptInFiles() {
        var configuration = OfflineConfiguration.of(Node.parse("{hostname: {config: a}, dns-resolver: {config: {server: [192.0.2.53]}}}"));
        assertThat(configuration.files()).isEmpty();
        assertThat(configuration.findings())
                .extracting(Finding::toString)
                .satisfiesExactlyInAnyOrder(
                        dns -> assertThat(dns).startsWith("dns-resolver.config: No interface can hold the name servers [192.0.2.53]"),
                        name -> assertThat(name).startsWith("hostname.config: The host name is not kept"));
    }

    @Test
    void findsANicByItsMacAddress() {
        assertThat(files("interfaces: [{name: uplink, type: ethernet, identifier: mac-address, mac-address: '02:00:00:00:00:0a'}]")
                        .get("uplink.nmconnection"))
                .contains("mac-address=02:00:00:00:00:0A\n")
                .doesNotContain("interface-name");
    }

    private static Map<String, String> files(String desired) {
        var configuration = OfflineConfiguration.of(Node.parse(desired));
        assertThat(configuration.findings()).filteredOn(Finding::isError).isEmpty();
        return configuration.files().stream().collect(Collectors.toMap(Keyfile::name, Keyfile::content));
    }
}
