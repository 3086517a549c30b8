package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.OvsBridgeInterface;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.Optional;

/// V19a, V19b, V19c: what Open vSwitch gives its bridges and patches itself.
public final class OvsRule extends InterfaceRule<NetworkInterface> {

    private static final Code BRIDGE = Code.author("ovs.bridge-property");
    private static final Code PATCH = Code.author("ovs.patch-property");

    public OvsRule() {
        super("ovs.properties", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        switch (iface) {
            case OvsBridgeInterface bridge -> bridge(bridge, path, findings);
            case OvsInterface ovs when ovs.patch().isPresent() -> patch(ovs, path, findings);
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

    private static void noAddresses(Optional<IpSettings> ip, DocumentPath path, Findings findings) {
        ip.filter(IpSettings::isEnabled)
                .ifPresent(on -> findings.error(
                        PATCH, path.key("enabled"), "A patch interface is no device and has no addresses. Set `enabled` to false."));
    }
}
