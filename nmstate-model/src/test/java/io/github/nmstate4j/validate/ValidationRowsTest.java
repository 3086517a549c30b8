package io.github.nmstate4j.validate;

import static io.github.nmstate4j.validate.ValidationRowsTest.Row.document;
import static io.github.nmstate4j.validate.ValidationRowsTest.Row.onNode;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.observation.KernelFacts;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.OfflineConfiguration;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.Proposal;
import io.github.nmstate4j.policy.capture.CaptureLimits;
import io.github.nmstate4j.policy.capture.CaptureResolver;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/// What is refused, row by row: the numbers are those of the list of validation errors. A row of the document is found
/// wherever the document is read; a row of the node needs the node below.
class ValidationRowsTest {

    private static final String NODE = """
            interfaces:
              - {name: lo, type: loopback, state: up, ipv4: {enabled: true}, ipv6: {enabled: true}}
              - name: eth0
                type: ethernet
                state: up
                mac-address: "02:00:00:00:00:10"
                min-mtu: 68
                max-mtu: 9000
                ipv4: {enabled: true, address: [{ip: 192.0.2.10, prefix-length: 24}]}
                ipv6: {enabled: false}
              - {name: eth1, type: ethernet, state: up, mac-address: "02:00:00:00:00:11"}
              - {name: eth2, type: ethernet, state: up}
              - {name: eth9, type: ethernet, state: ignore}
              - name: bond0
                type: bond
                state: up
                link-aggregation: {mode: active-backup, options: {fail_over_mac: active}, port: [eth2]}
              - {name: br-ex, type: ovs-bridge, state: up, bridge: {port: [{name: br-ex}, {name: int0}]}}
              - {name: br-ex, type: ovs-interface, state: up, controller: br-ex}
              - {name: int0, type: ovs-interface, state: up, controller: br-ex}
              - {name: dummy0, type: dummy, state: up}
              - {name: dummy0.7, type: vlan, state: up, vlan: {base-iface: dummy0, id: 7}}
              - {name: veth0, type: veth, state: up, veth: {peer: veth0p}}
              - {name: veth0p, type: veth, state: ignore, veth: {peer: veth0}}
              - {name: pod0, type: veth, state: up}
              - {name: ib0, type: infiniband, state: up, infiniband: {mode: datagram}}
              - name: ens1
                type: ethernet
                state: up
                ethernet: {sr-iov: {total-vfs: 2, vfs: [{id: 0, iface-name: ens1v0}, {id: 1}]}}
              - {name: ens1v0, type: ethernet, state: up}
            """;

    private static final KernelFacts FACTS = new KernelFacts(Optional.of(false), Optional.of(Set.of("ens1")));

    record Row(String id, String what, boolean needsNode, String document, String path, String says) {
        static Row document(String id, String what, String document, String path, String says) {
            return new Row(id, what, false, document, path, says);
        }

        static Row onNode(String id, String what, String document, String path, String says) {
            return new Row(id, what, true, document, path, says);
        }

        String name() {
            return id + " " + what;
        }
    }

    private static final List<Row> READING = List.of(
            document("V1a", "text that is not YAML", "interfaces: [", "", ""),
            document("V1b", "a key that does not exist", "interfaces: [{name: eth0, type: ethernet, mtuu: 1500}]",
                    "interfaces[0].mtuu", "Did you mean `mtu`?"),
            document("V1c", "a word that does not exist", "interfaces: [{name: eth0, type: ethernet, state: upp}]",
                    "interfaces[0].state", "`upp`"),
            document("V1d", "a flag that is none", "interfaces: [{name: eth0, type: ethernet, ipv4: {enabled: maybe}}]",
                    "interfaces[0].ipv4.enabled", "1|0|true|false|yes|no|on|off|y|n"),
            document("V1e", "a number that is none", "interfaces: [{name: eth0, type: ethernet, mtu: 0xzz}]",
                    "interfaces[0].mtu", "`0xzz`"),
            document("V1f", "a bond option that is neither a number nor a word",
                    "interfaces: [{name: bond0, type: bond, link-aggregation: {options: {ad_select: [1]}}}]",
                    "interfaces[0].link-aggregation.options.ad_select", "a list"),
            document("V2", "autoconf under ipv4", "interfaces: [{name: eth0, type: ethernet, ipv4: {enabled: true, autoconf: true}}]",
                    "interfaces[0].ipv4.autoconf", "not allowed for IPv4"),
            document("V3a", "a trunk tag without id",
                    "interfaces: [{name: br0, type: linux-bridge, bridge: {port: [{name: eth0, vlan: {mode: trunk, trunk-tags: [{}]}}]}}]",
                    "interfaces[0].bridge.port[0].vlan.trunk-tags[0]", "needs `id`"),
            document("V3b", "a feature that is neither on nor off",
                    "interfaces: [{name: eth0, type: ethernet, ethtool: {feature: {rx-gro: maybe}}}]",
                    "interfaces[0].ethtool.feature.rx-gro", "`maybe`"),
            document("V3c", "an IPsec interface that is none",
                    "interfaces: [{name: v0, type: ipsec, libreswan: {right: 192.0.2.1, ipsec-interface: maybe}}]",
                    "interfaces[0].libreswan.ipsec-interface", "`maybe`"),
            document("V3d", "a multicast router that is none",
                    "interfaces: [{name: br0, type: linux-bridge, bridge: {options: {multicast-router: 7}}}]",
                    "interfaces[0].bridge.options.multicast-router", "`7`"),
            document("V3e", "an STP that is neither a flag nor keys",
                    "interfaces: [{name: br0, type: ovs-bridge, bridge: {options: {stp: [1]}}}]",
                    "interfaces[0].bridge.options.stp", "a list"),
            document("V3f", "an address that is none",
                    "interfaces: [{name: eth0, type: ethernet, ipv4: {enabled: true, address: [{ip: 192.0.2, prefix-length: 24}]}}]",
                    "interfaces[0].ipv4.address[0].ip", "`192.0.2`"));

