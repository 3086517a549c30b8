package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.VethInterface;

/// V7: a NIC cannot be made, only found. The other end of a veth pair that the document makes is fine.
public final class EthernetMustExistRule extends NamedInterfaceRule {

    private static final Code CODE = Code.author("interface.no-such-nic");

    public EthernetMustExistRule() {
        super("interface.ethernet-must-exist");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        if (iface.isUp() && iface.isNew() && iface.merged() instanceof EthernetInterface && !isPeer(iface, state)) {
            findings.error(
                    CODE,
                    path,
                    "There is no Ethernet NIC " + iface.name() + " on this node. "
                            + Merge.whatThereIs(
                                    iface.name(), state.observation().state().interfaces()));
        }
    }

    private static boolean isPeer(MergedInterface iface, MergedState state) {
        return state.interfaces().stream()
                .map(MergedInterface::merged)
                .anyMatch(other -> other instanceof VethInterface veth
                        && veth.veth().filter(v -> v.peer().equals(iface.name())).isPresent());
    }
}
