package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.VlanInterface;
import io.github.nmstate4j.state.iface.VxlanInterface;

/// The ids that frames have room for: 12 bits for a VLAN, of which the last is reserved, and 24 for a VXLAN.
public final class NetworkIdRule extends InterfaceRule<NetworkInterface> {

    static final int LAST_VLAN = 4094;

    private static final Code CODE = Code.author("interface.network-id");
    private static final long LAST_VXLAN = 0xffffffL;

    public NetworkIdRule() {
        super("interface.network-id", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        switch (iface) {
            case VlanInterface vlan -> vlan.vlan()
                    .ifPresent(section -> check("VLAN", section.id(), LAST_VLAN, path.key("vlan").key("id"), findings));
            case VxlanInterface vxlan -> vxlan.vxlan()
                    .ifPresent(section -> check("VXLAN", section.id(), LAST_VXLAN, path.key("vxlan").key("id"), findings));
            default -> {}
        }
    }

    private static void check(String network, long id, long last, DocumentPath path, Findings findings) {
        if (id < 0 || id > last) {
            findings.error(CODE, path, "There is no " + network + " " + id + ". Give 0 to " + last + ".");
        }
    }
}