    private static final List<Row> NAMES = List.of(
            onNode("V5a", "a virtual function without number", "interfaces: [{name: 'sriov:ens1', type: ethernet}]",
                    "interfaces[0].name", "sriov:eth1:0"),
            onNode("V5b", "a virtual function that is no number", "interfaces: [{name: 'sriov:ens1:a', type: ethernet}]",
                    "interfaces[0].name", "does not name a virtual function"),
            onNode("V5c", "a virtual function that does not exist", "interfaces: [{name: 'sriov:ens1:7', type: ethernet}]",
                    "interfaces[0].name", "The functions of ens1 are [0, 1]"),
            onNode("V5c", "a port that is a virtual function without interface",
                    "interfaces: [{name: br0, type: linux-bridge, bridge: {port: [{name: 'sriov:ens1:1'}]}}]",
                    "interfaces[0].bridge.port", "no interface for the virtual function"),
            onNode("V5d", "a virtual function that is described twice",
                    "interfaces: [{name: 'sriov:ens1:0', type: ethernet}, {name: ens1v0, type: ethernet}]",
                    "interfaces[0].name", "describes already"),
            onNode("V4a", "no type and no such interface", "interfaces: [{name: eth7, mtu: 1400}]",
                    "interfaces[0]", "its type must be given"),
            onNode("V4b", "no type and several such interfaces", "interfaces: [{name: br-ex, mtu: 1400}]",
                    "interfaces[0]", "several interfaces called br-ex"),
            onNode("V4c", "no type and a key of another kind", "interfaces: [{name: eth0, vlan: {id: 4}}]",
                    "interfaces[0].vlan", "`vlan`"),
            onNode("V6a", "found by a MAC address that is not given",
                    "interfaces: [{name: port, type: ethernet, identifier: mac-address}]", "interfaces[0]", "Add mac-address"),
            onNode("V6b", "found by a MAC address that nothing has",
                    "interfaces: [{name: port, type: ethernet, identifier: mac-address, mac-address: 02:00:00:00:00:99}]",
                    "interfaces[0].mac-address", "02:00:00:00:00:99"),
            onNode("V7", "a NIC that is not there", "interfaces: [{name: eth01, type: ethernet}]",
                    "interfaces[0]", "Did you mean eth0?"),
            onNode("V8a", "a new veth without its other end", "interfaces: [{name: veth7, type: veth}]",
                    "interfaces[0].veth.peer", "needs another end"),
            onNode("V8b", "another peer for a veth into another namespace",
                    "interfaces: [{name: pod0, type: veth, veth: {peer: pod1}}]",
                    "interfaces[0].veth.peer", "another network namespace"),
            onNode("V8c", "another peer for a veth whose peer is ignored",
                    "interfaces: [{name: veth0, type: veth, veth: {peer: veth1}}]",
                    "interfaces[0].veth.peer", "left to somebody else"),
            document("V9", "a kind that cannot be made", "interfaces: [{name: tun0, type: tun}]", "interfaces[0].type", "tun"));

