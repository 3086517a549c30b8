package io.github.nmstate4j.desktop.document;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.NetworkState;
import java.util.List;

/// What is asked of a policy beside the rules of the model.
public interface Rules {

    /// @return findings whose paths start at the desired state
    List<Finding> check(NetworkState state);

    /// Whether a type of interface that the model does not have comes from an extension.
    boolean isFromExtension(String type);

    static Rules none() {
        return new Rules() {
            @Override
            public List<Finding> check(NetworkState state) {
                return List.of();
            }

            @Override
            public boolean isFromExtension(String type) {
                return false;
            }
        };
    }
}
