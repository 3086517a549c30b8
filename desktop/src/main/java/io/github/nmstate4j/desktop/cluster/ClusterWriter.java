package io.github.nmstate4j.desktop.cluster;

import java.util.Optional;

/// Writes policies. All methods block and are for a background task.
public interface ClusterWriter {

    /// What the server said to a write.
    sealed interface Answer {

        /// @param now as the server has it, with what it added; empty after a deletion
        record Accepted(Optional<PolicyRow> now) implements Answer {}

        /// Somebody else changed it since it was read; this is how it is now.
        record Conflict(PolicyRow now) implements Answer {}

        /// It was deleted since it was read.
        record Gone() implements Answer {}

        /// @param reason in the words of the server
        record Refused(String reason) implements Answer {}

        record Unreachable(String reason) implements Answer {}
    }

    /// Asks the server whether it would accept a policy; nothing is changed.
    Answer dryRun(String yaml, Optional<PolicyRow> base);

    /// Creates a policy, or changes the one that was read if nobody else has changed it since.
    ///
    /// @param yaml the custom resource
    /// @param base as it was read; empty for a new one
    Answer apply(String yaml, Optional<PolicyRow> base);

    Answer delete(String policy);

    /// Whether the server would let us; when it cannot be asked, yes: the write will tell.
    ///
    /// @param verb `create`, `update`, `patch`, `delete`
    /// @param resource `nodenetworkconfigurationpolicies`
    boolean may(String verb, String resource);
}
