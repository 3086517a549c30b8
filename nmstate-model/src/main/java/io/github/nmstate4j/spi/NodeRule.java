package io.github.nmstate4j.spi;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.MergedState;
import java.util.List;

/// Needs to know the node, so it runs in the handler and in the preview, after merging.
public non-sealed interface NodeRule extends ValidationRule {

    /// What merging itself found is in [MergedState#findings()] and is not to be repeated.
    List<Finding> check(MergedState state);
}
