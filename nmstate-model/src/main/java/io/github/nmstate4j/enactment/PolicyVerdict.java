package io.github.nmstate4j.enactment;

import io.github.nmstate4j.enactment.Condition.Status;
import io.github.nmstate4j.enactment.Conditions.Statement;
import java.util.List;

/// How a policy is doing over all its nodes.
public sealed interface PolicyVerdict {

    String AVAILABLE = "Available";
    String DEGRADED = "Degraded";
    String PROGRESSING = "Progressing";
    String IGNORED = "Ignored";

    /// Not looked at yet.
    record Unknown() implements PolicyVerdict {}

    record Progressing(String message) implements PolicyVerdict {}

    record Available(String message) implements PolicyVerdict {}

    record Degraded(String message) implements PolicyVerdict {}

    record NoMatchingNode() implements PolicyVerdict {}

    /// What the conditions of the policy say, in the order in which they first appear.
    default List<Statement> statements() {
        return switch (this) {
            case Unknown unknown ->
                List.of(
                        new Statement(AVAILABLE, Status.UNKNOWN, "", ""),
                        new Statement(DEGRADED, Status.UNKNOWN, "", ""),
                        new Statement(PROGRESSING, Status.UNKNOWN, "", ""),
                        new Statement(IGNORED, Status.UNKNOWN, "", ""));
            case Progressing progressing ->
                List.of(
                        new Statement(AVAILABLE, Status.UNKNOWN, Reason.PROGRESSING, ""),
                        new Statement(DEGRADED, Status.UNKNOWN, Reason.PROGRESSING, ""),
                        new Statement(PROGRESSING, Status.TRUE, Reason.PROGRESSING, progressing.message()),
                        new Statement(IGNORED, Status.FALSE, Reason.PROGRESSING, ""));
            case Available available ->
                List.of(
                        new Statement(AVAILABLE, Status.TRUE, Reason.SUCCESS, available.message()),
                        new Statement(DEGRADED, Status.FALSE, Reason.SUCCESS, ""),
                        new Statement(PROGRESSING, Status.FALSE, Reason.SUCCESS, ""),
                        new Statement(IGNORED, Status.FALSE, Reason.SUCCESS, ""));
            case Degraded degraded ->
                List.of(
                        new Statement(AVAILABLE, Status.FALSE, Reason.FAILED, ""),
                        new Statement(DEGRADED, Status.TRUE, Reason.FAILED, degraded.message()),
                        new Statement(PROGRESSING, Status.FALSE, Reason.FAILED, ""),
                        new Statement(IGNORED, Status.FALSE, Reason.FAILED, ""));
            case NoMatchingNode none ->
                List.of(
                        new Statement(AVAILABLE, Status.FALSE, Reason.NO_MATCHING_NODE, ""),
                        new Statement(DEGRADED, Status.FALSE, Reason.NO_MATCHING_NODE, ""),
                        new Statement(PROGRESSING, Status.FALSE, Reason.NO_MATCHING_NODE, ""),
                        new Statement(IGNORED, Status.TRUE, Reason.NO_MATCHING_NODE, "Policy does not match any node"));
        };
    }
}
