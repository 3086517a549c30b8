package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.VlanProtocol;
import java.util.List;

/// V20f: an outer VLAN tag has an id.
public final class SrIovRule extends InterfaceRule<EthernetInterface> {

    private static final Code CODE = Code.author("sr-iov.vlan");

    public SrIovRule() {
        super("sr-iov.vlan", EthernetInterface.class);
    }

    @Override
    void check(EthernetInterface iface, DocumentPath path, Findings findings) {
        var vfs = iface.ethernet()
                .flatMap(EthernetInterface.Ethernet::srIov)
                .flatMap(EthernetInterface.SrIov::vfs)
                .orElse(List.of());
        for (int i = 0; i < vfs.size(); i++) {
            var vf = vfs.get(i);
            if (vf.vlanProto().filter(VlanProtocol.IEEE_802_1AD::equals).isPresent()
                    && vf.vlanId().orElse(0L) == 0
                    && vf.qos().orElse(0L) == 0) {
                findings.error(
                        CODE,
                        path.key("ethernet").key("sr-iov").key("vfs").index(i).key("vlan-proto"),
                        "VF " + vf.id() + " has the protocol 802.1ad without a VLAN. Add vlan-id or qos, or leave vlan-proto out.");
            }
        }
    }
}
