package io.github.nmstate4j.operator.admission;

import io.github.nmstate4j.finding.Finding;
import java.util.List;
import java.util.Map;

/// The answer to one question of the API server.
public sealed interface Verdict {

    /// @param warnings shown by `kubectl`; the policy is kept all the same
    record Allow(List<String> warnings) implements Verdict {
        public Allow {
            warnings = List.copyOf(warnings);
        }
    }

    /// @param findings all that speaks against the policy, with paths from its root
    /// @param warnings what else there is to say
    record Deny(Reason reason, List<Finding> findings, List<String> warnings) implements Verdict {
        public Deny {
            findings = List.copyOf(findings);
            warnings = List.copyOf(warnings);
        }
    }

    /// The policy is kept with these annotations added.
    record Patch(Map<String, String> annotations) implements Verdict {
        public Patch {
            annotations = Map.copyOf(annotations);
        }
    }

    /// Why a policy is not kept, in the words of the API.
    enum Reason {
        /// What was written cannot be meant.
        INVALID("Invalid", 422),
        /// It cannot be changed now.
        FORBIDDEN("Forbidden", 403);

        private final String word;
        private final int status;

        Reason(String word, int status) {
            this.word = word;
            this.status = status;
        }

        public String word() {
            return word;
        }

        public int status() {
            return status;
        }
    }
}
