package io.github.nmstate4j.state.build;

import static io.github.nmstate4j.cluster.Policies.policy;
import static io.github.nmstate4j.state.build.StateBuilder.networkState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.nmstate4j.cluster.StateTrees;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.state.iface.BondMode;
import io.github.nmstate4j.state.iface.HsrInterface;
import io.github.nmstate4j.state.iface.InfinibandInterface;
import io.github.nmstate4j.state.iface.InterfaceBase;
import io.github.nmstate4j.state.iface.IpVlanInterface;
import io.github.nmstate4j.state.iface.MacVlanInterface;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface.PortBondMode;
import io.github.nmstate4j.state.ip.MptcpFlag;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StateBuilderTest {

    static Stream<Arguments> documents() {
        return Stream.of(
                same(
                        state -> state.ethernet("eth1", eth -> eth.mtu(9000)
                                .autoNegotiation(false)
                                .speed(1000)
                                .virtualFunctions(2)
                                .mptcp(MptcpFlag.SIGNAL)
                                .lldp(true)
                                .ethtool(ethtool -> ethtool.withFeature(Optional.of(Map.of("rx-gro", false))))
                                .ipv6(ipv6 -> ipv6.dhcp(true).autoconf(true))),
                        """
                        {name: eth1, type: ethernet, mtu: 9000, lldp: {enabled: true}, mptcp: {address-flags: [signal]},
                         ethernet: {auto-negotiation: false, speed: 1000, sr-iov: {total-vfs: 2}}, ethtool: {feature: {gro: false}},
                         ipv6: {enabled: true, dhcp: true, autoconf: true}}"""),
                same(
                        state -> state.bond("bond0", bond -> bond.mode(BondMode.LACP)
                                .option("lacp_rate", "fast")
                                .ports("eth1", "eth2")
                                .port("eth1", 3, 1)),
                        """
                        {name: bond0, type: bond, link-aggregation: {mode: 802.3ad, options: {lacp_rate: fast}, port: [eth1, eth2],
                         ports-config: [{name: eth1, priority: 3, queue-id: 1}]}}"""),
                same(
                        state -> state.linuxBridge("br1", bridge -> bridge.stp(false)
                                .ports("eth1")
                                .port("eth2", port -> port.trunk(100, 101).nativeVlan(7))
                                .port("eth3", port -> port.access(8))),
                        """
                        {name: br1, type: linux-bridge, bridge: {options: {stp: {enabled: false}}, port: [{name: eth1},
                         {name: eth2, vlan: {mode: trunk, tag: 7, enable-native: true, trunk-tags: [{id: 100}, {id: 101}]}},
                         {name: eth3, vlan: {mode: access, tag: 8}}]}}"""),
                same(
                        state -> state.ovsBridge("br2", bridge -> bridge.datapath("netdev")
                                .ports("ovs0")
                                .port("bond1", port -> port.bond(PortBondMode.BALANCE_SLB, "eth1", "eth2"))),
                        """
                        {name: br2, type: ovs-bridge, bridge: {options: {datapath: netdev}, port: [{name: ovs0},
                         {name: bond1, link-aggregation: {mode: balance-slb, port: [{name: eth1}, {name: eth2}]}}]}}"""),
                same(
                        state -> state.ovsInterface("p0", ovs -> ovs.patchTo("p1")),
                        "{name: p0, type: ovs-interface, patch: {peer: p1}}"),
                same(
                        state -> state.ovsInterface("d0", ovs -> ovs.dpdk("0000:af:00.1", dpdk -> dpdk.withRxQueue(Optional.of(2L)))),
                        "{name: d0, type: ovs-interface, dpdk: {devargs: \"0000:af:00.1\", rx-queue: 2}}"),
                same(
                        state -> state.vlan("eth1.7", vlan -> vlan.baseIface("eth1").id(7).reorderHeaders(false)),
                        "{name: eth1.7, type: vlan, vlan: {base-iface: eth1, id: 7, reorder-headers: false}}"),
                same(
                        state -> state.vxlan("vx9", vxlan -> vxlan.id(9).remote("192.0.2.9").destinationPort(4789)),
                        "{name: vx9, type: vxlan, vxlan: {id: 9, remote: 192.0.2.9, destination-port: 4789}}"),
                same(
                        state -> state.vrf("vrf0", vrf -> vrf.ports("eth1").routeTableId(100)),
                        "{name: vrf0, type: vrf, vrf: {port: [eth1], route-table-id: 100}}"),
                same(
                        state -> state.veth("v0", "v1", veth -> veth.absent()),
                        "{name: v0, type: veth, state: absent}"),
                same(
                        state -> state.veth("v0", "v1", veth -> veth.down()),
                        "{name: v0, type: veth, state: down, veth: {peer: v1}}"),
                same(
                        state -> state.dummy("d0", dummy -> dummy.ipv4(ipv4 -> ipv4.address("192.0.2.1", 32))),
                        "{name: d0, type: dummy, ipv4: {enabled: true, address: [{ip: 192.0.2.1, prefix-length: 32}]}}"),
                same(state -> state.loopback(lo -> lo.mtu(65536)), "{name: lo, type: loopback, mtu: 65536}"),
                same(
                        state -> state.macVlan("mv0", macVlan -> macVlan.baseIface("eth1").mode(MacVlanInterface.Mode.PRIVATE)),
                        "{name: mv0, type: mac-vlan, mac-vlan: {base-iface: eth1, mode: private}}"),
                same(
                        state -> state.macVtap("mt0", macVtap -> macVtap.baseIface("eth1").promiscuous(true)),
                        "{name: mt0, type: mac-vtap, mac-vtap: {base-iface: eth1, mode: bridge, promiscuous: true}}"),
                same(
                        state -> state.ipVlan("iv0", ipVlan -> ipVlan.baseIface("eth1").mode(IpVlanInterface.Mode.L2).vepa(true)),
                        "{name: iv0, type: ipvlan, ipvlan: {base-iface: eth1, mode: l2, vepa: true}}"),
                same(
                        state -> state.macSec("ms0", macSec -> macSec.baseIface("eth1").key(Secret.of("50b7"), "f2b4")),
                        """
                        {name: ms0, type: macsec, macsec: {base-iface: eth1, encrypt: true, port: 1, validation: strict, send-sci: true,
                         mka-cak: 50b7, mka-ckn: f2b4}}"""),
                same(
                        state -> state.hsr("hsr0", hsr -> hsr.ports("eth1", "eth2").multicastSpec(40).protocol(HsrInterface.Protocol.PRP)),
                        "{name: hsr0, type: hsr, hsr: {port1: eth1, port2: eth2, multicast-spec: 40, protocol: prp}}"),
                same(
                        state -> state.infiniband("ib0.8001", ib -> ib.baseIface("ib0").pkey(0x8001).mode(InfinibandInterface.Mode.CONNECTED)),
                        "{name: ib0.8001, type: infiniband, infiniband: {base-iface: ib0, pkey: \"0x8001\", mode: connected}}"),
                same(
                        state -> state.ipsec("hq", "192.0.2.7", ipsec -> ipsec.psk(Secret.of("swordfish"))),
                        "{name: hq, type: ipsec, libreswan: {right: 192.0.2.7, psk: swordfish}}"),
                same(
                        state -> state.ethernet("uplink", eth -> eth.identifier(InterfaceBase.Identifier.PCI_ADDRESS)
                                .pciAddress("0000:00:03.0")),
                        "{name: uplink, type: ethernet, identifier: pci-address, pci-address: \"0000:00:03.0\"}"));
    }

    private static Arguments same(Consumer<StateBuilder> built, String document) {
        return arguments(built, document);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsLikeTheDocument(Consumer<StateBuilder> built, String document) {
        var state = networkState(built);
        if (!document.contains("absent")) {
            assertThat(state).isEqualTo(read("interfaces: [" + document + "]"));
        }
        assertThat(read(NetworkStateYaml.writeWithSecrets(state))).isEqualTo(read("interfaces: [" + document + "]"));
    }

    @Test
    void hasABuilderForEveryKind() {
        var kinds = documents()
                .map(arguments -> read("interfaces: [" + arguments.get()[1] + "]").interfaces().getFirst().getClass().getSimpleName())
                .collect(Collectors.toSet());
        assertThat(Stream.of(NetworkInterface.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .filteredOn(kind -> !kind.equals("OtherInterface"))
                .isSubsetOf(kinds);
    }

    @Test
    void hasTheSectionsBesidesTheInterfaces() {
        assertThat(networkState(state -> state.description("all of it")
                        .hostname("node7")
                        .dns(dns -> dns.server("192.0.2.53").search().options("rotate"))
                        .route(route -> route.destination("198.51.100.0/24").routeType(Route.Type.BLACKHOLE))
                        .route(route -> route.absent().nextHopInterface("eth1"))
                        .routeRule(rule -> rule.ipFrom("192.0.2.0/24").fwmark(32).routeTable(100))
                        .ovnBridgeMapping("physnet1", "br-ex")))
                .isEqualTo(read("""
                        description: all of it
                        hostname: {config: node7}
                        dns-resolver: {config: {server: [192.0.2.53], search: [], options: [rotate]}}
                        routes:
                          config:
                            - {destination: 198.51.100.0/24, route-type: blackhole}
                            - {state: absent, next-hop-interface: eth1}
                        route-rules: {config: [{ip-from: 192.0.2.0/24, fwmark: 0x20, route-table: 100}]}
                        ovn: {bridge-mappings: [{localnet: physnet1, bridge: br-ex}]}
                        """));
    }

    @Test
    void aPolicyCarriesItsStateWithItsSecrets() {
        var made = policy("hq", policy -> policy.nodeSelector("zone", "a")
                .capture("uplink", "interfaces.name == 'eth1'")
                .maxUnavailable(2)
                .desired(state -> state.ipsec("hq", "192.0.2.7", ipsec -> ipsec.psk(Secret.of("swordfish")))));

        assertThat(made.getMetadata().getName()).isEqualTo("hq");
        assertThat(made.getSpec().nodeSelector()).containsEntry("zone", "a");
        assertThat(made.getSpec().rolloutLimit().toString()).contains("2");
        assertThat(StateTrees.read(made.getSpec().desiredState()).state())
                .contains(networkState(state -> state.ipsec("hq", "192.0.2.7", ipsec -> ipsec.psk(Secret.of("swordfish")))));
    }

    @Test
    void aBondInsideALinuxBridgeIsRefused() {
        assertThatThrownBy(() -> networkState(state -> state.linuxBridge(
                        "br1", bridge -> bridge.port("b", port -> port.bond(PortBondMode.LACP, "eth1")))))
                .hasMessageContaining("Make a bond interface.");
    }

    private static io.github.nmstate4j.state.NetworkState read(String text) {
        var read = NetworkStateYaml.read(text);
        assertThat(read.errors()).isEmpty();
        return read.state().orElseThrow();
    }
}
