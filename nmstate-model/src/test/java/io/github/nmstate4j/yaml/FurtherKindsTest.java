package io.github.nmstate4j.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.iface.InterfaceType;
import io.github.nmstate4j.state.iface.VethInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The kinds and sections that few documents have: as people write them, and as they are written.
class FurtherKindsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mac-vlan: {mode: bridge, base-iface: eth1, accept-all-mac: "no"} | mac-vlan: {base-iface: eth1, mode: bridge, promiscuous: false}
            mac-vtap: {mode: passthru, base-iface: eth1} | mac-vtap: {base-iface: eth1, mode: passthru}
            ipvlan: {mode: l3s, vepa: 1, private: off, base-iface: eth1} | ipvlan: {base-iface: eth1, mode: l3s, private: false, vepa: true}
            macsec: {encrypt: yes, base-iface: eth1, mka-ckn: "0a0b", port: "11", validation: 2, send-sci: 0, offload: phy} | macsec: {encrypt: true, base-iface: eth1, mka-ckn: "0a0b", port: 11, validation: strict, send-sci: false, offload: phy}
            hsr: {protocol: prp, port1: eth1, port2: eth2, multicast-spec: "0x28", supervision-address: 01:15:4e:00:01:28} | hsr: {port1: eth1, port2: eth2, supervision-address: 01:15:4E:00:01:28, multicast-spec: 40, protocol: prp}
            infiniband: {pkey: 32769, mode: connected, base-iface: ib0} | infiniband: {mode: connected, base-iface: ib0, pkey: "0x8001"}
            infiniband: {pkey: "0xffff", mode: datagram} | infiniband: {mode: datagram, pkey: null}
            ipsec/libreswan: {right: 192.0.2.1, ipsec-interface: 99, dpddelay: "5", leftmodecfgclient: yes, type: transport, hostaddrfamily: ipv6} | ipsec/libreswan: {right: 192.0.2.1, dpddelay: 5, ipsec-interface: "99", leftmodecfgclient: true, type: transport, hostaddrfamily: ipv6}
            ovs-interface/dpdk: {devargs: "0000:af:00.1", n_rxq: "2", n_rxq_desc: 1024} | ovs-interface/dpdk: {devargs: "0000:af:00.1", rx-queue: 2, n_rxq_desc: 1024}
            ethernet: {sr-iov: {drivers-autoprobe: no, total-vfs: "2", vfs: [{trust: 1, id: "0x1", mac-address: 02:aa:00:00:00:01, vlan-proto: 802.1ad}]}} | ethernet: {sr-iov: {drivers-autoprobe: false, total-vfs: 2, vfs: [{id: 1, mac-address: 02:AA:00:00:00:01, trust: true, vlan-proto: 802.1ad}]}}
            ethernet/802.1x: {eap-methods: [tls, peap], identity: me} | ethernet/802.1x: {identity: me, eap-methods: [tls, peap]}
            ethernet/ethtool: {feature: {rxhash: "1", gro: false, highdma: on}, pause: {rx: 1}, coalesce: {tx-usecs-irq: "5", adaptive-tx: y}, ring: {rx-max: 4096}, fec: {mode: rs, auto: off}} | ethernet/ethtool: {pause: {rx: true}, feature: {highdma: true, rx-gro: false, rx-hashing: true}, coalesce: {adaptive-tx: true, tx-usecs-irq: 5}, ring: {rx-max: 4096}, fec: {auto: false, mode: rs}}
            ethernet/mptcp: {address-flags: [signal, fullmesh]} | ethernet/mptcp: {address-flags: [signal, fullmesh]}
            ethernet/ovs-db: {other_config: {b: 5, a: true}, external_ids: {gone: null}} | ethernet/ovs-db: {external_ids: {gone: null}, other_config: {a: "true", b: "5"}}
            ethernet/dispatch: {post-deactivation: "", post-activation: echo up} | ethernet/dispatch: {post-activation: echo up, post-deactivation: ""}
            ethernet/alt-names: [{state: absent, name: old}, {name: uplink}] | ethernet/alt-names: [{name: old, state: absent}, {name: uplink}]
            """)
    void areReadAsPeopleWriteThemAndWrittenInOneForm(String written, String canonical) {
        assertThat(canonical(iface(written))).isEqualTo(canonical(iface(canonical)));
        assertThat(NetworkStateYaml.toValue(NetworkStateYaml.read(iface(written)).state().orElseThrow()))
                .isEqualTo(untouched(iface(canonical)));
    }

    /// `kind: {…}`, or `type/key: {…}` where the key is not the type.
    private static String iface(String section) {
        var name = section.substring(0, section.indexOf(':'));
        var type = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        return "interfaces: [{name: x, type: " + type + ", state: up, "
                + section.substring(name.indexOf('/') + 1) + "}]";
    }

    private static String canonical(String text) {
        return NetworkStateYaml.write(NetworkStateYaml.read(text).state().orElseThrow());
    }

    /// The text as a tree, without the model in between.
    private static Value untouched(String text) {
        return TreeParser.parse(text, Limits.usual()).value().orElseThrow();
    }

    @Test
    void theSectionsOfOpenVSwitchAndOvn() {
        assertThat(canonical("""
                        ovn: {bridge-mappings: [{bridge: br-ex, localnet: physnet1, state: present}, {state: absent, localnet: old}]}
                        ovs-db: {other_config: {}, external_ids: {system-id: 7}}
                        """))
                .isEqualTo("""
                        interfaces: []
                        ovs-db:
                          external_ids:
                            system-id: "7"
                          other_config: {}
                        ovn:
                          bridge-mappings:
                          - localnet: physnet1
                            bridge: br-ex
                          - localnet: old
                            state: absent
                        """);
    }

    @Test
    void aVethMayCallItselfEthernet() {
        var state = NetworkStateYaml.read("interfaces: [{name: a, type: ethernet, veth: {peer: b}}]")
                .state()
                .orElseThrow();

        assertThat(state.interfaces().getFirst()).isInstanceOf(VethInterface.class);
    }

    @Test
    void aKindThatIsShownOnlyIsKnown() {
        var result = NetworkStateYaml.read("interfaces: [{name: xfrm0, type: xfrm, mtu: 1400}]");

        assertThat(result.state().orElseThrow().interfaces().getFirst().type()).isEqualTo(InterfaceType.XFRM);
        assertThat(result.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("Interfaces of type `xfrm` are shown; they cannot be configured."));
    }

    @Test
    void aFamilyThatIsNotKnownIsNotGiven() {
        assertThat(NetworkStateYaml.read("route-rules: {config: [{family: unknown, ip-from: 192.0.2.0/24}]}")
                        .state()
                        .orElseThrow()
                        .routeRules()
                        .orElseThrow()
                        .config()
                        .orElseThrow()
                        .getFirst()
                        .family())
                .isEmpty();
    }
}
