package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.Mptcp;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.ip.MptcpFlag;
import java.util.List;

/// V15k: an address is announced to the peer, or used to reach each of its addresses; the kernel refuses both.
public final class MptcpRule extends InterfaceRule<NetworkInterface> {

    private static final Code CODE = Code.author("mptcp.flags");

    public MptcpRule() {
        super("mptcp.flags", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        iface.base().mptcp().flatMap(Mptcp::addressFlags)
                .filter(flags -> flags.containsAll(List.of(MptcpFlag.SIGNAL, MptcpFlag.FULLMESH)))
                .ifPresent(flags -> findings.error(
                        CODE,
                        path.key("mptcp").key("address-flags"),
                        "The flags signal and fullmesh exclude each other. Remove one of the two."));
    }
}