    private static final List<Row> PORTS = List.of(
            onNode("V10a", "a controller that does not list its port", """
                    interfaces:
                      - {name: eth1, type: ethernet, controller: br0}
                      - {name: br0, type: linux-bridge, bridge: {port: [{name: eth0}]}}
                    """, "interfaces[0].controller", "the port list of br0 does not have it"),
            onNode("V10b", "a controller that is nowhere", "interfaces: [{name: eth1, type: ethernet, controller: br7}]",
                    "interfaces[0].controller", "There is no controller br7"),
            onNode("V10c", "a listed port that says it has no controller", """
                    interfaces:
                      - {name: eth1, type: ethernet, controller: ""}
                      - {name: br0, type: linux-bridge, bridge: {port: [{name: eth1}]}}
                    """, "interfaces[0].controller", "br0 lists it as a port"),
            onNode("V10d", "a listed port that names another controller", """
                    interfaces:
                      - {name: eth1, type: ethernet, controller: br1}
                      - {name: br0, type: linux-bridge, bridge: {port: [{name: eth1}]}}
                      - {name: br1, type: linux-bridge}
                    """, "interfaces[0].controller", "br0 lists it as a port"),
            onNode("V10e", "a port that is nowhere",
                    "interfaces: [{name: br0, type: linux-bridge, bridge: {port: [{name: eth7}]}}]",
                    "interfaces[0]", "has a port eth7"),
            onNode("V10f", "a port of two controllers", """
                    interfaces:
                      - {name: br0, type: linux-bridge, bridge: {port: [{name: eth1}]}}
                      - {name: br1, type: linux-bridge, bridge: {port: [{name: eth1}]}}
                    """, "interfaces[1]", "cannot be a port of both"),
            onNode("V10g", "a controller that shall be absent", """
                    interfaces:
                      - {name: eth1, type: ethernet, controller: bond0}
                      - {name: bond0, type: bond, state: absent}
                    """, "interfaces[0].controller", "There is no controller bond0"),
            onNode("V11", "interfaces that hang on each other", """
                    interfaces:
                      - {name: br0, type: linux-bridge, controller: br1}
                      - {name: br1, type: linux-bridge, controller: br0}
                    """, "interfaces[0]", "br0 → br1 → br0"),
            onNode("V12", "an InfiniBand device in a bridge",
                    "interfaces: [{name: br0, type: linux-bridge, bridge: {port: [{name: ib0}]}}]",
                    "interfaces[0]", "ib0 is an InfiniBand device"),
            onNode("V13", "an OVS interface that loses its bridge", """
                    interfaces:
                      - {name: int0, type: ovs-interface}
                      - {name: br-ex, type: ovs-bridge, bridge: {port: [{name: br-ex}]}}
                    """, "interfaces[0]", "would lose its bridge br-ex"),
            onNode("V14", "a VLAN whose base shall be absent", """
                    interfaces:
                      - {name: dummy0, type: dummy, state: absent}
                      - {name: dummy0.7, type: vlan, vlan: {id: 7}}
                    """, "interfaces[1]", "its base interface dummy0 shall be absent"));

    private static final List<Row> IP = List.of(
            document("V15a", "an IPv6 address under ipv4",
                    "interfaces: [{name: eth0, type: ethernet, ipv4: {enabled: true, address: [{ip: '2001:db8::1', prefix-length: 64}]}}]",
                    "interfaces[0].ipv4.address[0].ip", "Move it to `ipv6`"),
            document("V15b", "a prefix that is too long",
                    "interfaces: [{name: eth0, type: ethernet, ipv4: {enabled: true, address: [{ip: 192.0.2.1, prefix-length: 33}]}}]",
                    "interfaces[0].ipv4.address[0].prefix-length", "Give 0 to 32"),
            document("V15c", "an MTU too small for IPv6", "interfaces: [{name: eth0, type: ethernet, mtu: 1279, ipv6: {enabled: true}}]",
                    "interfaces[0].mtu", "MTU should be >= 1280"),
            onNode("V15d", "an MTU the device does not have", "interfaces: [{name: eth0, type: ethernet, mtu: 9001}]",
                    "interfaces[0].mtu", "Give 68 to 9000"),
            onNode("V15e", "an address on a bridge port", """
                    interfaces:
                      - {name: br0, type: linux-bridge, bridge: {port: [{name: eth1}]}}
                      - {name: eth1, type: ethernet, ipv4: {enabled: true, dhcp: true}}
                    """, "interfaces[1].ipv4.enabled", "put the addresses on br0"),
            onNode("V15f", "waiting for a disabled family", "interfaces: [{name: eth0, type: ethernet, wait-ip: ipv4+ipv6}]",
                    "interfaces[0].wait-ip", "wait for ipv6"),
            document("V15g", "a token without autoconf",
                    "interfaces: [{name: eth0, type: ethernet, ipv6: {enabled: true, dhcp: true, autoconf: false, token: '::1'}}]",
                    "interfaces[0].ipv6.token", "needs router advertisements"),
            document("V15h", "a token with a prefix",
                    "interfaces: [{name: eth0, type: ethernet, ipv6: {enabled: true, autoconf: true, token: '2001:db8::1'}}]",
                    "interfaces[0].ipv6.token", "first 64 bits zero"),
            document("V15i", "a token that is no address",
                    "interfaces: [{name: eth0, type: ethernet, ipv6: {enabled: true, autoconf: true, token: fac1}}]",
                    "interfaces[0].ipv6.token", "`fac1`"),
            document("V15j", "a loopback without IPv4", "interfaces: [{name: lo, type: loopback, ipv4: {enabled: false}}]",
                    "interfaces[0].ipv4.enabled", "IPv4 cannot be disabled"),
            document("V15j", "a loopback without IPv6", "interfaces: [{name: lo, type: loopback, ipv6: {enabled: false}}]",
                    "interfaces[0].ipv6.enabled", "IPv6 cannot be disabled"),
            document("V15j", "a loopback with DHCP", "interfaces: [{name: lo, type: loopback, ipv4: {enabled: true, dhcp: true}}]",
                    "interfaces[0].ipv4.dhcp", "Nobody answers DHCP"),
            document("V15j", "a loopback with autoconf", "interfaces: [{name: lo, type: loopback, ipv6: {enabled: true, autoconf: true}}]",
                    "interfaces[0].ipv6.autoconf", "No router advertises"),
            document("V15k", "MPTCP flags that exclude each other",
                    "interfaces: [{name: eth0, type: ethernet, mptcp: {address-flags: [signal, fullmesh]}}]",
                    "interfaces[0].mptcp.address-flags", "exclude each other"),
            onNode("V16b", "autoconf without DHCPv6",
                    "interfaces: [{name: eth0, type: ethernet, ipv6: {enabled: true, dhcp: false, autoconf: true}}]",
                    "interfaces[0].ipv6.dhcp", "without DHCPv6"));

