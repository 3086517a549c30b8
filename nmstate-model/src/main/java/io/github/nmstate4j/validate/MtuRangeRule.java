package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.iface.NetworkInterface;

/// V15d: an MTU that the device can carry.
public final class MtuRangeRule extends NamedInterfaceRule {

    private static final Code CODE = Code.author("interface.mtu-out-of-range");

    public MtuRangeRule() {
        super("interface.mtu-range");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        var mtu = iface.wanted().flatMap(wanted -> wanted.base().mtu());
        var base = iface.current().map(NetworkInterface::base);
        var least = base.flatMap(b -> b.minMtu());
        var most = base.flatMap(b -> b.maxMtu());
        if (mtu.isPresent() && least.isPresent() && most.isPresent() && (mtu.get() < least.get() || mtu.get() > most.get())) {
            findings.error(
                    CODE,
                    path.key("mtu"),
                    iface.name() + " cannot have an MTU of " + mtu.get() + ". Give " + least.get() + " to " + most.get() + ".");
        }
    }
}
