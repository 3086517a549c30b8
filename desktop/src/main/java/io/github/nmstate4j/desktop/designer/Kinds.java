package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.desktop.spi.InterfaceKind.Lower;
import io.github.nmstate4j.desktop.spi.InterfaceKind.Lower.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of interfaces that the model knows.
final class Kinds {

    private static final String PHYSICAL = "Physical";
    private static final String LOGICAL = "Logical";
    private static final String OVS = "Open vSwitch";
    private static final String TUNNELS = "Tunnels and more";
    private static final List<String> ANY = List.of();

    private Kinds() {}

    static List<InterfaceKind> all() {
        return Stream.of(
                kind("ethernet", "Ethernet", "mdi2e-ethernet", PHYSICAL, 0, "eth", List.of()),
                kind("infiniband", "InfiniBand", "mdi2e-expansion-card-variant", PHYSICAL, 0, "ib", List.of("infiniband:", "  mode: datagram"))
                        .below("infiniband.base-iface", Form.NAME, List.of("infiniband")),
                kind("dummy", "Dummy", "mdi2c-circle-outline", PHYSICAL, 0, "dummy", List.of()),
                kind("veth", "Veth pair", "mdi2e-ethernet-cable", PHYSICAL, 0, "veth", List.of("veth:", "  peer: %NAME%-peer")),
                kind("loopback", "Loopback", "mdi2r-restore", PHYSICAL, 0, "lo", List.of()),
                kind("bond", "Bond", "mdi2l-link-variant", LOGICAL, 1, "bond", List.of("link-aggregation:", "  mode: active-backup", "  port: []"))
                        .below("link-aggregation.port", Form.NAMES, List.of("ethernet", "infiniband", "veth", "dummy", "vlan")),
                kind("vlan", "VLAN", "mdi2t-tag-outline", LOGICAL, 2, "vlan", List.of("vlan:", "  base-iface: \"\"", "  id: 100"))
                        .below("vlan.base-iface", Form.NAME, ANY),
                kind("linux-bridge", "Linux bridge", "mdi2b-bridge", LOGICAL, 3, "br", List.of("bridge:", "  options:", "    stp:", "      enabled: false", "  port: []"))
                        .below("bridge.port", Form.ITEMS, ANY),
                kind("vrf", "VRF", "mdi2r-router", LOGICAL, 3, "vrf", List.of("vrf:", "  port: []", "  route-table-id: 100"))
                        .below("vrf.port", Form.NAMES, ANY),
                kind("mac-vlan", "MAC VLAN", "mdi2c-card-multiple-outline", LOGICAL, 2, "macvlan", List.of("mac-vlan:", "  base-iface: \"\"", "  mode: bridge", "  promiscuous: true"))
                        .below("mac-vlan.base-iface", Form.NAME, ANY),
                kind("mac-vtap", "MAC VTAP", "mdi2c-card-multiple", LOGICAL, 2, "macvtap", List.of("mac-vtap:", "  base-iface: \"\"", "  mode: bridge", "  promiscuous: true"))
                        .below("mac-vtap.base-iface", Form.NAME, ANY),
                kind("ipvlan", "IP VLAN", "mdi2i-ip-network-outline", LOGICAL, 2, "ipvlan", List.of("ipvlan:", "  base-iface: \"\"", "  mode: l3"))
                        .below("ipvlan.base-iface", Form.NAME, ANY),
                kind("ovs-bridge", "OVS bridge", "mdi2s-switch", OVS, 3, "ovs-br", List.of("bridge:", "  port: []"))
                        .below("bridge.port", Form.ITEMS, ANY),
                kind("ovs-interface", "OVS interface", "mdi2c-connection", OVS, 0, "ovs", List.of()),
                kind("vxlan", "VXLAN", "mdi2t-tunnel-outline", TUNNELS, 2, "vxlan", List.of("vxlan:", "  base-iface: \"\"", "  id: 100", "  remote: 192.0.2.1"))
                        .below("vxlan.base-iface", Form.NAME, ANY),
                kind("macsec", "MACsec", "mdi2l-lock-outline", TUNNELS, 2, "macsec", List.of("macsec:", "  base-iface: \"\"", "  encrypt: true", "  mka-cak: \"\"", "  mka-ckn: \"\"", "  port: 1", "  send-sci: true", "  validation: strict"))
                        .below("macsec.base-iface", Form.NAME, ANY),
                kind("ipsec", "IPsec", "mdi2s-shield-lock-outline", TUNNELS, 1, "ipsec", List.of("libreswan:", "  right: 192.0.2.1")),
                kind("hsr", "HSR", "mdi2r-rotate-3d-variant", TUNNELS, 2, "hsr", List.of("hsr:", "  port1: \"\"", "  port2: \"\"", "  multicast-spec: 40", "  protocol: prp"))
                        .below("hsr.port1", Form.NAME, ANY))
                .map(Built::kind)
                .toList();
    }

    private record Built(InterfaceKind kind) {
        Built below(String path, Form form, List<String> kinds) {
            return new Built(new InterfaceKind(
                    kind.type(),
                    kind.title(),
                    kind.icon(),
                    kind.group(),
                    kind.level(),
                    kind.namePrefix(),
                    kind.fragment(),
                    Optional.of(new Lower(path, form, kinds))));
        }
    }

    private static Built kind(String type, String title, String icon, String group, int level, String prefix, List<String> fragment) {
        return new Built(new InterfaceKind(type, title, icon, group, level, prefix, fragment, Optional.empty()));
    }
}