    private static final List<Row> KINDS = List.of(
            onNode("V17a", "a new bond without mode", "interfaces: [{name: bond7, type: bond}]",
                    "interfaces[0].link-aggregation.mode", "balance-rr, active-backup"),
            document("V17b", "a MAC address on a bond that takes that of its port",
                    "interfaces: [{name: bond7, type: bond, mac-address: 02:00:00:00:00:01, link-aggregation: {mode: active-backup, options: {fail_over_mac: active}}}]",
                    "interfaces[0].mac-address", "takes the MAC address of its active port"),
            onNode("V17c", "a MAC address on a bond that already takes that of its port",
                    "interfaces: [{name: bond0, type: bond, mac-address: 02:00:00:00:00:01}]",
                    "interfaces[0].mac-address", "takes the MAC address of its active port"),
            document("V17d", "different ports in both lists",
                    "interfaces: [{name: bond7, type: bond, link-aggregation: {mode: balance-rr, port: [eth1], ports-config: [{name: eth2}]}}]",
                    "interfaces[0].link-aggregation.ports-config", "[eth1]"),
            document("V17e", "a multicast actor system",
                    "interfaces: [{name: bond7, type: bond, link-aggregation: {mode: 802.3ad, options: {ad_actor_system: '01:00:5e:00:00:01'}}}]",
                    "interfaces[0].link-aggregation.options.ad_actor_system", "multicast"),
            document("V17f", "two ways to watch the ports",
                    "interfaces: [{name: bond7, type: bond, link-aggregation: {mode: balance-rr, options: {miimon: 100, arp_interval: 50}}}]",
                    "interfaces[0].link-aggregation.options.arp_interval", "miimon (100)"),
            onNode("V17g", "balance_slb in another mode",
                    "interfaces: [{name: bond7, type: bond, link-aggregation: {mode: balance-rr, options: {balance_slb: true}}}]",
                    "interfaces[0].link-aggregation.options.balance_slb", "balance-xor"),
            document("V17h", "two ports with one queue",
                    "interfaces: [{name: bond7, type: bond, link-aggregation: {mode: balance-rr, ports-config: [{name: eth1, queue-id: 3}, {name: eth2, queue-id: 3}]}}]",
                    "interfaces[0].link-aggregation.ports-config[1].queue-id", "eth2 and eth1 cannot share queue 3"),
            document("V18a", "the forward mask under both names",
                    "interfaces: [{name: br0, type: linux-bridge, bridge: {options: {group-forward-mask: 1, group-fwd-mask: 2}}}]",
                    "interfaces[0].bridge.options.group-forward-mask", "says something else"),
            document("V18b", "a default PVID without filtering",
                    "interfaces: [{name: br0, type: linux-bridge, bridge: {options: {vlan-default-pvid: 5}, port: [{name: eth1}]}}]",
                    "interfaces[0].bridge.options.vlan-default-pvid", "needs VLAN filtering"),
            document("V18c", "a hello time out of range",
                    "interfaces: [{name: br0, type: linux-bridge, bridge: {options: {stp: {hello-time: 0}}}}]",
                    "interfaces[0].bridge.options.stp.hello-time", "Give 1 to 10"),
            document("V18c", "a maximum age out of range",
                    "interfaces: [{name: br0, type: linux-bridge, bridge: {options: {stp: {max-age: 41}}}}]",
                    "interfaces[0].bridge.options.stp.max-age", "Give 6 to 40"),
            document("V18c", "a forward delay out of range",
                    "interfaces: [{name: br0, type: linux-bridge, bridge: {options: {stp: {forward-delay: 31}}}}]",
                    "interfaces[0].bridge.options.stp.forward-delay", "Give 2 to 30"),
            document("own", "a VLAN that no frame can name", "interfaces: [{name: vlan5000, type: vlan, vlan: {base-iface: eth1, id: 5000}}]",
                    "interfaces[0].vlan.id", "There is no VLAN 5000. Give 0 to 4094."),
            document("own", "a VXLAN that no frame can name",
                    "interfaces: [{name: vx0, type: vxlan, vxlan: {id: 16777216, remote: 192.0.2.9}}]",
                    "interfaces[0].vxlan.id", "There is no VXLAN 16777216"),
            document("own", "a port tag that no frame can carry", port("{mode: access, tag: 4095}"),
                    "interfaces[0].bridge.port[0].vlan.tag", "There is no VLAN 4095"),
            document("own", "trunk tags that no frame can carry", port("{mode: trunk, trunk-tags: [{id-range: {min: 4000, max: 5000}}]}"),
                    "interfaces[0].bridge.port[0].vlan.trunk-tags[0]", "There is no VLAN 5000"),
            document("V18d", "a trunk tag without native VLAN", port("{mode: trunk, tag: 5, trunk-tags: []}"),
                    "interfaces[0].bridge.port[0].vlan.tag", "Add `enable-native: true`"),
            document("V18e", "an access port with native VLAN", port("{mode: access, tag: 5, enable-native: true}"),
                    "interfaces[0].bridge.port[0].vlan.enable-native", "`mode: trunk`"),
            document("V18f", "an access port with trunk tags", port("{mode: access, trunk-tags: [{id: 5}]}"),
                    "interfaces[0].bridge.port[0].vlan.trunk-tags", "carries one VLAN"),
            document("V18g", "a trunk port without trunk tags", port("{mode: trunk}"),
                    "interfaces[0].bridge.port[0].vlan.mode", "Add `trunk-tags`"),
            document("V18h", "the same trunk tag twice", port("{mode: trunk, trunk-tags: [{id: 5}, {id: 5}]}"),
                    "interfaces[0].bridge.port[0].vlan.trunk-tags[1]", "5 is already part of 5"),
            document("V18h", "a trunk tag in a range", port("{mode: trunk, trunk-tags: [{id-range: {min: 2, max: 9}}, {id: 5}]}"),
                    "interfaces[0].bridge.port[0].vlan.trunk-tags[1]", "5 is already part of 2-9"),
            document("V18h", "ranges of trunk tags that overlap",
                    port("{mode: trunk, trunk-tags: [{id-range: {min: 2, max: 9}}, {id-range: {min: 9, max: 12}}]}"),
                    "interfaces[0].bridge.port[0].vlan.trunk-tags[1]", "9-12 is already part of 2-9"),
            document("V19a", "a MAC address on an OVS bridge",
                    "interfaces: [{name: br0, type: ovs-bridge, mac-address: 02:00:00:00:00:01}]",
                    "interfaces[0].mac-address", "ovs-interface of the bridge"),
            document("V19b", "an MTU on a patch", "interfaces: [{name: p0, type: ovs-interface, mtu: 1500, patch: {peer: p1}}]",
                    "interfaces[0].mtu", "no MTU (1500)"),
            document("V19c", "addresses on a patch",
                    "interfaces: [{name: p0, type: ovs-interface, ipv4: {enabled: true}, patch: {peer: p1}}]",
                    "interfaces[0].ipv4.enabled", "no addresses"),
            document("V19d", "a number of descriptors that is no power of two",
                    "interfaces: [{name: d0, type: ovs-interface, dpdk: {devargs: '0000:00:01.0', n_rxq_desc: 1000}}]",
                    "interfaces[0].dpdk.n_rxq_desc", "power of 2"),
            document("V20c", "a MACVLAN that is not promiscuous in another mode",
                    "interfaces: [{name: m0, type: mac-vlan, mac-vlan: {base-iface: eth0, mode: bridge, promiscuous: false}}]",
                    "interfaces[0].mac-vlan.promiscuous", "passthru"),
            document("V20d", "an IPVLAN that is private and VEPA",
                    "interfaces: [{name: i0, type: ipvlan, ipvlan: {base-iface: eth0, mode: l2, private: true, vepa: true}}]",
                    "interfaces[0].ipvlan.vepa", "not both"),
            document("V20e", "a MACsec key without name", macSec("mka-cak: " + "0".repeat(32)),
                    "interfaces[0].macsec.mka-ckn", "belong together"),
            document("V20e", "a MACsec key of the wrong length", macSec("mka-cak: '00', mka-ckn: '00'"),
                    "interfaces[0].macsec.mka-cak", "has 2 characters"),
            document("V20e", "a MACsec key name of odd length", macSec("mka-cak: " + "0".repeat(32) + ", mka-ckn: abc"),
                    "interfaces[0].macsec.mka-ckn", "even number"),
            document("V20f", "an outer tag of a virtual function without id",
                    "interfaces: [{name: eth0, type: ethernet, ethernet: {sr-iov: {vfs: [{id: 0, vlan-proto: 802.1ad}]}}}]",
                    "interfaces[0].ethernet.sr-iov.vfs[0].vlan-proto", "Add vlan-id or qos"),
            document("V22a", "scripts for an OVS bridge",
                    "interfaces: [{name: br0, type: ovs-bridge, dispatch: {post-activation: 'true'}}]",
                    "interfaces[0].dispatch", "no device of the kernel"),
            document("V23c", "a feature that cannot be switched",
                    "interfaces: [{name: eth0, type: ethernet, ethtool: {feature: {tx-udp-segmentatio: true}}}]",
                    "interfaces[0].ethtool.feature.tx-udp-segmentatio", "Did you mean `tx-udp-segmentation`?"),
            onNode("V20a", "a new VLAN without base", "interfaces: [{name: vlan7, type: vlan, vlan: {id: 7}}]",
                    "interfaces[0].vlan.base-iface", "Name it in base-iface"),
            onNode("V20b", "a new VRF without table", "interfaces: [{name: vrf7, type: vrf, vrf: {port: []}}]",
                    "interfaces[0].vrf.route-table-id", "other than 0"),
            onNode("V23a", "a MAC address of an interface that is not there",
                    "interfaces: [{name: br0, type: linux-bridge, copy-mac-from: eth7}]",
                    "interfaces[0].copy-mac-from", "There is no interface eth7"),
            onNode("V23b", "a MAC address of an interface that has none",
                    "interfaces: [{name: br0, type: linux-bridge, copy-mac-from: dummy0}]",
                    "interfaces[0].copy-mac-from", "has no MAC address"));

