package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.iface.VethInterface;
import java.util.Optional;

/// V8b, V8c: a pair that belongs to somebody else is not torn apart.
public final class VethPeerRule extends NamedInterfaceRule {

    private static final Code CODE = Code.author("veth.peer");

    public VethPeerRule() {
        super("veth.peer");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        var wanted = iface.wanted().flatMap(VethPeerRule::peer);
        if (wanted.isEmpty() || !(iface.current().orElse(null) instanceof VethInterface current)) {
            return;
        }
        var place = path.key("veth").key("peer");
        var there = peer(current);
        if (there.isEmpty()) {
            findings.error(
                    CODE,
                    place,
                    "The other end of " + iface.name() + " is in another network namespace, so it cannot become " + wanted.get()
                            + ". Leave `veth` out.");
        } else if (!there.equals(wanted)
                && state.kernel(there.get()).filter(other -> other.state() == InterfaceState.IGNORE).isPresent()) {
            findings.error(
                    CODE,
                    place,
                    iface.name() + " is a pair with " + there.get() + ", which is left to somebody else, so it cannot become " + wanted.get()
                            + ". Keep the peer, or take " + there.get() + " into the document.");
        }
    }

    private static Optional<String> peer(NetworkInterface iface) {
        return iface instanceof VethInterface veth ? veth.veth().map(VethInterface.Veth::peer) : Optional.empty();
    }
}
