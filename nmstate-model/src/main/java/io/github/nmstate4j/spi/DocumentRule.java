package io.github.nmstate4j.spi;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.NetworkState;
import java.util.List;

/// Needs the document only, so it runs everywhere: at admission, in the editor, in the preview and in the handler. What
/// the document leaves out may be so or otherwise on a node; such a rule must not guess.
public non-sealed interface DocumentRule extends ValidationRule {

    /// Findings carry the place in the document. Never null, empty when all is well.
    List<Finding> check(NetworkState desired);
}