    private static String macSec(String keys) {
        return "interfaces: [{name: m0, type: macsec, macsec: {encrypt: true, base-iface: eth0, port: 1, validation: strict, send-sci: true, " + keys + "}}]";
    }

    private static String port(String vlan) {
        return "interfaces: [{name: br0, type: linux-bridge, bridge: {port: [{name: eth1, vlan: " + vlan + "}]}}]";
    }

    private static final List<Row> ROUTES = List.of(
            document("V24a", "a blackhole over an interface", route("route-type: blackhole, destination: 198.51.100.0/24, next-hop-interface: eth0"),
                    "routes.config[0].next-hop-interface", "not to eth0"),
            document("V24a", "a blackhole by way of a gateway", route("route-type: blackhole, destination: 198.51.100.0/24, next-hop-address: 192.0.2.1"),
                    "routes.config[0].next-hop-address", "not to 192.0.2.1"),
            document("V24b", "a route without interface", route("destination: 198.51.100.0/24, next-hop-address: 192.0.2.1"),
                    "routes.config[0]", "Add next-hop-interface"),
            document("V24c", "a destination that is none", route("destination: here, next-hop-interface: eth0"),
                    "routes.config[0].destination", "`here` is not a network"),
            document("V24d", "a destination in 0.0.0.0/8", route("destination: 0.1.2.0/24, next-hop-interface: eth0"),
                    "routes.config[0].destination", "0.0.0.0/8"),
            document("V24e", "a destination with a wrong prefix", route("destination: 198.51.100.0/33, next-hop-interface: eth0"),
                    "routes.config[0].destination", "Give one from 0 to 32"),
            document("V24e", "no destination", route("next-hop-interface: eth0"), "routes.config[0].destination", "needs a destination"),
            document("V24f", "a gateway that is no address", route("destination: 198.51.100.0/24, next-hop-interface: eth0, next-hop-address: gw"),
                    "routes.config[0].next-hop-address", "`gw`"),
            document("V24f", "a source that is no address", route("destination: 198.51.100.0/24, next-hop-interface: eth0, source: me"),
                    "routes.config[0].source", "`me`"),
            document("V24g", "a weight out of range", route("destination: 198.51.100.0/24, next-hop-interface: eth0, weight: 257"),
                    "routes.config[0].weight", "Give 1 to 256"),
            document("V24h", "a weight for IPv6", route("destination: '2001:db8::/64', next-hop-interface: eth0, weight: 2"),
                    "routes.config[0].weight", "Only IPv4"),
            document("V24i", "an empty congestion window", route("destination: 198.51.100.0/24, next-hop-interface: eth0, cwnd: 0"),
                    "routes.config[0].cwnd", "at least 1"),
            onNode("V24j", "a route over an absent interface", """
                    interfaces: [{name: dummy0, type: dummy, state: absent}]
                    routes: {config: [{destination: 198.51.100.0/24, next-hop-interface: dummy0}]}
                    """, "routes.config[0].next-hop-interface", "shall be absent"),
            onNode("V24k", "an IPv6 route without IPv6", route("destination: '2001:db8::/64', next-hop-interface: eth0"),
                    "routes.config[0].next-hop-interface", "needs IPv6 on eth0"),
            onNode("Q15", "a route over an interface that is nowhere", route("destination: 198.51.100.0/24, next-hop-interface: eth01"),
                    "routes.config[0].next-hop-interface", "Did you mean eth0?"),
            document("V25a", "a rule of no family", rule("priority: 5, route-table: 7"), "route-rules.config[0]", "Add `family`"),
            document("V25b", "a rule of two families", rule("ip-from: 192.0.2.0/24, family: ipv6"), "route-rules.config[0].ip-from", "not of the family ipv6"),
            document("V25c", "a mask without mark", rule("family: ipv4, fwmask: 0xff"), "route-rules.config[0].fwmask", "Add `fwmark`"),
            document("V25d", "a rule for no network", rule("ip-from: 192.0.2.0/40"), "route-rules.config[0].ip-from", "Give one from 0 to 32"),
            onNode("V25e", "a rule for an interface that is nowhere", rule("family: ipv4, iif: eth01"),
                    "route-rules.config[0].iif", "Did you mean eth0?"),
            document("V26", "a prefix to suppress that is too long", rule("family: ipv4, suppress-prefix-length: 3000000000"),
                    "route-rules.config[0].suppress-prefix-length", "Give 0 to 128"));

