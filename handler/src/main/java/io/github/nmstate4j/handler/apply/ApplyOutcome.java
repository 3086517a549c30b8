package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.finding.Finding;
import java.util.List;
import java.util.stream.Collectors;

/// How an apply ended, by who can act on it.
public sealed interface ApplyOutcome {

    /// One or several lines for people.
    String summary();

    /// The node is as desired and was so before: nothing was written, not even a checkpoint.
    record NothingToDo() implements ApplyOutcome {
        @Override
        public String summary() {
            return "the node is already as desired";
        }
    }

    /// The node is as desired now.
    record Committed() implements ApplyOutcome {
        @Override
        public String summary() {
            return "the change was committed";
        }
    }

    /// The change is in effect, but rolled back when its checkpoint runs out, unless somebody commits it.
    record AwaitingCommit(String checkpoint) implements ApplyOutcome {
        @Override
        public String summary() {
            return "the change is in effect and waits for a commit of checkpoint " + checkpoint;
        }
    }

    /// The author has to change the document. Nothing was touched.
    record Refused(List<Finding> findings) implements ApplyOutcome {
        public Refused {
            findings = List.copyOf(findings);
        }

        @Override
        public String summary() {
            return "refused, nothing was touched: "
                    + findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
        }
    }

    /// The node is as before. With `retryable` another try may succeed.
    record RolledBack(String cause, boolean retryable) implements ApplyOutcome {
        @Override
        public String summary() {
            return "rolled back: " + cause;
        }
    }

    /// Neither the change nor the rollback is known to have worked: a person should look at the node. Another try
    /// may mend it.
    record Stranded(String cause, String rollbackFailure) implements ApplyOutcome {
        @Override
        public String summary() {
            return cause + "\nbut the rollback failed, so the node may be half configured: " + rollbackFailure;
        }
    }
}
