package io.github.nmstate4j.desktop.spi;

import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// Where policies are designed. Features reach it through [Workbench].
public interface Designer {

    /// The policy in it, at every pause in typing; empty when none is open.
    ObservableValue<Optional<PolicyDocument>> document();

    /// @param origin for people: `from the template Bonded uplink`
    void open(String yaml, String origin);

    /// @param line where to put the caret, from 1; 0 for nowhere
    void openPolicy(PolicyRow policy, int line);

    /// The policy of the cluster that is edited, as it was read; empty for a new one.
    Optional<PolicyRow> base();

    /// Another text for the policy in it, as one step that can be undone.
    ///
    /// @param base the policy of the cluster that the text is made from
    void replace(String label, String yaml, Optional<PolicyRow> base);
}