    private static String route(String keys) {
        return "routes: {config: [{" + keys + "}]}";
    }

    private static String rule(String keys) {
        return "route-rules: {config: [{" + keys + "}]}";
    }

    private static final List<Row> SERVICES = List.of(
            document("V27a", "a name server that is no address", "dns-resolver: {config: {server: [ns.example]}}",
                    "dns-resolver.config.server[0]", "`ns.example`"),
            document("V27a", "a name server over two interfaces", "dns-resolver: {config: {server: ['fe80::1%eth0%eth1']}}",
                    "dns-resolver.config.server[0]", "fe80::1%eth1"),
            document("V27b", "an option without its value", "dns-resolver: {config: {options: [ndots]}}",
                    "dns-resolver.config.options[0]", "ndots:2"),
            document("V27b", "an option that does not exist", "dns-resolver: {config: {options: [rotat]}}",
                    "dns-resolver.config.options[0]", "Did you mean `rotate`?"),
            onNode("V27c", "a link-local name server over an interface that is nowhere", "dns-resolver: {config: {server: ['fe80::1%eth01']}}",
                    "dns-resolver.config.server[0]", "Did you mean eth0?"),
            onNode("V27d", "a link-local name server over an interface without IPv6", "dns-resolver: {config: {server: ['fe80::1%eth0']}}",
                    "dns-resolver.config.server[0]", "IPv6 is disabled"),
            onNode("V27e", "link-local name servers over two interfaces", """
                    interfaces: [{name: eth0, type: ethernet, ipv6: {enabled: true}}, {name: eth1, type: ethernet, ipv6: {enabled: true}}]
                    dns-resolver: {config: {server: ['fe80::1%eth0', 'fe80::1%eth1']}}
                    """, "dns-resolver.config.server[1]", "Use one interface"),
            document("V28a", "OVN's mappings in the maps of the switch", "ovs-db: {external_ids: {ovn-bridge-mappings: 'a:b'}}",
                    "ovs-db.external_ids.ovn-bridge-mappings", "Use `ovn.bridge-mappings`"),
            document("V28b", "a network that is mapped twice",
                    "ovn: {bridge-mappings: [{localnet: a, bridge: br0}, {localnet: a, bridge: br1}]}",
                    "ovn.bridge-mappings[1].localnet", "mapped twice"),
            document("V28b", "a network without bridge", "ovn: {bridge-mappings: [{localnet: a}]}",
                    "ovn.bridge-mappings[0].bridge", "needs a bridge"),
            document("V29", "an empty host name", "hostname: {running: ''}", "hostname.running", "cannot be empty"),
            document("V29", "a host name too long for the kernel", "hostname: {running: " + "n".repeat(64) + "}",
                    "hostname.running", "has 64 bytes"));

