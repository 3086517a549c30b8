package io.github.nmstate4j.plan;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.merge.MergedState;
import java.util.List;

/// What comes out of planning: what to do, or why not.
public sealed interface Proposal {

    /// The plan, what the node will be after it, and the doubts.
    record Accepted(Plan plan, MergedState merged, List<Finding> warnings) implements Proposal {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /// Nothing may be touched; all reasons at once, warnings included.
    record Rejected(List<Finding> findings) implements Proposal {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }
}
