package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.spi.NodeRule;
import io.github.nmstate4j.state.iface.InterfaceState;
import java.util.List;

/// A rule on each interface that the document names and applies, seen together with the node.
abstract class NamedInterfaceRule implements NodeRule {

    private final String id;

    NamedInterfaceRule(String id) {
        this.id = id;
    }

    abstract void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings);

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final List<Finding> check(MergedState state) {
        var findings = new Findings();
        state.named()
                .filter(iface -> iface.state() == InterfaceState.UP || iface.state() == InterfaceState.DOWN)
                .forEach(iface -> check(iface, iface.path().orElseThrow(), state, findings));
        return findings.list();
    }
}