    /// What the kernel of the node can do.
    private static final List<Row> KERNEL = List.of(
            onNode("V16a", "Multipath TCP where it is switched off",
                    "interfaces: [{name: eth1, type: ethernet, mptcp: {address-flags: [subflow]}}]",
                    "interfaces[0].mptcp.address-flags", "net.mptcp.enabled"),
            onNode("V21", "virtual functions of a NIC that cannot have any",
                    "interfaces: [{name: eth1, type: ethernet, ethernet: {sr-iov: {total-vfs: 2}}}]",
                    "interfaces[0].ethernet.sr-iov.total-vfs", "Those of ens1 can"));

    private record Held(String id, String what, Executable test) {
        String name() {
            return id + " " + what;
        }
    }

    private static final String STATIC_ADDRESS =
            "interfaces: [{name: eth1, type: ethernet, ipv4: {enabled: true, address: [{ip: 192.0.2.9, prefix-length: 24}]}}]";

    /// Rows that are held in another way than by a rule.
    private static final List<Held> HELD = List.of(
            new Held("V22b", "scripts, without a node", () -> assertThat(offline(
                            "interfaces: [{name: dum0, type: dummy, state: up, dispatch: {post-activation: 'true'}}]"))
                    .singleElement().asString().contains("`dispatch` is not kept in a profile")),
            new Held("V27f", "name servers of both families in turns, without a node", () -> assertThat(offline("""
                    %s
                    dns-resolver: {config: {server: [192.0.2.53, '2001:db8::53', 192.0.2.54]}}
                    """.formatted(STATIC_ADDRESS))).anySatisfy(finding -> assertThat(finding).startsWith("dns-resolver.config: "))),
            new Held("V27g", "name servers and no interface for them, without a node", () -> assertThat(
                            offline("dns-resolver: {config: {server: [192.0.2.53]}}"))
                    .singleElement().asString().startsWith("dns-resolver.config: No interface can hold the name servers")),
            new Held("V30", "what only NetworkManager's routes can say is taken", () -> assertThat(withNode("""
                    routes:
                      config:
                        - {destination: 198.51.100.0/24, next-hop-interface: eth0, next-hop-address: 192.0.2.1, table-id: 1000, weight: 2, cwnd: 20}
                        - {destination: 203.0.113.0/24, route-type: blackhole}
                    """)).isEmpty()),
            new Held("V31", "a policy that captures what cannot be", () -> assertThat(
                            new CaptureResolver(NetworkStateYaml.knownKeys(), CaptureLimits.usual())
                                    .check(Map.of("gw", "routes.runing.destination==a")))
                    .singleElement().asString().contains("did you mean `running`?")));

