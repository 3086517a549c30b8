package io.github.nmstate4j.validate;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.merge.SwitchChange;
import io.github.nmstate4j.spi.NodeRule;
import java.util.List;

/// What is set for Open vSwitch as a whole is written into its database, so somebody must answer there.
public final class SwitchThereRule implements NodeRule {

    private static final Code CODE = Code.environment("ovs-db.not-running");

    @Override
    public String id() {
        return "ovs-db.not-running";
    }

    @Override
    public List<Finding> check(MergedState state) {
        if (state.current().ovsDb().isPresent() || SwitchChange.of(state.desired(), state.current()).isEmpty()) {
            return List.of();
        }
        return List.of(Finding.error(
                CODE,
                DocumentPath.of(state.desired().ovsDb().isPresent() ? "ovs-db" : "ovn"),
                "No database of Open vSwitch answers on this node, so nothing can be written there. Start Open vSwitch, or leave the section out."));
    }
}
