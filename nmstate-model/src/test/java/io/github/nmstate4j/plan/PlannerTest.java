package io.github.nmstate4j.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.profile.SettingValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

    private static final String NICS = """
            interfaces:
              - name: lo
                type: loopback
                state: up
                ipv4: {enabled: true, address: [{ip: 127.0.0.1, prefix-length: 8}]}
                ipv6: {enabled: true, address: [{ip: "::1", prefix-length: 128}]}
              - name: eth0
                type: ethernet
                state: up
                mac-address: "02:00:00:00:00:10"
                ipv4: {enabled: true, dhcp: true, address: [{ip: 10.77.0.11, prefix-length: 24, valid-life-time: 600sec}]}
                ipv6: {enabled: false}
              - {name: eth1, type: ethernet, state: down, mac-address: "02:00:00:00:00:11"}
              - {name: eth2, type: ethernet, state: down, mac-address: "02:00:00:00:00:12"}
            """;

    private final Node node = new Node(NICS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bond", "default-interface-on-linux-bridge", "default-interface-on-ovs-bridge", "dns", "dummy",
                "ethernet-dhcp", "ethernet-static", "linux-bridge", "ovs-bridge", "static-route", "vlan-over-bond",
                "vlan", "vrf", "vxlan"
            })
    void hasNothingToDoOnceTheNodeIsAsDesired(String policy) throws Exception {
        var desired = sample(policy);
        assertThat(node.apply(desired).steps()).isNotEmpty();
        assertThat(node.summary(desired)).isEmpty();
    }

    private static String sample(String policy) throws Exception {
        var text = Files.readString(Path.of(System.getProperty("nmstate4j.root"), "samples", "policies", policy + ".yaml"));
        return text.substring(text.indexOf("  desiredState:\n") + "  desiredState:\n".length()).stripIndent();
    }

    @Test
    void makesABondThenItsPortsThenTheVlanOnTop() throws Exception {
        assertThat(node.summary(sample("vlan-over-bond")))
                .containsExactly(
                        "add profile bond0 (bond)",
                        "add profile bond0.100 (vlan)",
                        "add profile eth1 (802-3-ethernet)",
                        "add profile eth2 (802-3-ethernet)",
                        "activate bond0",
                        "activate bond0.100",
                        "activate eth1",
                        "activate eth2");
    }

    @Test
    void takesBackABondAndLeavesItsPortsUnused() throws Exception {
        node.apply(sample("vlan-over-bond"));
        assertThat(node.summary(sample("vlan-over-bond-absent")))
                .containsExactly(
                        "delete profile bond0.100: bond0.100 shall be absent",
                        "delete profile bond0: bond0 shall be absent",
                        "delete device bond0.100 (vlan)",
                        "delete device bond0 (bond)",
                        "update profile eth1 (802-3-ethernet)",
                        "update profile eth2 (802-3-ethernet)",
                        "deactivate eth1: it shall be down",
                        "deactivate eth2: it shall be down");
    }

    @Test
    void refusesANicThatIsNotThereAndSaysWhichAre() {
        var rejected = (Proposal.Rejected) node.propose("interfaces: [{name: eth666, type: ethernet, state: up}]");
        assertThat(rejected.findings())
                .extracting(Finding::toString)
                .containsExactly("interfaces[0]: There is no Ethernet NIC eth666 on this node. "
                        + "The node's Ethernet NICs are eth0, eth1, eth2.");
    }

    @Test
    void movesTheUplinkUnderALinuxBridgeWithItsMacAddress() throws Exception {
        node.apply(sample("default-interface-on-linux-bridge"));
        var bridge = node.profile("br-ex");
        assertThat(bridge.text("ipv4", "method")).contains("auto");
        assertThat(bridge.value("802-3-ethernet", "cloned-mac-address"))
                .contains(new SettingValue.Bytes(List.of(2, 0, 0, 0, 0, 16)));
        var port = node.profile("eth0");
        assertThat(port.controller()).contains("br-ex");
        assertThat(port.portType()).contains("bridge");
        assertThat(port.has("ipv4")).isFalse();
    }

    @Test
    void putsAPortBetweenAnOvsBridgeAndEachOfItsInterfaces() throws Exception {
        assertThat(node.summary(sample("default-interface-on-ovs-bridge")))
                .containsExactly(
                        "add profile br-ex-br (ovs-bridge)",
                        "add profile br-ex-port (ovs-port)",
                        "add profile eth0-port (ovs-port)",
                        "add profile br-ex-if (ovs-interface)",
                        "add profile eth0 (802-3-ethernet)",
                        "activate br-ex-br",
                        "activate br-ex-port",
                        "activate eth0-port",
                        "activate br-ex-if",
                        "activate eth0");
    }

    @Test
    void givesTheUplinkBackThatAnOvsBridgeHad() throws Exception {
        node.apply(sample("default-interface-on-ovs-bridge"));
        node.apply("""
                interfaces:
                  - {name: br-ex, type: ovs-interface, state: absent}
                  - {name: br-ex, type: ovs-bridge, state: absent}
                  - {name: eth0, type: ethernet, state: up, ipv4: {enabled: true, dhcp: true}}
                """);
        assertThat(node.profile("eth0").has("ovs-interface")).isFalse();
        assertThat(node.profile("eth0").controller()).isEmpty();
    }

    @Test
    void changesAnActiveDeviceInPlace() throws Exception {
        node.apply(sample("ethernet-static"));
        assertThat(node.summary("interfaces: [{name: eth1, type: ethernet, state: up, mtu: 1400}]"))
                .containsExactly("update profile eth1 (802-3-ethernet)", "reapply eth1 on eth1");
    }

    @Test
    void keepsWhatTheProfileHoldsAndNobodyMentions() throws Exception {
        node.apply(sample("ethernet-static"));
        node.apply("interfaces: [{name: eth1, type: ethernet, state: up, mtu: 1400}]");
        var addresses = (SettingValue.DictList) node.profile("eth1").value("ipv4", "address-data").orElseThrow();
        assertThat(addresses.items()).extracting(item -> item.get("address")).containsExactly(SettingValue.of("192.0.2.21"));
    }

    @Test
    void makesADeviceAnewWhereItCannotChangeInPlace() throws Exception {
        node.apply(sample("vlan"));
        assertThat(node.summary(
                        "interfaces: [{name: eth1.300, type: vlan, state: up, vlan: {base-iface: eth1, id: 301}}]"))
                .containsExactly(
                        "deactivate eth1.300: it cannot change in place",
                        "update profile eth1.300 (vlan)",
                        "activate eth1.300");
    }

    @Test
    void storesTheCompleteListOfRoutesOfAnInterface() throws Exception {
        node.apply(sample("static-route"));
        node.apply("""
                routes:
                  config:
                    - {destination: 203.0.113.0/24, next-hop-interface: eth1, next-hop-address: 192.0.2.9}
                """);
        var routes = (SettingValue.DictList) node.profile("eth1").value("ipv4", "route-data").orElseThrow();
        assertThat(routes.items())
                .extracting(item -> item.get("dest"))
                .containsExactly(SettingValue.of("198.51.100.0"), SettingValue.of("203.0.113.0"));
    }

    @Test
    void removesRoutesThatAnAbsentEntryMatches() throws Exception {
        node.apply(sample("static-route"));
        assertThat(node.summary("routes: {config: [{state: absent, next-hop-interface: eth1}]}"))
                .containsExactly("update profile eth1 (802-3-ethernet)", "reapply eth1 on eth1");
    }

    @Test
    void sendsNothingTwiceUnderAnOldAndANewName() throws Exception {
        node.apply(sample("bond"));
        node.apply("""
                interfaces:
                  - name: br7
                    type: linux-bridge
                    state: up
                    bridge: {port: [{name: eth1}]}
                """);
        var connection = node.profile("eth1").setting("connection");
        assertThat(connection).containsEntry("master", SettingValue.of("br7")).doesNotContainKey("controller");
    }

    private static final String RULE = "route-rules: {config: [{ip-from: 192.0.2.0/24, route-table: 100}]}";

    @Test
    void keepsARoutingRuleWhereTheRoutesOfItsTableAre() throws Exception {
        node.apply(sample("ethernet-static"));
        node.apply("routes: {config: [{destination: 0.0.0.0/0, next-hop-interface: eth1, next-hop-address: 192.0.2.1, table-id: 100}]}");
        assertThat(node.summary(RULE)).containsExactly("update profile eth1 (802-3-ethernet)", "reapply eth1 on eth1");
        node.apply(RULE);
        assertThat(((SettingValue.DictList) node.profile("eth1").value("ipv4", "routing-rules").orElseThrow()).items())
                .singleElement()
                .satisfies(rule -> assertThat(rule)
                        .containsEntry("from", SettingValue.of("192.0.2.0"))
                        .containsEntry("from-len", new SettingValue.UInt8(24))
                        .containsEntry("table", new SettingValue.UInt32(100))
                        .containsEntry("priority", new SettingValue.UInt32(30000)));
        assertThat(node.summary(RULE)).isEmpty();
    }

    @Test
    void choosesPrioritiesAfterThoseTaken() throws Exception {
        node.apply(sample("ethernet-static"));
        node.apply("route-rules: {config: [{family: ipv4, priority: 30005, route-table: 7}]}");
        node.apply("route-rules: {config: [{family: ipv4, route-table: 8}, {family: ipv6, route-table: 9}]}");
        assertThat(node.state().routeRules().orElseThrow().config().orElseThrow())
                .extracting(rule -> rule.priority().orElseThrow())
                .containsExactlyInAnyOrder(30005L, 30006L, 30007L);
    }

    @Test
    void removesRoutingRulesThatAnAbsentEntryMatches() throws Exception {
        node.apply(sample("ethernet-static"));
        node.apply(RULE);
        node.apply("route-rules: {config: [{state: absent, route-table: 100}]}");
        assertThat(node.state().routeRules().orElseThrow().config().orElseThrow()).isEmpty();
    }

    @Test
    void activatesTheProfileAgainWhoseRoutingRuleTheKernelLost() throws Exception {
        node.apply(sample("ethernet-static"));
        node.apply("routes: {config: [{destination: 0.0.0.0/0, next-hop-interface: eth1, next-hop-address: 192.0.2.1, table-id: 100}]}");
        node.apply(RULE);
        node.loseRules();
        assertThat(node.summary(RULE)).containsExactly("activate eth1");
    }

    @Test
    void makesVirtualFunctionsFirstAndPlansAgain() {
        var desired = """
                interfaces:
                  - {name: eth1, type: ethernet, state: up, mtu: 1400, ethernet: {sr-iov: {total-vfs: 2}}}
                  - {name: "sriov:eth1:0", type: ethernet, state: up, ipv4: {enabled: true, dhcp: true}}
                """;
        var plan = node.plan(desired);
        assertThat(plan.followUp()).isInstanceOf(FollowUp.ObserveAndPlanAgain.class);
        assertThat(plan.steps()).extracting(Step::summary).containsExactly("add profile eth1 (802-3-ethernet)", "activate eth1");

        node.apply("interfaces: [{name: eth1, type: ethernet, state: up, ethernet: {sr-iov: {total-vfs: 2, vfs: [{id: 0, iface-name: eth1v0}]}}}, {name: eth2, type: ethernet}]");
        node.gain("{name: eth1v0, type: ethernet, state: down}");
        var second = node.plan(desired);
        assertThat(second.followUp()).isInstanceOf(FollowUp.Done.class);
        assertThat(second.steps()).extracting(Step::summary).contains("add profile eth1v0 (802-3-ethernet)", "activate eth1v0");
    }
}
