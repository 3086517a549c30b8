package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.LinuxBridgeInterface;
import java.util.List;

/// V18b: a default PVID other than 1 means nothing to a bridge that does not filter VLANs.
public final class BridgePvidRule extends InterfaceRule<LinuxBridgeInterface> {

    private static final Code CODE = Code.author("bridge.vlan-default-pvid");

    public BridgePvidRule() {
        super("bridge.vlan-default-pvid", LinuxBridgeInterface.class);
    }

    @Override
    void check(LinuxBridgeInterface iface, DocumentPath path, Findings findings) {
        var ports = iface.bridge().flatMap(LinuxBridgeInterface.Bridge::port).orElse(List.of());
        var filters = ports.stream().anyMatch(port -> port.vlan().filter(vlan -> !vlan.isEmpty()).isPresent());
        iface.bridge()
                .flatMap(LinuxBridgeInterface.Bridge::options)
                .flatMap(LinuxBridgeInterface.Options::vlanDefaultPvid)
                .filter(pvid -> pvid != 1 && !filters)
                .ifPresent(pvid -> findings.error(
                        CODE,
                        path.key("bridge").key("options").key("vlan-default-pvid"),
                        "vlan-default-pvid " + pvid + " needs VLAN filtering. Give at least one port of " + iface.name()
                                + " a `vlan`, or leave it out."));
    }
}
