package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.iface.EthernetInterface;
import io.github.nmstate4j.state.iface.EthernetInterface.SrIov;
import io.github.nmstate4j.state.iface.Mptcp;
import java.util.Set;

/// V16a, V21: what the kernel of the node, or the driver of a NIC, cannot do.
public final class KernelFactsRule extends NamedInterfaceRule {

    private static final Code MPTCP = Code.environment("mptcp.disabled");
    private static final Code SR_IOV = Code.environment("sr-iov.not-supported");

    public KernelFactsRule() {
        super("node.kernel-facts");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        var facts = state.observation().kernel();
        var wanted = iface.wanted().orElseThrow();
        if (facts.mptcp().filter(on -> !on).isPresent()
                && wanted.base().mptcp().flatMap(Mptcp::addressFlags).filter(flags -> !flags.isEmpty()).isPresent()) {
            findings.error(
                    MPTCP,
                    path.key("mptcp").key("address-flags"),
                    "Multipath TCP is switched off on this node. Set the sysctl net.mptcp.enabled to 1 there first, or remove the flags of "
                            + iface.name() + ".");
        }
        if (wanted instanceof EthernetInterface nic
                && !iface.isNew()
                && facts.srIovNics().filter(nics -> !nics.contains(iface.name())).isPresent()
                && nic.ethernet().flatMap(EthernetInterface.Ethernet::srIov).flatMap(SrIov::totalVfs).filter(n -> n > 0).isPresent()) {
            findings.error(
                    SR_IOV,
                    path.key("ethernet").key("sr-iov").key("total-vfs"),
                    "The driver of " + iface.name() + " cannot make virtual functions. " + others(facts.srIovNics().orElseThrow()));
        }
    }

    private static String others(Set<String> nics) {
        return nics.isEmpty()
                ? "No NIC of this node can; remove `sr-iov`, or switch SR-IOV on in the firmware."
                : "Those of " + String.join(", ", nics.stream().sorted().toList()) + " can.";
    }
}
