package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.Optional;

/// V19a to V19d: what Open vSwitch gives its bridges and patches itself, and how many descriptors DPDK takes.
public final class OvsRule extends InterfaceRule<NetworkInterface> {

    private static final Code BRIDGE = Code.author("ovs.bridge-property");
    private static final Code DPDK = Code.author("ovs.dpdk-descriptors");
    private static final long MOST_DESCRIPTORS = 4096;
    private static final Code PATCH = Code.author("ovs.patch-property");

    public OvsRule() {
        super("ovs.properties", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        switch (iface) {
            case OvsBridgeInterface bridge -> bridge(bridge, path, findings);
            case OvsInterface ovs -> {
                if (ovs.patch().isPresent()) {
                    patch(ovs, path, findings);
                }
                ovs.dpdk().ifPresent(dpdk -> {
                    descriptors(dpdk.nRxqDesc(), "n_rxq_desc", path.key("dpdk"), findings);
                    descriptors(dpdk.nTxqDesc(), "n_txq_desc", path.key("dpdk"), findings);
                });
            }
            default -> {}
        }
    }

    private static void bridge(OvsBridgeInterface bridge, DocumentPath path, Findings findings) {
        var instead = " Set it on an ovs-interface of the bridge, which may be called " + bridge.name() + " too.";
        bridge.base()
                .macAddress()
                .filter(mac -> !mac.isEmpty())
                .ifPresent(mac -> findings.error(
                        BRIDGE, path.key("mac-address"), "An OVS bridge has no MAC address of its own (" + mac + ")." + instead));
        bridge.base()
                .mtu()
                .ifPresent(mtu -> findings.warning(
                        BRIDGE, path.key("mtu"), "An OVS bridge has no MTU; " + mtu + " is left out." + instead));
        isEnabled(bridge.base().ipv4(), path.key("ipv4"), findings, instead);
        isEnabled(bridge.base().ipv6(), path.key("ipv6"), findings, instead);
    }

    private static void isEnabled(Optional<IpSettings> ip, DocumentPath path, Findings findings, String instead) {
        ip.filter(IpSettings::isEnabled)
                .ifPresent(on -> findings.warning(BRIDGE, path, "An OVS bridge has no addresses; they are left out." + instead));
    }

    private static void patch(OvsInterface patch, DocumentPath path, Findings findings) {
        patch.base()
                .mtu()
                .ifPresent(mtu -> findings.error(
                        PATCH, path.key("mtu"), "A patch interface is no device and has no MTU (" + mtu + "). Leave it out."));
        noAddresses(patch.base().ipv4(), path.key("ipv4"), findings);
        noAddresses(patch.base().ipv6(), path.key("ipv6"), findings);
    }

    private static void descriptors(Optional<Long> given, String key, DocumentPath path, Findings findings) {
        given.filter(number -> number > MOST_DESCRIPTORS || (number & (number - 1)) != 0)
                .ifPresent(number -> findings.error(
                        DPDK,
                        path.key(key),
                        "OVS DPDK " + key + " must be a power of 2 up to " + MOST_DESCRIPTORS + ", and it is " + number + ". Give one, or 0 for the default."));
    }

    private static void noAddresses(Optional<IpSettings> ip, DocumentPath path, Findings findings) {
        ip.filter(IpSettings::isEnabled)
                .ifPresent(on -> findings.error(
                        PATCH, path.key("enabled"), "A patch interface is no device and has no addresses. Set `enabled` to false."));
    }
}