    /// What only shows on a node, and the test of the handler that has it.
    private static final Map<String, String> ON_A_NODE = Map.of(
            "V16c", "observe/ObservationsTest",
            "V19e", "observe/ObservationsTest",
            "V22c", "host/DispatcherScriptsTest",
            "V22d", "host/DispatcherScriptsTest",
            "V28c", "observe/ObservationsTest");

    private static List<String> offline(String document) {
        return OfflineConfiguration.of(state(document)).findings().stream().map(Finding::toString).toList();
    }

    @TestFactory
    Stream<DynamicTest> holds() {
        return HELD.stream().map(row -> dynamicTest(row.name(), row.test()));
    }

    @Test
    void hasATestForEveryRowOfTheList() throws IOException {
        try (var list = getClass().getResourceAsStream("rows.txt")) {
            var listed = new String(requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(listed).hasSize(117).doesNotHaveDuplicates();
            assertThat(Stream.of(rows().map(Row::id), HELD.stream().map(Held::id), ON_A_NODE.keySet().stream())
                            .flatMap(Function.identity())
                            .filter(id -> id.startsWith("V"))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void whatOnlyShowsOnANodeHasItsTestInTheHandler() {
        var tests = Path.of(System.getProperty("nmstate4j.root", "..")).resolve("handler/src/test/java/io/github/nmstate4j/handler");
        assertThat(ON_A_NODE).allSatisfy((id, test) -> assertThat(tests.resolve(test + ".java"))
                .content()
                .contains("Row " + id));
    }

    private static Stream<Row> rows() {
        return Stream.of(READING, NAMES, PORTS, IP, KINDS, ROUTES, SERVICES, KERNEL).flatMap(List::stream);
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        return rows().map(row -> dynamicTest(row.name(), () -> {
            var findings = row.needsNode() ? withNode(row.document()) : withoutNode(row.document());
            assertThat(findings)
                    .filteredOn(Finding::isError)
                    .as("%s", findings)
                    .anySatisfy(finding -> {
                        assertThat(finding.path()).hasToString(row.path());
                        assertThat(finding.message()).contains(row.says());
                    });
        }));
    }

    @TestFactory
    Stream<DynamicTest> rowsOfTheNodeAreNotHeldAgainstTheDocument() {
        return rows().filter(Row::needsNode)
                .map(row -> dynamicTest(row.name(), () -> assertThat(withoutNode(row.document())).noneMatch(Finding::isError)));
    }

    private static List<Finding> withoutNode(String document) {
        var read = NetworkStateYaml.read(document);
        var findings = new ArrayList<>(read.findings());
        read.state().ifPresent(state -> findings.addAll(new Validator().check(state)));
        return findings;
    }

    private static List<Finding> withNode(String document) {
        return withNode(document, Observation.of(state(NODE)).with(FACTS));
    }

    static List<Finding> withNode(String document, Observation node) {
        var planner = new Planner((type, name) -> UUID.nameUUIDFromBytes((type + name).getBytes(StandardCharsets.UTF_8)));
        return switch (planner.propose(state(document), node, PlanOptions.defaults())) {
            case Proposal.Rejected rejected -> rejected.findings();
            case Proposal.Accepted accepted -> accepted.warnings();
        };
    }

    static NetworkState state(String document) {
        var read = NetworkStateYaml.read(document);
        return read.state().orElseThrow(() -> new AssertionError(read.findings()));
    }
}
