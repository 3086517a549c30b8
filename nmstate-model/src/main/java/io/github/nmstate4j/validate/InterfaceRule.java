package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.List;

/// A rule on each interface of one kind that the document applies: what is ignored or removed may say anything.
abstract class InterfaceRule<I extends NetworkInterface> implements DocumentRule {

    private final String id;
    private final Class<I> kind;

    InterfaceRule(String id, Class<I> kind) {
        this.id = id;
        this.kind = kind;
    }

    abstract void check(I iface, DocumentPath path, Findings findings);

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final List<Finding> check(NetworkState desired) {
        var findings = new Findings();
        var interfaces = DocumentPath.of("interfaces");
        for (int i = 0; i < desired.interfaces().size(); i++) {
            var iface = desired.interfaces().get(i);
            if (kind.isInstance(iface) && isApplied(iface)) {
                check(kind.cast(iface), interfaces.index(i), findings);
            }
        }
        return findings.list();
    }

    private static boolean isApplied(NetworkInterface iface) {
        return iface.state() == InterfaceState.UP || iface.state() == InterfaceState.DOWN;
    }
}
