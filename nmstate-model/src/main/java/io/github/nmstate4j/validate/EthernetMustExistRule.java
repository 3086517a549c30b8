package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.spi.ValidationRule;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.VethInterface;
import java.util.List;

/// V7: a NIC cannot be made, only found. The other end of a veth pair that the document makes is fine.
public final class EthernetMustExistRule implements ValidationRule {

    private static final Code CODE = Code.author("interface.no-such-nic");

    @Override
    public String id() {
        return "interface.ethernet-must-exist";
    }

    @Override
    public List<Finding> check(MergedState state) {
        return state.named()
                .filter(iface -> iface.isUp() && iface.isNew())
                .filter(iface -> iface.merged() instanceof EthernetInterface)
                .filter(iface -> !isPeer(iface, state))
                .map(iface -> Finding.error(
                        CODE,
                        iface.path().orElse(DocumentPath.root()),
                        "There is no Ethernet NIC " + iface.name() + " on this node. "
                                + Merge.whatThereIs(
                                        iface.name(), state.observation().state().interfaces())))
                .toList();
    }

    private static boolean isPeer(MergedInterface iface, MergedState state) {
        return state.interfaces().stream()
                .map(MergedInterface::merged)
                .anyMatch(other -> other instanceof VethInterface veth
                        && veth.veth().filter(v -> v.peer().equals(iface.name())).isPresent());
    }
}
