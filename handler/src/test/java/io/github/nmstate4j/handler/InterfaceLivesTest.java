package io.github.nmstate4j.handler;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/// Runs inside a virtual node. Every kind of interface that its kernel has, through its life; see [Life].
@Tag("inside-node")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterfaceLivesTest {

    private RealNode node;

    @BeforeAll
    void open() throws IOException {
        node = RealNode.here();
    }

    @AfterAll
    void close() {
        node.close();
    }

    private static String absent(String name, String type) {
        return "interfaces: [{name: '%s', type: %s, state: absent}]".formatted(name, type);
    }

    @TestFactory
    @DisplayName("made, changed, removed, and taken over from somebody who made it by hand")
    Stream<DynamicTest> lives() {
        return Stream.of(
                ethernet(),
                dummy(),
                veth(),
                vlan(),
                vlanOfTheProvider(),
                bond(),
                bondOverArp(),
                linuxBridge(),
                ovsBridge(),
                vrf(),
                vxlan(),
                macVlan(),
                macVtap(),
                ipVlan(),
                hsr(),
                loopback(),
                oddName(),
                utf8Name());
    }

    private DynamicTest ethernet() {
        return Life.of("ethernet", "eth1")
                .applied("""
                        interfaces:
                        - name: eth1
                          type: ethernet
                          state: up
                          profile-name: storage net
                          description: to the storage
                          mtu: 1400
                          accept-all-mac-addresses: true
                          wait-ip: ipv4
                          ipv4:
                            enabled: true
                            dhcp: false
                            forwarding: true
                            address:
                            - {ip: 192.0.2.10, prefix-length: 24}
                            - {ip: 192.0.2.9, prefix-length: 24}
                          ipv6:
                            enabled: true
                            dhcp: false
                            autoconf: false
                            addr-gen-mode: stable-privacy
                            address:
                            - {ip: 2001:db8:1::10, prefix-length: 64}
                        """)
                .link("/mtu", 1400)
                .link("/promiscuity", 1)
                .prints("ip -4 -br address show eth1", "192.0.2.10/24 192.0.2.9/24")
                .prints("ip -6 -br address show eth1", "2001:db8:1::10/64")
                .prints("cat /proc/sys/net/ipv4/conf/eth1/forwarding", "1")
                .profileOf("storage net", "ipv4.forwarding", 1)
                .profileOf("storage net", "connection.type", "802-3-ethernet")
                .profileOf("storage net", "connection.interface-name", "eth1")
                .profileOf("storage net", "user.data", "{nmstate.interface.description=to the storage}")
                .profileOf("storage net", "802-3-ethernet.mtu", 1400)
                .profileOf("storage net", "802-3-ethernet.accept-all-mac-addresses", 1)
                .profileOf("storage net", "ipv4.method", "manual")
                .profileOf("storage net", "ipv4.may-fail", false)
                .profileOf("storage net", "ipv4.dhcp-timeout", 2147483647)
                .profileOf("storage net", "ipv6.addr-gen-mode", 1)
                .applied("""
                        interfaces:
                        - name: eth1
                          type: ethernet
                          state: up
                          profile-name: eth1
                          description: ""
                          mtu: 1500
                          accept-all-mac-addresses: false
                          mac-address: 02:FE:00:80:FF:01
                          wait-ip: any
                          ipv4:
                            enabled: true
                            dhcp: false
                            forwarding: false
                            address:
                            - {ip: 192.0.2.9, prefix-length: 25}
                          ipv6:
                            enabled: false
                        """)
                .link("/mtu", 1500)
                .link("/promiscuity", 0)
                .link("/address", "02:fe:00:80:ff:01")
                .prints("ip -4 -br address show eth1", "192.0.2.9/25 *$")
                .prints("cat /proc/sys/net/ipv4/conf/eth1/forwarding", "0")
                .profile("ipv4.forwarding", 0)
                .profile("802-3-ethernet.cloned-mac-address", "02:FE:00:80:FF:01")
                .profile("ipv6.method", "disabled")
                .takenOver(
                        "ip link set eth1 up; ip address add 198.51.100.1/24 dev eth1",
                        "interfaces: [{name: eth1, type: ethernet, state: up}]")
                .prints("ip -4 -br address show eth1", "198.51.100.1/24")
                .profile("ipv4.method", "manual")
                .profile("ipv4.address-data", "{address=198.51.100.1,prefix=24}")
                .on(node, absent("eth1", "ethernet"), true);
    }

    private DynamicTest dummy() {
        return Life.of("dummy", "dum0")
                .applied("""
                        interfaces:
                        - name: dum0
                          type: dummy
                          state: up
                          mac-address: 02:00:00:00:00:d0
                          mtu: 1280
                          ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.1, prefix-length: 32}]}
                        """)
                .link("/mtu", 1280)
                .link("/address", "02:00:00:00:00:d0")
                .profile("connection.type", "dummy")
                .applied("""
                        interfaces:
                        - name: dum0
                          type: dummy
                          state: up
                          mtu: 9000
                          ipv4: {enabled: false}
                          ipv6: {enabled: true, dhcp: false, autoconf: false, address: [{ip: '2001:db8::1', prefix-length: 128}]}
                        """)
                .link("/mtu", 9000)
                .link("/address", "02:00:00:00:00:d0")
                .prints("ip -4 address show dum0", "^$")
                .prints("ip -6 address show dum0", "2001:db8::1/128")
                .applied("interfaces: [{name: dum0, type: dummy, state: down}]")
                .applied("interfaces: [{name: dum0, type: dummy, state: up}]")
                .link("/mtu", 9000)
                .prints("ip -6 address show dum0", "2001:db8::1/128")
                .takenOver(
                        "ip link add dum0 type dummy; ip link set dum0 up mtu 1333; ip address add 203.0.113.5/24 dev dum0",
                        "interfaces: [{name: dum0, type: dummy, state: up}]")
                .link("/mtu", 1333)
                .prints("ip -4 address show dum0", "203.0.113.5/24")
                .profile("802-3-ethernet.mtu", 1333)
                .takenOver(
                        "ip link add dum0 type dummy; ip link set dum0 up; ip address add 203.0.113.6/24 dev dum0",
                        "interfaces: [{name: dum0, type: dummy, state: up, mtu: 1350}]")
                .link("/mtu", 1350)
                .prints("ip -4 address show dum0", "203.0.113.6/24")
                .on(node, absent("dum0", "dummy"));
    }

    private DynamicTest veth() {
        return Life.of("veth", "v0")
                .applied("""
                        interfaces:
                        - {name: v0, type: veth, state: up, veth: {peer: v1}, mtu: 1400}
                        """)
                .link("/link", "v1")
                .link("/mtu", 1400)
                .profile("connection.type", "veth")
                .profile("veth.peer", "v1")
                .profileOf("v1", "veth.peer", "v0")
                .applied("""
                        interfaces:
                        - {name: v0, type: veth, state: up, veth: {peer: v2}}
                        - name: v2
                          type: veth
                          state: up
                          veth: {peer: v0}
                          ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.2, prefix-length: 24}]}
                        """)
                .link("/link", "v2")
                .prints("ls /sys/class/net", "^((?!v1)[\\s\\S])*$")
                .prints("ip -4 address show v2", "192.0.2.2/24")
                .takenOver(
                        "ip link add v0 type veth peer name v9; ip link set v0 up; ip link set v9 up; ip address add 192.0.2.7/24 dev v0",
                        "interfaces: [{name: v0, type: veth, state: up, veth: {peer: v9}}]")
                .link("/link", "v9")
                .prints("ip -4 address show v0", "192.0.2.7/24")
                .on(node, absent("v0", "veth"));
    }

    private DynamicTest vlan() {
        return Life.of("vlan", "eth1.101")
                .applied("""
                        interfaces:
                        - name: eth1.101
                          type: vlan
                          state: up
                          vlan: {base-iface: eth1, id: 101, registration-protocol: gvrp, loose-binding: true}
                          ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.101, prefix-length: 24}]}
                        """)
                .info("id", 101)
                .info("protocol", "802.1Q")
                .link("/link", "eth1")
                .prints("ip -d link show eth1.101", "<REORDER_HDR,GVRP,LOOSE_BINDING>")
                .profile("vlan.parent", "eth1")
                .profile("vlan.flags", 7)
                .applied("""
                        interfaces:
                        - name: eth1.101
                          type: vlan
                          state: up
                          vlan: {base-iface: eth2, id: 102, registration-protocol: mvrp, loose-binding: false, reorder-headers: false}
                        """)
                .info("id", 102)
                .link("/link", "eth2")
                .prints("ip -d link show eth1.101", "<MVRP>")
                .prints("ip -4 address show eth1.101", "192.0.2.101/24")
                .takenOver(
                        "ip link set eth1 up; ip link add link eth1 name eth1.101 type vlan id 7; ip link set eth1.101 up",
                        "interfaces: [{name: eth1.101, type: vlan, state: up, vlan: {base-iface: eth1, id: 7}, mtu: 1400}]")
                .info("id", 7)
                .link("/mtu", 1400)
                .on(node, "interfaces: [{name: eth1.101, type: vlan, state: absent}, {name: eth1, type: ethernet, state: absent}]");
    }

    private DynamicTest vlanOfTheProvider() {
        return Life.of("vlan of 802.1ad", "outer")
                .applied("""
                        interfaces:
                        - {name: outer, type: vlan, state: up, vlan: {base-iface: eth1, id: 4094, protocol: 802.1ad}}
                        """)
                .info("protocol", "802.1ad")
                .profile("vlan.protocol", "802.1ad")
                .applied("""
                        interfaces:
                        - {name: outer, type: vlan, state: up, vlan: {base-iface: eth1, id: 4094, protocol: 802.1q}}
                        """)
                .info("protocol", "802.1Q")
                .on(node, absent("outer", "vlan"));
    }

    private DynamicTest bond() {
        return Life.of("bond", "bond7")
                .applied("""
                        interfaces:
                        - name: bond7
                          type: bond
                          state: up
                          link-aggregation:
                            mode: active-backup
                            options: {miimon: 120, updelay: 240, primary: eth1, primary_reselect: better, fail_over_mac: none, num_grat_arp: 3, num_unsol_na: 3}
                            ports-config:
                            - {name: eth1, priority: 10}
                            - {name: eth2, queue-id: 3}
                        """)
                .info("mode", "active-backup")
                .info("miimon", 120)
                .info("updelay", 240)
                .info("primary", "eth1")
                .info("primary_reselect", "better")
                .info("num_peer_notif", 3)
                .prints("ip -d -j link show eth1", "\"master\":\"bond7\"")
                .prints("ip -d link show eth1", "prio 10")
                .prints("ip -d link show eth2", "queue_id 3")
                .profile("connection.autoconnect-slaves", 1)
                .profileOf("eth1", "connection.master", "bond7")
                .profileOf("eth1", "connection.slave-type", "bond")
                .profileOf("eth1", "bond-port.prio", 10)
                .profileOf("eth2", "bond-port.queue-id", 3)
                .applied("""
                        interfaces:
                        - name: bond7
                          type: bond
                          state: up
                          link-aggregation:
                            mode: 802.3ad
                            options: {lacp_rate: fast, ad_select: bandwidth, ad_actor_sys_prio: 1000, ad_user_port_key: 5, ad_actor_system: '00:00:5E:00:53:01', xmit_hash_policy: layer3+4, min_links: 0, resend_igmp: 1}
                            port: [eth2]
                        """)
                .info("mode", "802.3ad")
                .info("ad_lacp_rate", "fast")
                .info("ad_select", "bandwidth")
                .info("ad_actor_sys_prio", 1000)
                .info("ad_user_port_key", 5)
                .info("ad_actor_system", "00:00:5e:00:53:01")
                .info("xmit_hash_policy", "layer3+4")
                .prints("ip -d -j link show eth1", "^((?!bond7)[\\s\\S])*$")
                .prints("ip -d -j link show eth2", "\"master\":\"bond7\"")
                .takenOver(
                        "ip link add bond7 type bond mode balance-rr miimon 130; ip link set eth1 down; ip link set eth1 master bond7; ip link set bond7 up",
                        "interfaces: [{name: bond7, type: bond, state: up}]")
                .info("mode", "balance-rr")
                .info("miimon", 130)
                .prints("ip -d -j link show eth1", "\"master\":\"bond7\"")
                .on(node, "interfaces: [{name: bond7, type: bond, state: absent}, {name: eth1, type: ethernet, state: absent}, {name: eth2, type: ethernet, state: absent}]");
    }

    private DynamicTest bondOverArp() {
        return Life.of("bond that watches by ARP", "bond8")
                .applied("""
                        interfaces:
                        - name: bond8
                          type: bond
                          state: up
                          ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.8, prefix-length: 24}]}
                          link-aggregation:
                            mode: balance-xor
                            options: {arp_interval: 200, arp_ip_target: "192.0.2.1,192.0.2.2", arp_validate: none, arp_all_targets: all, all_slaves_active: delivered, xmit_hash_policy: vlan+srcmac}
                            port: [eth1]
                        """)
                .info("arp_interval", 200)
                .prints("ip -d link show bond8", "arp_ip_target 192.0.2.1,192.0.2.2")
                .applied("""
                        interfaces:
                        - name: bond8
                          type: bond
                          state: up
                          link-aggregation:
                            mode: balance-xor
                            options: {arp_interval: 0, miimon: 100, all_slaves_active: dropped}
                        """)
                .info("miimon", 100)
                .info("arp_interval", 0)
                .info("all_slaves_active", 0)
                .on(node, "interfaces: [{name: bond8, type: bond, state: absent}, {name: eth1, type: ethernet, state: absent}]");
    }

    private DynamicTest linuxBridge() {
        return Life.of("linux-bridge", "br7")
                .applied("""
                        interfaces:
                        - name: br7
                          type: linux-bridge
                          state: up
                          bridge:
                            options:
                              group-fwd-mask: 8
                              mac-ageing-time: 200
                              hash-max: 8192
                              multicast-snooping: false
                              multicast-router: disabled
                              vlan-protocol: 802.1q
                              stp: {enabled: true, forward-delay: 10, hello-time: 3, max-age: 15, priority: 4096}
                            port:
                            - name: eth1
                              stp-hairpin-mode: true
                              stp-path-cost: 300
                              stp-priority: 20
                              vlan:
                                mode: trunk
                                trunk-tags: [{id: 101}, {id-range: {min: 200, max: 299}}]
                                tag: 5
                                enable-native: true
                            - name: eth2
                              vlan: {mode: access, tag: 7}
                        """)
                .info("group_fwd_mask", "0x8")
                .info("stp_state", 1)
                .info("forward_delay", 1000)
                .info("hello_time", 300)
                .info("max_age", 1500)
                .profile("bridge.ageing-time", 200)
                .info("priority", 4096)
                .info("vlan_filtering", 1)
                .info("mcast_snooping", 0)
                .info("mcast_router", 0)
                .info("mcast_hash_max", 8192)
                .prints("ip -d link show eth1", "cost 300 hairpin on")
                .prints("ip -d link show eth1", "priority 20 ")
                .prints("bridge -c=never vlan show dev eth1", "5 PVID Egress Untagged")
                .prints("bridge -c=never -compressvlans vlan show dev eth1", "200-299")
                .prints("bridge -c=never vlan show dev eth2", "7 PVID Egress Untagged")
                .profile("bridge.vlan-filtering", true)
                .profileOf("eth1", "bridge-port.hairpin-mode", true)
                .profileOf(
                        "eth2", "bridge-port.vlans", "{pvid=true,untagged=true,vid-end=7,vid-start=7}")
                .applied("""
                        interfaces:
                        - name: br7
                          type: linux-bridge
                          state: up
                          mtu: 1400
                          ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.77, prefix-length: 24}]}
                          bridge:
                            options:
                              multicast-snooping: true
                              multicast-querier: true
                              multicast-query-interval: 12600
                              multicast-query-response-interval: 1100
                              multicast-startup-query-count: 3
                              multicast-last-member-count: 3
                              group-addr: 01:80:C2:00:00:04
                              stp: {enabled: false}
                            port:
                            - name: eth2
                              vlan: {}
                        """)
                .info("stp_state", 0)
                .info("mcast_querier", 1)
                .info("mcast_query_intvl", 12600)
                .info("mcast_startup_query_cnt", 3)
                .info("vlan_filtering", 0)
                .info("group_addr", "01:80:c2:00:00:04")
                .prints("ip -d -j link show eth1", "^((?!br7)[\\s\\S])*$")
                .takenOver(
                        "ip link add br7 type bridge stp_state 1 forward_delay 1200; ip link set eth1 master br7; ip link set br7 up; ip link set eth1 up",
                        "interfaces: [{name: br7, type: linux-bridge, state: up}]")
                .info("stp_state", 1)
                .info("forward_delay", 1200)
                .prints("ip -d -j link show eth1", "\"master\":\"br7\"")
                .on(node, "interfaces: [{name: br7, type: linux-bridge, state: absent}, {name: eth1, type: ethernet, state: absent}, {name: eth2, type: ethernet, state: absent}]");
    }

    private DynamicTest ovsBridge() {
        return Life.of("ovs-bridge", "ovs7")
                .applied("""
                        interfaces:
                        - name: ovs7
                          type: ovs-bridge
                          state: up
                          ovs-db: {external_ids: {place: rack-1}, other_config: {mac-aging-time: 100}}
                          bridge:
                            options: {stp: true, mcast-snooping-enable: true, fail-mode: secure}
                            port:
                            - {name: int7, vlan: {mode: access, tag: 9}}
                            - name: bond7
                              link-aggregation: {mode: balance-slb, bond-updelay: 100, port: [{name: eth1}, {name: eth2}]}
                            - {name: patch7}
                        - name: int7
                          type: ovs-interface
                          state: up
                          mtu: 1400
                          ovs-db: {external_ids: {role: storage}}
                          ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.70, prefix-length: 24}]}
                        - {name: patch7, type: ovs-interface, state: up, patch: {peer: patch8}}
                        - name: ovs8
                          type: ovs-bridge
                          state: up
                          bridge: {port: [{name: patch8}]}
                        - {name: patch8, type: ovs-interface, state: up, patch: {peer: patch7}}
                        """)
                .prints("ovs-vsctl list-ports ovs7 | xargs", "bond7 int7 patch7")
                .prints("ovs-vsctl get bridge ovs7 stp_enable mcast_snooping_enable fail_mode | xargs", "true true secure")
                .prints("ovs-vsctl get bridge ovs7 external_ids other_config", "place=rack-1[\\s\\S]*mac-aging-time=\"100\"")
                .prints("ovs-vsctl get port int7 tag vlan_mode | xargs", "9 access")
                .prints("ovs-vsctl get port bond7 bond_mode bond_updelay | xargs", "balance-slb 100")
                .prints("ovs-vsctl get interface patch7 type options:peer | xargs", "patch patch8")
                .prints("ovs-vsctl get interface int7 external_ids", "role=storage")
                .prints("ip -4 address show int7", "192.0.2.70/24")
                .profileOf("ovs7-br", "connection.type", "ovs-bridge")
                .profileOf("bond7-port", "ovs-port.bond-mode", "balance-slb")
                .profileOf("int7-if", "ovs-interface.type", "internal")
                .profileOf("int7-if", "ovs-external-ids.data", "{role=storage}")
                .applied("""
                        interfaces:
                        - name: ovs7
                          type: ovs-bridge
                          state: up
                          ovs-db: {external_ids: {place: rack-2}, other_config: {}}
                          bridge:
                            options: {stp: false, rstp: true, mcast-snooping-enable: false, fail-mode: standalone}
                            port:
                            - {name: int7, vlan: {mode: trunk, trunk-tags: [{id: 20}, {id-range: {min: 30, max: 40}}]}}
                            - name: bond7
                              link-aggregation: {mode: balance-tcp, port: [{name: eth1}, {name: eth2}]}
                        """)
                .prints("ovs-vsctl list-ports ovs7 | xargs", "bond7 int7$")
                .prints("ovs-vsctl get bridge ovs7 rstp_enable fail_mode | xargs", "true standalone")
                .prints("ovs-vsctl get bridge ovs7 external_ids", "place=rack-2")
                .prints("ovs-vsctl get port int7 trunks", "20, 30, 31")
                .prints("ovs-vsctl get port bond7 lacp bond_mode | xargs", "active balance-tcp")
                .prints("ip -4 address show int7", "192.0.2.70/24")
                .on(node, """
                        interfaces:
                        - {name: ovs7, type: ovs-bridge, state: absent}
                        - {name: ovs8, type: ovs-bridge, state: absent}
                        - {name: eth1, type: ethernet, state: absent}
                        - {name: eth2, type: ethernet, state: absent}
                        """);
    }

    private DynamicTest vrf() {
        return Life.of("vrf", "red")
                .applied("""
                        interfaces:
                        - name: eth1
                          type: ethernet
                          state: up
                          ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.20, prefix-length: 24}]}
                        - {name: red, type: vrf, state: up, vrf: {port: [eth1], route-table-id: 100}}
                        """)
                .info("table", 100)
                .prints("ip -d -j link show eth1", "\"master\":\"red\"")
                .prints("ip -4 address show eth1", "192.0.2.20/24")
                .profile("vrf.table", 100)
                .applied("interfaces: [{name: red, type: vrf, state: up, vrf: {port: [eth1, eth2], route-table-id: 101}}]")
                .info("table", 101)
                .prints("ip -d -j link show eth1", "\"master\":\"red\"")
                .prints("ip -d -j link show eth2", "\"master\":\"red\"")
                .prints("ip -4 address show eth1", "192.0.2.20/24")
                .takenOver(
                        "ip link add red type vrf table 77; ip link set red up; ip link set eth1 master red; ip link set eth1 up",
                        "interfaces: [{name: red, type: vrf, state: up}]")
                .info("table", 77)
                .prints("ip -d -j link show eth1", "\"master\":\"red\"")
                .on(node, "interfaces: [{name: red, type: vrf, state: absent}, {name: eth1, type: ethernet, state: absent}, {name: eth2, type: ethernet, state: absent}]");
    }

    private DynamicTest vxlan() {
        return Life.of("vxlan", "vx7")
                .applied("""
                        interfaces:
                        - name: eth1
                          type: ethernet
                          state: up
                          ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.30, prefix-length: 24}]}
                        - name: vx7
                          type: vxlan
                          state: up
                          vxlan: {base-iface: eth1, id: 4711, local: 192.0.2.30, remote: 192.0.2.31, destination-port: 4789, learning: true}
                        """)
                .info("id", 4711)
                .info("link", "eth1")
                .info("local", "192.0.2.30")
                .info("remote", "192.0.2.31")
                .info("port", 4789)
                .info("learning", true)
                .applied("interfaces: [{name: vx7, type: vxlan, state: up, vxlan: {id: 4712, learning: false, destination-port: 1234}}]")
                .info("id", 4712)
                .info("port", 1234)
                .info("learning", false)
                .takenOver(
                        "ip link add vx7 type vxlan id 9 dstport 4790 dev eth1 remote 192.0.2.99; ip link set vx7 up",
                        "interfaces: [{name: vx7, type: vxlan, state: up}]")
                .info("id", 9)
                .info("port", 4790)
                .info("remote", "192.0.2.99")
                .on(node, "interfaces: [{name: vx7, type: vxlan, state: absent}, {name: eth1, type: ethernet, state: absent}]");
    }

    private DynamicTest macVlan() {
        return Life.of("mac-vlan", "mv7")
                .applied("interfaces: [{name: mv7, type: mac-vlan, state: up, mac-vlan: {base-iface: eth1, mode: bridge, promiscuous: true}}]")
                .info("mode", "bridge")
                .link("/link", "eth1")
                .profile("macvlan.mode", 2)
                .applied("interfaces: [{name: mv7, type: mac-vlan, state: up, mac-vlan: {base-iface: eth1, mode: passthru, promiscuous: false}}]")
                .info("mode", "passthru")
                .takenOver(
                        "ip link add link eth2 name mv7 type macvlan mode vepa; ip link set eth2 up; ip link set mv7 up",
                        "interfaces: [{name: mv7, type: mac-vlan, state: up}]")
                .info("mode", "vepa")
                .link("/link", "eth2")
                .on(node, "interfaces: [{name: mv7, type: mac-vlan, state: absent}, {name: eth1, type: ethernet, state: absent}, {name: eth2, type: ethernet, state: absent}]");
    }

    private DynamicTest macVtap() {
        return Life.of("mac-vtap", "mt7")
                .applied("interfaces: [{name: mt7, type: mac-vtap, state: up, mac-vtap: {base-iface: eth1, mode: private}}]")
                .link("/linkinfo/info_kind", "macvtap")
                .info("mode", "private")
                .profile("macvlan.tap", true)
                .applied("interfaces: [{name: mt7, type: mac-vtap, state: up, mac-vtap: {base-iface: eth1, mode: vepa}}]")
                .info("mode", "vepa")
                .takenOver(
                        "ip link set eth1 up; ip link add link eth1 name mt7 type macvtap mode bridge; ip link set mt7 up",
                        "interfaces: [{name: mt7, type: mac-vtap, state: up}]")
                .info("mode", "bridge")
                .on(node, "interfaces: [{name: mt7, type: mac-vtap, state: absent}, {name: eth1, type: ethernet, state: absent}]");
    }

    private DynamicTest ipVlan() {
        return Life.of("ipvlan", "iv7")
                .applied("interfaces: [{name: iv7, type: ipvlan, state: up, ipvlan: {base-iface: eth1, mode: l3, private: true}}]")
                .info("mode", "l3")
                .link("/link", "eth1")
                .profile("ipvlan.mode", 2)
                .applied("interfaces: [{name: iv7, type: ipvlan, state: up, ipvlan: {base-iface: eth1, mode: l2, private: false, vepa: true}}]")
                .info("mode", "l2")
                .takenOver(
                        "ip link set eth2 up; ip link add link eth2 name iv7 type ipvlan mode l3s; ip link set iv7 up",
                        "interfaces: [{name: iv7, type: ipvlan, state: up}]")
                .info("mode", "l3s")
                .on(node, "interfaces: [{name: iv7, type: ipvlan, state: absent}, {name: eth1, type: ethernet, state: absent}, {name: eth2, type: ethernet, state: absent}]");
    }

    private DynamicTest hsr() {
        return Life.of("hsr", "hsr7")
                .applied("interfaces: [{name: hsr7, type: hsr, state: up, hsr: {port1: eth1, port2: eth2, multicast-spec: 40, protocol: prp}}]")
                .info("slave1", "eth1")
                .info("slave2", "eth2")
                .info("proto", 1)
                .profile("hsr.multicast-spec", 40)
                .profile("hsr.prp", true)
                .applied("interfaces: [{name: hsr7, type: hsr, state: up, hsr: {port1: eth1, port2: eth2, multicast-spec: 41, protocol: hsr}}]")
                .info("proto", 0)
                .on(node, "interfaces: [{name: hsr7, type: hsr, state: absent}, {name: eth1, type: ethernet, state: absent}, {name: eth2, type: ethernet, state: absent}]");
    }

    private DynamicTest loopback() {
        return Life.of("loopback", "lo")
                .applied("""
                        interfaces:
                        - name: lo
                          type: loopback
                          state: up
                          mtu: 12000
                          ipv4:
                            enabled: true
                            dhcp: false
                            address: [{ip: 127.0.0.1, prefix-length: 8}, {ip: 192.0.2.200, prefix-length: 32}]
                        """)
                .link("/mtu", 12000)
                .prints("ip -4 address show lo", "192.0.2.200/32")
                .profile("loopback.mtu", 12000)
                .on(node, absent("lo", "loopback"), true);
    }

    private DynamicTest oddName() {
        return Life.of("a name of fifteen characters with odd ones", "a'b$c;d\"e&f(g~h")
                .applied("""
                        interfaces:
                        - name: a'b$c;d"e&f(g~h
                          type: dummy
                          state: up
                          ipv4: {enabled: true, dhcp: false, address: [{ip: 192.0.2.3, prefix-length: 24}]}
                        """)
                .profile("connection.interface-name", "a'b$c;d\"e&f(g~h")
                .on(node, """
                        interfaces:
                        - {name: 'a''b$c;d"e&f(g~h', type: dummy, state: absent}
                        """);
    }

    private DynamicTest utf8Name() {
        return Life.of("a name beyond ASCII", "mañana")
                .applied("""
                        interfaces:
                        - {name: mañana, type: dummy, state: up, mtu: 1400}
                        - {name: mañana.5, type: vlan, state: up, vlan: {base-iface: mañana, id: 5}}
                        """)
                .link("/mtu", 1400)
                .profile("connection.interface-name", "mañana")
                .on(node, absent("mañana", "dummy"));
    }
}
