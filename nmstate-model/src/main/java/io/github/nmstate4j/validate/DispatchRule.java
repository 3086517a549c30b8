package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.state.iface.NetworkInterface;

/// V22a: scripts run when a device of the kernel comes or goes.
public final class DispatchRule extends InterfaceRule<NetworkInterface> {

    private static final Code CODE = Code.author("interface.dispatch");

    public DispatchRule() {
        super("interface.dispatch", NetworkInterface.class);
    }

    @Override
    void check(NetworkInterface iface, DocumentPath path, Findings findings) {
        if (iface.base().dispatch().isPresent() && iface.type().userSpace()) {
            findings.error(
                    CODE,
                    path.key("dispatch"),
                    iface.name() + " (" + iface.type() + ") is no device of the kernel, so no script can wait for it. Put `dispatch` on an interface that is one.");
        }
    }
}
