package io.github.nmstate4j.spi;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.NetworkState;
import java.util.List;

/// A check, built-in and third-party alike. A rule that throws is named in a warning and skipped.
@ExtensionPoint
public interface ValidationRule {

    /// Stable and unique: `acme.no-gateway-on-storage`.
    String id();

    /// Needs the document only: runs at admission, in the handler and in the editor.
    default List<Finding> check(NetworkState desired) {
        return List.of();
    }

    /// Needs a node as well: runs in the handler and in the preview.
    default List<Finding> check(MergedState state) {
        return List.of();
    }
}
