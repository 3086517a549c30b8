package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.iface.BondInterface;
import io.github.nmstate4j.state.iface.BondMode;
import io.github.nmstate4j.state.iface.InfinibandInterface;
import java.util.List;

/// V12: InfiniBand can be bonded for failover, and be a port of nothing else.
public final class InfinibandPortRule extends NamedInterfaceRule {

    private static final Code CODE = Code.author("port.infiniband");

    public InfinibandPortRule() {
        super("port.infiniband");
    }

    @Override
    void check(MergedInterface iface, DocumentPath path, MergedState state, Findings findings) {
        if (isFailoverBond(iface)) {
            return;
        }
        iface.merged().ports().orElse(List.of()).stream()
                .filter(port -> state.kernel(port).filter(p -> p.merged() instanceof InfinibandInterface).isPresent())
                .forEach(port -> findings.error(
                        CODE,
                        path,
                        port + " is an InfiniBand device and cannot be a port of " + iface.name()
                                + ". Use a bond with mode active-backup, or take it out."));
    }

    private static boolean isFailoverBond(MergedInterface iface) {
        return iface.merged() instanceof BondInterface bond
                && bond.bond().flatMap(BondInterface.Bond::mode).filter(BondMode.ACTIVE_BACKUP::equals).isPresent();
    }
}
