package io.github.nmstate4j.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.observation.SavedProfile;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.Proposal;
import io.github.nmstate4j.plan.Step;
import io.github.nmstate4j.state.NetworkState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Runs inside a virtual node. What its kernel has no devices for is shown as far as it goes without: NetworkManager takes
/// the planned profile, tells it back as it was meant, and then there is nothing more to store.
@Tag("inside-node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredProfilesTest {

    private RealNode node;

    @BeforeAll
    void open() throws IOException {
        node = RealNode.here();
    }

    @AfterAll
    void close() {
        node.close();
    }

    @TestFactory
    @DisplayName("NetworkManager takes the profile, tells it back, and a second plan stores nothing")
    Stream<DynamicTest> stored() {
        return Stream.of(
                stored("a bond that balances by source address", "interfaces: [{name: eth7, type: ethernet}, {name: eth8, type: ethernet}]", """
                        interfaces:
                        - name: bond7
                          type: bond
                          state: up
                          link-aggregation:
                            mode: balance-xor
                            options: {balance_slb: true, xmit_hash_policy: vlan+srcmac, all_slaves_active: delivered, use_carrier: true}
                            port: [eth7, eth8]
                        """, Map.of(
                        "bond7",
                        Map.of(
                                "bond.options",
                                "{all_slaves_active=1, balance-slb=1, mode=balance-xor, use_carrier=1, xmit_hash_policy=vlan+srcmac}"))),
                stored("infiniband", "interfaces: [{name: ib0, type: infiniband}]", """
                        interfaces:
                        - {name: ib0, type: infiniband, state: up, mtu: 2044, infiniband: {mode: connected, pkey: null}}
                        - {name: ib0.8001, type: infiniband, state: up, infiniband: {mode: datagram, base-iface: ib0, pkey: 0x8001}}
                        """, Map.of(
                        "ib0", Map.of("infiniband.transport-mode", "connected", "infiniband.mtu", "2044"),
                        "ib0.8001",
                        Map.of(
                                "infiniband.transport-mode", "datagram",
                                "infiniband.parent", "ib0",
                                "infiniband.p-key", "32769"))),
                stored("macsec", "interfaces: [{name: eth7, type: ethernet}]", """
                        interfaces:
                        - name: ms7
                          type: macsec
                          state: up
                          macsec:
                            encrypt: true
                            base-iface: eth7
                            mka-cak: 50b71a8ef0bd5751ea76de6d6c98c03a
                            mka-ckn: f2b4297d39da7330910a74abc0449feb45b5c0b9fc23df1430e1898fcf1c4550
                            port: 7
                            validation: check
                            send-sci: false
                            offload: phy
                        """, Map.of(
                        "ms7",
                        Map.of(
                                "macsec.parent", "eth7",
                                "macsec.mka-cak", "50b71a8ef0bd5751ea76de6d6c98c03a",
                                "macsec.mka-ckn", "f2b4297d39da7330910a74abc0449feb45b5c0b9fc23df1430e1898fcf1c4550",
                                "macsec.port", "7",
                                "macsec.validation", "1",
                                "macsec.send-sci", "false",
                                "macsec.offload", "1"))),
                stored("802.1X", "interfaces: [{name: eth7, type: ethernet}]", """
                        interfaces:
                        - name: eth7
                          type: ethernet
                          state: up
                          802.1x:
                            identity: host/node-1
                            eap-methods: [tls, peap]
                            private-key: /etc/pki/key.pem
                            private-key-password: swordfish
                            client-cert: /etc/pki/client.pem
                            ca-cert: /etc/pki/ca.pem
                            phase2-auth: mschapv2
                            password: hunter2
                        """, Map.of(
                        "eth7",
                        Map.of(
                                "802-1x.identity", "host/node-1",
                                "802-1x.eap", "tls,peap",
                                "802-1x.private-key-password", "swordfish",
                                "802-1x.password", "hunter2",
                                "802-1x.phase2-auth", "mschapv2"))),
                stored("what the driver is told", "interfaces: [{name: eth7, type: ethernet}]", """
                        interfaces:
                        - name: eth7
                          type: ethernet
                          state: up
                          ethernet: {auto-negotiation: false, speed: 1000, duplex: full}
                          ethtool:
                            pause: {autoneg: false, rx: true, tx: false}
                            feature: {rx-checksum: false, tx-tcp-segmentation: false, rx-gro: true, tx-udp-segmentation: true}
                            coalesce: {adaptive-rx: true, rx-usecs: 7, tx-frames: 9}
                            ring: {rx: 512, tx: 256, rx-jumbo: 16}
                            fec: {mode: rs}
                        """, Map.of(
                        "eth7",
                        Map.ofEntries(
                                Map.entry("802-3-ethernet.speed", "1000"),
                                Map.entry("802-3-ethernet.duplex", "full"),
                                Map.entry("ethtool.pause-autoneg", "false"),
                                Map.entry("ethtool.pause-rx", "true"),
                                Map.entry("ethtool.feature-rx", "false"),
                                Map.entry("ethtool.feature-tso", "false"),
                                Map.entry("ethtool.feature-tx-udp-segmentation", "true"),
                                Map.entry("ethtool.coalesce-adaptive-rx", "1"),
                                Map.entry("ethtool.coalesce-rx-usecs", "7"),
                                Map.entry("ethtool.ring-rx", "512"),
                                Map.entry("ethtool.fec-mode", "8")))),
                stored("virtual functions", "interfaces: [{name: eth7, type: ethernet}]", """
                        interfaces:
                        - name: eth7
                          type: ethernet
                          state: up
                          ethernet:
                            sr-iov:
                              total-vfs: 2
                              drivers-autoprobe: false
                              vfs:
                              - {id: 0, mac-address: 02:00:00:00:00:70, spoof-check: true, trust: false, min-tx-rate: 10, max-tx-rate: 100, vlan-id: 100, qos: 5, vlan-proto: 802.1ad}
                        """, Map.of(
                        "eth7",
                        Map.of("sriov.total-vfs", "2", "sriov.autoprobe-drivers", "0"))),
                stored("MPTCP and LLDP", "interfaces: [{name: eth7, type: ethernet}]", """
                        interfaces:
                        - name: eth7
                          type: ethernet
                          state: up
                          lldp: {enabled: true}
                          mptcp: {address-flags: [signal, backup]}
                        """, Map.of("eth7", Map.of("connection.lldp", "1", "connection.mptcp-flags", "88"))),
                stored("a DPDK port of Open vSwitch", "interfaces: []", """
                        interfaces:
                        - name: ovs7
                          type: ovs-bridge
                          state: up
                          bridge: {options: {datapath: netdev}, port: [{name: dpdk7}]}
                        - {name: dpdk7, type: ovs-interface, state: up, mtu: 9000, dpdk: {devargs: '0000:af:00.1', rx-queue: 4, n_rxq_desc: 1024, n_txq_desc: 2048}}
                        """, Map.of(
                        "ovs7-br", Map.of("ovs-bridge.datapath-type", "netdev"),
                        "dpdk7-if",
                        Map.of(
                                "ovs-interface.type", "dpdk",
                                "ovs-dpdk.devargs", "0000:af:00.1",
                                "ovs-dpdk.n-rxq", "4",
                                "ovs-dpdk.n-rxq-desc", "1024",
                                "ovs-dpdk.n-txq-desc", "2048"))),
                stored("ipsec", "interfaces: []", """
                        interfaces:
                        - name: tunnel7
                          type: ipsec
                          state: up
                          ipv4: {enabled: true, dhcp: true}
                          libreswan:
                            right: 198.51.100.1
                            rightid: '@gate'
                            left: '%defaultroute'
                            ikev2: insist
                            psk: very secret
                            ikelifetime: 24h
                            dpddelay: 2
                            leftmodecfgclient: true
                            type: tunnel
                        """, Map.of(
                        "tunnel7",
                        Map.of(
                                "vpn.service-type", "org.freedesktop.NetworkManager.libreswan",
                                "vpn.secrets", "{pskvalue=very secret}"))));
    }

    /// @param hardware what the node is said to have, beyond the loopback
    private DynamicTest stored(String what, String hardware, String document, Map<String, Map<String, String>> told) {
        return DynamicTest.dynamicTest(what, () -> {
            var planner = new Planner((_, _) -> UUID.randomUUID());
            var there = RealNode.read(hardware);
            var profiles = saved(planner, there, document, List.of());
            try {
                for (var profile : profiles) {
                    node.access().networkManager().save(profile.profile(), false);
                }
                told.forEach((id, values) -> assertThat(node.profile(id)).containsAllEntriesOf(values));
                var again = node.profiles().stream()
                        .filter(saved -> profiles.stream()
                                .anyMatch(own -> own.profile().uuid().equals(saved.profile().uuid())))
                        .toList();
                assertThat(saved(planner, there, document, again)).as("what is stored anew").isEmpty();
            } finally {
                for (var profile : profiles) {
                    node.access().networkManager().delete(profile.profile().uuid());
                }
            }
        });
    }

    private static List<Step.SaveProfile> saved(
            Planner planner, NetworkState there, String document, List<SavedProfile> profiles) {
        var observation = new Observation(there, profiles, List.of(), Optional.empty(), Map.of(), "1.58.1");
        return switch (planner.propose(RealNode.read(document), observation, PlanOptions.defaults())) {
            case Proposal.Accepted accepted ->
                accepted.plan().steps().stream()
                        .filter(Step.SaveProfile.class::isInstance)
                        .map(Step.SaveProfile.class::cast)
                        .toList();
            case Proposal.Rejected(var findings) -> throw new AssertionError(findings);
        };
    }
}
