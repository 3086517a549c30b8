package io.github.nmstate4j.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.profile.Profile;
import io.github.nmstate4j.profile.SettingValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kinds and sections that few documents have: what becomes of them in a profile.
class FurtherKindsPlannerTest {

    private final Node node = new Node("""
            interfaces:
              - {name: eth0, type: ethernet, state: up, mac-address: "02:00:00:00:00:10", pci-address: "0000:00:03.0"}
              - {name: eth1, type: ethernet, state: down, mac-address: "02:00:00:00:00:11"}
              - {name: ib0, type: infiniband, state: up, infiniband: {mode: datagram, pkey: null}}
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: mv0, type: mac-vlan, mac-vlan: {base-iface: eth1, mode: bridge}}",
                "{name: tap0, type: mac-vtap, mac-vtap: {base-iface: eth1, mode: passthru, promiscuous: false}}",
                "{name: iv0, type: ipvlan, ipvlan: {base-iface: eth1, mode: l2, private: true}}",
                "{name: ms0, type: macsec, macsec: {base-iface: eth1, encrypt: true, port: 7, validation: strict,"
                        + " send-sci: true, mka-cak: 50b71a8ef0bd5751ea76de6d6c98c03a, mka-ckn: f2b4297d39da7330}}",
                "{name: hsr0, type: hsr, hsr: {port1: eth0, port2: eth1, multicast-spec: 40, protocol: prp}}",
                "{name: ib0.8001, type: infiniband, infiniband: {base-iface: ib0, pkey: \"0x8001\", mode: connected}}",
                "{name: hq, type: ipsec, libreswan: {right: 192.0.2.7, psk: swordfish, leftmodecfgclient: false}}",
                "{name: eth1, type: ethernet, ethernet: {sr-iov: {total-vfs: 2, vfs: [{id: 1, trust: true, vlan-id: 5}]}}}",
                "{name: eth1, type: ethernet, 802.1x: {identity: host7, eap-methods: [tls], client-cert: /etc/c.pem,"
                        + " private-key: /etc/k.pem, private-key-password: swordfish}}",
                "{name: eth1, type: ethernet, ethtool: {feature: {gro: false}, ring: {rx: 1024},"
                        + " pause: {autoneg: false, rx: true}, coalesce: {adaptive-rx: true}, fec: {mode: rs}}}",
                "{name: eth1, type: ethernet, mptcp: {address-flags: [signal, backup]}}",
            })
    void hasNothingToDoOnceTheNodeIsAsDesired(String iface) {
        var desired = "interfaces: [" + iface + "]";
        assertThat(node.apply(desired).steps()).isNotEmpty();
        assertThat(node.summary(desired)).isEmpty();
    }

    @Test
    void aMacVtapIsAMacVlanWithATap() {
        node.apply("interfaces: [{name: tap0, type: mac-vtap, mac-vtap: {base-iface: eth1, mode: private}}]");
        assertThat(node.profile("tap0").setting("macvlan"))
                .isEqualTo(Map.of(
                        "parent", SettingValue.of("eth1"),
                        "mode", new SettingValue.UInt32(3),
                        "tap", SettingValue.of(true)));
    }

    @Test
    void secretsOfAMacSecStayHiddenUntilTheyAreHandedOver() {
        var desired = "interfaces: [{name: ms0, type: macsec, macsec: {base-iface: eth1, encrypt: true, port: 7,"
                + " validation: check, send-sci: false, mka-cak: 50b71a8ef0bd5751ea76de6d6c98c03a, mka-ckn: f2b4}}]";
        assertThat(node.propose(desired).toString()).doesNotContain("50b71a8ef0bd5751ea76de6d6c98c03a");
        node.apply(desired);
        assertThat(node.profile("ms0").value("macsec", "mka-cak")).contains(SettingValue.of(Secret.of("50b71a8ef0bd5751ea76de6d6c98c03a")));
        assertThat(node.profile("ms0").value("macsec", "validation")).contains(new SettingValue.Int32(1));

        // What was shown without the secret can be applied again: the node keeps the one it has.
        node.apply(desired.replace("50b71a8ef0bd5751ea76de6d6c98c03a", Secret.MARK).replace("validation: check", "validation: strict"));
        assertThat(node.profile("ms0").value("macsec", "mka-cak")).contains(SettingValue.of(Secret.of("50b71a8ef0bd5751ea76de6d6c98c03a")));
        assertThat(node.profile("ms0").value("macsec", "validation")).contains(new SettingValue.Int32(2));
    }

    @Test
    void anIpsecConnectionIsAVpnWithoutInterface() {
        var desired = "interfaces: [{name: hq, type: ipsec, libreswan: {right: 192.0.2.7, psk: swordfish, ikev2: insist,"
                + " leftmodecfgclient: false, dpddelay: 5, ipsec-interface: 99, type: transport}}]";
        var steps = node.apply(desired).steps();
        assertThat(steps).extracting(Step::summary).containsExactly("add profile hq (vpn)", "activate hq");
        assertThat(steps.getLast()).isInstanceOfSatisfying(Step.Activate.class, activate -> assertThat(
                        activate.interfaceName())
                .isEmpty());
        var profile = node.profile("hq");
        assertThat(profile.interfaceName()).isEmpty();
        assertThat(profile.value("vpn", "data"))
                .contains(new SettingValue.TextMap(Map.of(
                        "right", "192.0.2.7",
                        "ikev2", "insist",
                        "leftmodecfgclient", "no",
                        "dpddelay", "5",
                        "ipsec-interface", "99",
                        "type", "transport")));
        assertThat(profile.value("vpn", "secrets"))
                .contains(new SettingValue.HiddenMap(Map.of("pskvalue", Secret.of("swordfish"))));
        node.apply(desired.replace("swordfish", Secret.MARK).replace("insist", "yes"));
        assertThat(node.profile("hq").value("vpn", "secrets"))
                .contains(new SettingValue.HiddenMap(Map.of("pskvalue", Secret.of("swordfish"))));
    }

    @Test
    void anInfinibandPartitionHasNoEthernetSetting() {
        node.apply("interfaces: [{name: ib0.8001, type: infiniband, mtu: 2044,"
                + " infiniband: {base-iface: ib0, pkey: \"0x8001\", mode: connected}}]");
        var profile = node.profile("ib0.8001");
        assertThat(profile.has("802-3-ethernet")).isFalse();
        assertThat(profile.setting("infiniband"))
                .containsEntry("p-key", new SettingValue.Int32(0x8001))
                .containsEntry("parent", SettingValue.of("ib0"))
                .containsEntry("transport-mode", SettingValue.of("connected"))
                .containsEntry("mtu", new SettingValue.UInt32(2044));
    }

    @Test
    void virtualFunctionsThatAreNotListedKeepTheirSettings() {
        node.apply("interfaces: [{name: eth1, type: ethernet, ethernet: {sr-iov: {total-vfs: 3,"
                + " vfs: [{id: 0, trust: true}, {id: 2, vlan-id: 5, qos: 3, vlan-proto: 802.1ad}]}}}]");
        node.apply("interfaces: [{name: eth1, type: ethernet, ethernet: {sr-iov: {vfs: [{id: 0, trust: false}]}}}]");
        assertThat(node.profile("eth1").value("sriov", "vfs"))
                .contains(new SettingValue.DictList(List.of(
                        Map.of("index", new SettingValue.UInt32(0), "trust", SettingValue.of(false)),
                        Map.of(
                                "index",
                                new SettingValue.UInt32(2),
                                "vlans",
                                new SettingValue.DictList(List.of(Map.of(
                                        "id", new SettingValue.UInt32(5),
                                        "qos", new SettingValue.UInt32(3),
                                        "protocol", new SettingValue.UInt32(1))))))));
        node.apply("interfaces: [{name: eth1, type: ethernet, ethernet: {sr-iov: {total-vfs: 0}}}]");
        assertThat(node.profile("eth1").has("sriov")).isFalse();
    }

    @Test
    void vlansOfABridgePortAreInTheOrderInWhichNetworkManagerKeepsThem() {
        node.apply("interfaces: [{name: br0, type: linux-bridge, bridge: {port: [{name: eth1, vlan: {mode: trunk, tag: 5,"
                + " enable-native: true, trunk-tags: [{id-range: {min: 7, max: 9}}, {id: 3}]}}]}}]");
        assertThat(node.profile("eth1").value("bridge-port", "vlans"))
                .contains(new SettingValue.DictList(List.of(vlan(3, 3, false), vlan(5, 5, true), vlan(7, 9, false))));
    }

    private static Map<String, SettingValue> vlan(int first, int last, boolean isNative) {
        return Map.of(
                "vid-start", new SettingValue.UInt16(first),
                "vid-end", new SettingValue.UInt16(last),
                "pvid", SettingValue.of(isNative),
                "untagged", SettingValue.of(isNative));
    }

    @Test
    void aDriverIsToldInNetworkManagersWords() {
        node.apply("interfaces: [{name: eth1, type: ethernet, ethtool: {feature: {gro: false, tx-checksum-ipv4: true},"
                + " ring: {rx: 1024, rx-max: 4096}, pause: {autoneg: false, rx: true}, coalesce: {adaptive-rx: true,"
                + " rx-usecs: 50}, fec: {mode: rs}}}]");
        assertThat(node.profile("eth1").setting("ethtool"))
                .isEqualTo(Map.of(
                        "feature-gro", SettingValue.of(false),
                        "feature-tx-checksum-ipv4", SettingValue.of(true),
                        "ring-rx", new SettingValue.UInt32(1024),
                        "pause-autoneg", SettingValue.of(false),
                        "pause-rx", SettingValue.of(true),
                        "coalesce-adaptive-rx", new SettingValue.UInt32(1),
                        "coalesce-rx-usecs", new SettingValue.UInt32(50),
                        "fec-mode", new SettingValue.UInt32(8)));
    }

    @Test
    void theMapsOfOpenVSwitchGoWithWhatIsInItsDatabase() {
        node.apply("""
                interfaces:
                  - name: br7
                    type: ovs-bridge
                    ovs-db: {external_ids: {owner: me, gone: null}, other_config: {limit: 5}}
                    bridge:
                      port:
                        - {name: dpdk0}
                        - {name: bond7, link-aggregation: {mode: balance-slb, port: [{name: eth0}, {name: eth1}],
                           ovs-db: {other_config: {bond-miimon-interval: 100}}}}
                  - {name: dpdk0, type: ovs-interface, dpdk: {devargs: "0000:af:00.1", n_rxq: 2},
                     ovs-db: {external_ids: {iface-id: x}}}
                  - {name: eth1, type: ethernet, ovs-db: {external_ids: {nic: "1"}}}
                """);
        assertThat(node.profile("br7-br").value("ovs-external-ids", "data"))
                .contains(new SettingValue.TextMap(Map.of("owner", "me")));
        assertThat(node.profile("br7-br").value("ovs-other-config", "data"))
                .contains(new SettingValue.TextMap(Map.of("limit", "5")));
        assertThat(node.profile("bond7-port").value("ovs-other-config", "data"))
                .contains(new SettingValue.TextMap(Map.of("bond-miimon-interval", "100")));
        assertThat(node.profile("eth1").value("ovs-external-ids", "data"))
                .contains(new SettingValue.TextMap(Map.of("nic", "1")));
        var dpdk = node.profile("dpdk0-if");
        assertThat(dpdk.text("ovs-interface", "type")).contains("dpdk");
        assertThat(dpdk.setting("ovs-dpdk"))
                .isEqualTo(Map.of("devargs", SettingValue.of("0000:af:00.1"), "n-rxq", new SettingValue.UInt32(2)));
    }

    @Test
    void aNicIsFoundByItsPlaceOnTheBus() {
        node.apply("interfaces: [{name: uplink, type: ethernet, identifier: pci-address,"
                + " pci-address: \"0000:00:03.0\", mtu: 1400}]");
        var profile = node.profile("uplink");
        assertThat(profile.value("match", "path")).contains(new SettingValue.TextList(List.of("pci-0000:00:03.0")));
        assertThat(profile.text(Profile.CONNECTION, "interface-name")).isEmpty();
        var missing = (Proposal.Rejected) node.propose("interfaces: [{name: uplink, type: ethernet,"
                + " identifier: pci-address, pci-address: \"0000:00:09.0\"}]");
        assertThat(missing.findings().getFirst().toString())
                .startsWith("interfaces[0].pci-address: No ethernet interface of this node has the pci-address 0000:00:09.0.");
    }
}
