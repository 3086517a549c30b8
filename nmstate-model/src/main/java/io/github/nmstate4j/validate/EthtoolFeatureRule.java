package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.Ethtool;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Map;
import java.util.Set;

/// V23c: features of a NIC that NetworkManager can switch, under the kernel's names.
public final class EthtoolFeatureRule extends InterfaceRule<NetworkInterface> {

    private static final Code CODE = Code.author("ethtool.feature");

    private static final Set<String> NAMES = Set.of(
            "esp-hw-offload", "esp-tx-csum-hw-offload", "fcoe-mtu", "highdma", "hw-tc-offload", "l2-fwd-offload", "loopback",
            "macsec-hw-offload", "rx-all", "rx-checksum", "rx-fcs", "rx-gro", "rx-gro-hw", "rx-gro-list", "rx-hashing",
            "rx-lro", "rx-ntuple-filter", "rx-udp-gro-forwarding", "rx-udp_tunnel-port-offload", "rx-vlan-filter",
            "rx-vlan-hw-parse", "rx-vlan-stag-filter", "rx-vlan-stag-hw-parse", "tls-hw-record", "tls-hw-rx-offload",
            "tls-hw-tx-offload", "tx", "tx-checksum-fcoe-crc", "tx-checksum-ip-generic", "tx-checksum-ipv4",
            "tx-checksum-ipv6", "tx-checksum-sctp", "tx-esp-segmentation", "tx-fcoe-segmentation",
            "tx-generic-segmentation", "tx-gre-csum-segmentation", "tx-gre-segmentation", "tx-gso-list", "tx-gso-partial",
            "tx-gso-robust", "tx-ipxip4-segmentation", "tx-ipxip6-segmentation", "tx-nocache-copy", "tx-scatter-gather",
            "tx-scatter-gather-fraglist", "tx-sctp-segmentation", "tx-tcp6-segmentation", "tx-tcp-ecn-segmentation",
            "tx-tcp-mangleid-segmentation", "tx-tcp-segmentation", "tx-tunnel-remcsum-segmentation",
            "tx-udp-segmentation", "tx-udp_tnl-csum-segmentation", "tx-udp_tnl-segmentation", "tx-vlan-hw-insert",
            "tx-vlan-stag-hw-insert");

    public EthtoolFeatureRule() {
        super("ethtool.feature", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        iface.base().ethtool().flatMap(Ethtool::feature).orElse(Map.of()).keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> findings.error(
                        CODE,
                        path.key("ethtool").key("feature").key(name),
                        "NetworkManager cannot switch a feature `" + name + "`."
                                + Nearest.of(name, NAMES).map(near -> " Did you mean `" + near + "`?").orElse(" Remove it.")));
    }
}
