package io.github.nmstate4j.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.handler.apply.ApplyOptions;
import io.github.nmstate4j.handler.apply.ApplyOutcome;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.state.iface.Dispatch;
import io.github.nmstate4j.state.iface.Ethtool;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.Lldp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Runs inside a virtual node: what a document can say beyond interfaces, and beyond what NetworkManager keeps for them.
@Tag("inside-node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BesidesProfilesTest {

    private RealNode node;

    @BeforeAll
    void open() throws IOException {
        node = RealNode.here();
    }

    @AfterEach
    void reset() throws NetworkManagerException {
        node.reset();
    }

    @AfterAll
    void close() {
        node.close();
    }

    private InterfaceBase shown(String name) {
        return node.show().interfaces().stream()
                .filter(iface -> iface.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no interface " + name))
                .base();
    }

    @Test
    @DisplayName("Open vSwitch as a whole: keys are set and removed beside those of others, and the bridges of OVN")
    void openVSwitch() {
        RealNode.run("ovs-vsctl set Open_vSwitch . external_ids:of-others=stays other_config:old=x");
        try {
            var document = """
                    ovs-db:
                      external_ids: {system-type: lab, of-nobody: null}
                      other_config: {old: null, max-idle: "20000"}
                    ovn:
                      bridge-mappings:
                      - {localnet: physnet, bridge: br-ex}
                      - {localnet: blue, bridge: br-blue}
                    """;
            node.become(document);
            assertThat(RealNode.run("ovs-vsctl get Open_vSwitch . external_ids"))
                    .contains("of-others=stays", "system-type=lab", "ovn-bridge-mappings=\"blue:br-blue,physnet:br-ex\"");
            assertThat(RealNode.run("ovs-vsctl get Open_vSwitch . other_config")).contains("max-idle=\"20000\"").doesNotContain("old");
            node.isAlready(document);

            node.become("ovn: {bridge-mappings: [{localnet: blue, state: absent}]}");
            assertThat(RealNode.run("ovs-vsctl get Open_vSwitch . external_ids:ovn-bridge-mappings")).isEqualTo("\"physnet:br-ex\"");
        } finally {
            RealNode.run("for key in of-others system-type ovn-bridge-mappings; do ovs-vsctl --if-exists remove Open_vSwitch . external_ids $key; done;"
                    + " ovs-vsctl clear Open_vSwitch . other_config");
        }
    }

    @Test
    @DisplayName("neighbours: a real lldpd at the other end is heard, and what it says is shown")
    void neighbours() {
        var document = """
                interfaces:
                - {name: veth7, type: veth, state: up, veth: {peer: veth8}, lldp: {enabled: true}}
                """;
        node.become(document);
        RealNode.run("ip link set veth8 up; mkdir -p /run/lldpd; exec setsid lldpd -d -I veth8 -S 'the rack in the corner' >/tmp/lldpd.log 2>&1 </dev/null &");
        try {
            RealNode.eventually(() -> assertThat(shown("veth7").lldp().flatMap(Lldp::neighbors).orElse(List.of()))
                    .singleElement()
                    .satisfies(neighbor -> {
                        assertThat(neighbor.systemDescription()).contains("the rack in the corner");
                        assertThat(neighbor.portId()).contains(RealNode.run("cat /sys/class/net/veth8/address").toUpperCase(Locale.ROOT));
                    }));
            node.isAlready(document);
        } finally {
            RealNode.run("pkill -x lldpd; true");
            node.become("interfaces: [{name: veth7, type: veth, state: absent}]");
        }
    }

    @Test
    @DisplayName("alternative names: given, kept for the next time the device is made, taken away")
    void alternativeNames() {
        var document = """
                interfaces:
                - name: dum7
                  type: dummy
                  state: up
                  alt-names: [{name: storage}, {name: to-the-rack-in-the-corner}]
                """;
        node.become(document);
        assertThat(RealNode.run("ip link show dev to-the-rack-in-the-corner")).contains("dum7");
        assertThat(RealNode.run("cat /etc/NetworkManager/dispatcher.d/nmstate4j-names-dum7")).contains("altname 'storage'");
        node.isAlready(document);

        node.become("interfaces: [{name: dum7, type: dummy, state: up, alt-names: [{name: storage, state: absent}]}]");
        assertThat(RealNode.attempt("ip link show dev storage").code()).isNotZero();
        assertThat(RealNode.run("ip link show dev to-the-rack-in-the-corner")).contains("dum7");

        node.become("interfaces: [{name: dum7, type: dummy, state: absent}]");
        assertThat(RealNode.run("ls -A /etc/NetworkManager/dispatcher.d")).doesNotContain("dum7");
    }

    @Test
    @DisplayName("commands for when an interface comes and goes: stored, shown, run by NetworkManager, and gone with it even when it is down")
    void dispatch() {
        RealNode.run("(pgrep -x nm-dispatcher || exec setsid /usr/libexec/nm-dispatcher --persist) >/dev/null 2>&1 </dev/null &");
        RealNode.eventually(() -> assertThat(RealNode.run("busctl --no-pager --acquired list")).contains("org.freedesktop.nm_dispatcher"));
        var document = """
                interfaces:
                - name: dum7
                  type: dummy
                  state: up
                  dispatch:
                    post-activation: |
                      echo "$1 is up" >/tmp/dispatched
                    post-deactivation: echo "$1 is down" >/tmp/dispatched
                """;
        node.become(document);
        RealNode.eventually(() -> assertThat(RealNode.attempt("cat /tmp/dispatched").text()).isEqualTo("dum7 is up"));
        assertThat(shown("dum7").dispatch().flatMap(Dispatch::postActivation)).contains("echo \"$1 is up\" >/tmp/dispatched");
        node.isAlready(document);

        node.become("interfaces: [{name: dum7, type: dummy, state: down}]");
        RealNode.eventually(() -> assertThat(RealNode.attempt("cat /tmp/dispatched").text()).isEqualTo("dum7 is down"));

        assertThat(RealNode.hasLink("dum7")).isFalse();
        node.become("interfaces: [{name: dum7, type: dummy, state: absent}]");
        assertThat(RealNode.run("ls -A /etc/NetworkManager/dispatcher.d")).doesNotContain("dum7");
        node.isAlready("interfaces: [{name: dum7, type: dummy, state: absent}]");
    }

    @Test
    @DisplayName("what is outside of NetworkManager is taken back when the rest of the change fails")
    void takenBack() {
        node.options(ApplyOptions.defaults().withQuiet(Duration.ofMillis(500)).withCeiling(Duration.ofSeconds(2)));
        var outcome = node.apply("""
                interfaces:
                - name: eth1
                  type: ethernet
                  state: up
                  alt-names: [{name: never}]
                  dispatch: {post-activation: 'true'}
                  ethtool: {ring: {rx: 64, rx-jumbo: 64}}
                ovs-db: {external_ids: {never: kept}}
                """);
        assertThat(outcome).isInstanceOf(ApplyOutcome.RolledBack.class);
        assertThat(RealNode.attempt("ip link show dev never").code()).isNotZero();
        assertThat(RealNode.run("ls -A /etc/NetworkManager/dispatcher.d")).doesNotContain("eth1");
        assertThat(RealNode.run("ovs-vsctl get Open_vSwitch . external_ids")).doesNotContain("never");
    }

    @Test
    @DisplayName("what drivers tell comes from the kernel: features are changed and looked at there")
    void drivers() {
        node.become("""
                interfaces:
                - {name: v7, type: veth, state: up, veth: {peer: v8}, ethtool: {feature: {tx-generic-segmentation: false}}}
                """);
        assertThat(RealNode.run("ethtool -k v7")).contains("generic-segmentation-offload: off");
        assertThat(shown("v7").ethtool().flatMap(Ethtool::feature).orElse(Map.of()))
                .containsEntry("tx-generic-segmentation", false);
        RealNode.run("ethtool -K v7 gso on");
        assertThat(shown("v7").ethtool().flatMap(Ethtool::feature).orElse(Map.of()))
                .containsEntry("tx-generic-segmentation", true);
        node.become("interfaces: [{name: v7, type: veth, state: absent}]");
    }

    @Test
    @DisplayName("routes of all kinds and rules: added, changed, removed")
    void routesAndRules() {
        var interfaces = """
                interfaces:
                - name: eth1
                  type: ethernet
                  state: up
                  ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.10, prefix-length: 24}]}
                  ipv6: {enabled: true, dhcp: false, autoconf: false, address: [{ip: '2001:db8::10', prefix-length: 64}]}
                """;
        var document = interfaces + """
                routes:
                  config:
                  - {destination: 198.51.100.0/24, next-hop-address: 192.0.2.1, next-hop-interface: eth1, metric: 150, table-id: 300, source: 192.0.2.10, cwnd: 20}
                  - {destination: 203.0.113.0/24, next-hop-interface: eth1}
                  - {destination: '2001:db8:9::/48', next-hop-address: '2001:db8::1', next-hop-interface: eth1, metric: 77}
                  - {destination: 198.18.0.0/15, route-type: blackhole}
                  - {destination: 'fd00::/8', route-type: unreachable}
                route-rules:
                  config:
                  - {ip-from: 192.0.2.0/24, route-table: 300, priority: 1000}
                  - {ip-to: 198.51.100.0/24, iif: eth1, fwmark: 0x20, fwmask: 0x30, route-table: 300}
                  - {family: ipv6, ip-from: '2001:db8::/32', action: prohibit, priority: 1001}
                  - {ip-from: 192.0.2.0/24, suppress-prefix-length: 0, route-table: 254, priority: 999}
                """;
        node.become(document);
        assertThat(RealNode.run("ip route show table 300"))
                .contains("198.51.100.0/24 via 192.0.2.1 dev eth1", "src 192.0.2.10", "metric 150", "cwnd lock 20");
        assertThat(RealNode.run("ip route")).contains("203.0.113.0/24 dev eth1", "blackhole 198.18.0.0/15");
        assertThat(RealNode.run("ip -6 route"))
                .contains("2001:db8:9::/48 via 2001:db8::1 dev eth1", "unreachable fd00::/8");
        assertThat(RealNode.run("ip rule"))
                .contains("1000:\tfrom 192.0.2.0/24 lookup 300", "fwmark 0x20/0x30 iif eth1", "suppress_prefixlength 0");
        assertThat(RealNode.run("ip -6 rule")).containsPattern("1001:\tfrom 2001:db8::/32 .*prohibit");
        node.isAlready(document);

        var changed = """
                routes:
                  config:
                  - {next-hop-interface: eth1, destination: 198.51.100.0/24, state: absent}
                  - {route-type: blackhole, state: absent}
                  - {destination: 198.51.100.0/24, next-hop-address: 192.0.2.2, next-hop-interface: eth1, table-id: 301}
                route-rules:
                  config:
                  - {route-table: 300, state: absent}
                  - {ip-from: 192.0.2.0/24, route-table: 301, priority: 1000}
                """;
        node.become(changed);
        assertThat(RealNode.run("ip route show table 301")).contains("198.51.100.0/24 via 192.0.2.2 dev eth1");
        assertThat(RealNode.run("ip route")).doesNotContain("blackhole").contains("203.0.113.0/24 dev eth1");
        assertThat(RealNode.run("ip rule")).doesNotContain("lookup 300").contains("lookup 301", "suppress_prefixlength 0");
        node.isAlready(changed);
    }

    @Test
    @DisplayName("name servers in a profile and for the whole node, and the host name")
    void namesAndServers() {
        var onInterface = """
                interfaces:
                - name: eth1
                  type: ethernet
                  state: up
                  ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.10, prefix-length: 24}]}
                dns-resolver:
                  config: {server: [192.0.2.53, 192.0.2.54], search: [example.org], options: [rotate]}
                """;
        node.become(onInterface);
        assertThat(node.profile("eth1")).containsEntry("ipv4.dns-search", "example.org").containsEntry("ipv4.dns-priority", "40");
        node.isAlready(onInterface);
        node.become("interfaces: [{name: eth1, type: ethernet, state: absent}]\ndns-resolver: {config: {}}");

        var global = "dns-resolver: {config: {server: ['2001:db8::53', 192.0.2.53], search: [example.net]}}";
        node.become(global);
        assertThat(RealNode.run("busctl get-property org.freedesktop.NetworkManager /org/freedesktop/NetworkManager"
                        + " org.freedesktop.NetworkManager GlobalDnsConfiguration"))
                .contains("2001:db8::53", "example.net");
        node.isAlready(global);
        node.become("dns-resolver: {config: {}}");
        assertThat(node.show().dnsResolver().flatMap(dns -> dns.config()).flatMap(config -> config.server()).filter(list -> !list.isEmpty()))
                .isEmpty();

        var name = RealNode.run("cat /etc/hostname");
        try {
            node.become("hostname: {running: temporary, config: lasting.example.org}");
            assertThat(RealNode.run("hostname; cat /etc/hostname")).isEqualTo("temporary\nlasting.example.org");
            node.isAlready("hostname: {running: temporary, config: lasting.example.org}");
            node.become("hostname: {config: ''}");
            assertThat(node.show().hostname().flatMap(hostname -> hostname.config())).isEqualTo(Optional.of(""));
        } finally {
            RealNode.run("echo '" + name + "' >/etc/hostname; hostname '" + name + "'");
        }
    }

    @Test
    @DisplayName("a profile that finds its card by the MAC address, whatever the card is called")
    void byAddress() {
        var mac = RealNode.link("eth1").path("address").asText();
        var document = """
                interfaces:
                - name: storage
                  type: ethernet
                  state: up
                  identifier: mac-address
                  mac-address: %s
                  ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.10, prefix-length: 24}]}
                """.formatted(mac);
        node.become(document);
        assertThat(RealNode.addresses("eth1")).containsExactly("192.0.2.10/24");
        assertThat(node.profile("storage"))
                .containsEntry("802-3-ethernet.mac-address", mac.toUpperCase(java.util.Locale.ROOT))
                .doesNotContainKey("connection.interface-name");
        node.isAlready(document);
        node.become(document.replace("192.0.2.10", "192.0.2.11"));
        assertThat(RealNode.addresses("eth1")).containsExactly("192.0.2.11/24");
        node.become("interfaces: [{name: eth1, type: ethernet, state: absent}]");
        assertThat(RealNode.addresses("eth1")).isEmpty();
    }
}
