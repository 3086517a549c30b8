package io.github.nmstate4j.enactment;

import io.github.nmstate4j.enactment.Condition.Status;
import io.github.nmstate4j.enactment.Conditions.Statement;
import java.util.List;

/// Where a policy is on one node. Every phase has only the moves it allows:
/// ```
/// Created ─▶ Pending ─▶ Progressing ─▶ Succeeded
///                │         │   ▲
///                ▼         ▼   │
///             Aborted    Retrying ─▶ Failed
/// ```
/// A node may also start without waiting, and fail before anything was tried. A new generation of the policy
/// starts over with [Created].
public sealed interface EnactmentPhase {

    String AVAILABLE = "Available";
    String FAILING = "Failing";
    String PENDING = "Pending";
    String PROGRESSING = "Progressing";
    String ABORTED = "Aborted";

    static Created created() {
        return new Created();
    }

    /// Nothing is known yet.
    record Created() implements EnactmentPhase {

        public Pending await() {
            return new Pending();
        }

        public Progressing start() {
            return new Progressing(0);
        }

        /// The desired state of this node could not be worked out.
        public Failed fail(String message) {
            return new Failed(message);
        }
    }

    /// Other nodes are changing; this one waits for its turn.
    record Pending() implements EnactmentPhase {

        public Progressing start() {
            return new Progressing(0);
        }

        public Failed fail(String message) {
            return new Failed(message);
        }

        /// Enough other nodes failed: this one does not try.
        public Aborted abort(String enactment) {
            return new Aborted(enactment);
        }
    }

    /// The node is being changed; `failedAttempts` were made before.
    record Progressing(int failedAttempts) implements EnactmentPhase {

        public Succeeded succeed() {
            return new Succeeded();
        }

        /// The attempt failed and another will follow.
        public Retrying retryLater(String node, int mostAttempts, String cause) {
            return new Retrying(node, failedAttempts + 1, mostAttempts, cause);
        }

        public Failed fail(String message) {
            return new Failed(message);
        }
    }

    /// The last attempt failed, the node is as before, and the next attempt is due.
    record Retrying(String node, int failedAttempts, int mostAttempts, String cause) implements EnactmentPhase {

        public Progressing tryAgain() {
            return new Progressing(failedAttempts);
        }

        public Failed fail(String message) {
            return new Failed(message);
        }
    }

    /// Given up; the node is as before.
    record Failed(String message) implements EnactmentPhase {}

    /// Never tried, because too many other nodes failed.
    record Aborted(String enactment) implements EnactmentPhase {}

    /// The node is as desired.
    record Succeeded() implements EnactmentPhase {}

    /// What the conditions of the enactment say in this phase, in the order in which they first appear.
    default List<Statement> statements() {
        return switch (this) {
            case Created created ->
                List.of(
                        new Statement(AVAILABLE, Status.UNKNOWN, "", ""),
                        new Statement(FAILING, Status.UNKNOWN, "", ""),
                        new Statement(PENDING, Status.UNKNOWN, "", ""),
                        new Statement(PROGRESSING, Status.UNKNOWN, "", ""),
                        new Statement(ABORTED, Status.UNKNOWN, "", ""));
            case Pending pending -> {
                var message = "Waiting for progressing nodes to finish";
                yield List.of(
                        new Statement(AVAILABLE, Status.FALSE, Reason.LIMIT_REACHED, ""),
                        new Statement(FAILING, Status.FALSE, Reason.LIMIT_REACHED, ""),
                        new Statement(PENDING, Status.TRUE, Reason.LIMIT_REACHED, message),
                        new Statement(PROGRESSING, Status.FALSE, Reason.LIMIT_REACHED, message),
                        new Statement(ABORTED, Status.FALSE, Reason.LIMIT_REACHED, ""));
            }
            case Progressing progressing ->
                List.of(
                        new Statement(AVAILABLE, Status.UNKNOWN, Reason.PROGRESSING, ""),
                        new Statement(FAILING, Status.UNKNOWN, Reason.PROGRESSING, ""),
                        new Statement(PENDING, Status.FALSE, Reason.PROGRESSING, ""),
                        new Statement(PROGRESSING, Status.TRUE, Reason.PROGRESSING, "Applying desired state"),
                        new Statement(ABORTED, Status.FALSE, Reason.PROGRESSING, ""));
            case Retrying retrying -> {
                var message = "failed to reconcile on node " + retrying.node() + ": Retrying "
                        + (retrying.failedAttempts() + 1) + "/" + retrying.mostAttempts() + ": " + retrying.cause();
                yield List.of(
                        new Statement(AVAILABLE, Status.FALSE, Reason.RETRYING, ""),
                        new Statement(FAILING, Status.TRUE, Reason.RETRYING, message),
                        new Statement(PENDING, Status.FALSE, Reason.RETRYING, ""),
                        new Statement(PROGRESSING, Status.TRUE, Reason.RETRYING, message),
                        new Statement(ABORTED, Status.FALSE, Reason.SUCCESS, ""));
            }
            case Failed failed ->
                List.of(
                        new Statement(AVAILABLE, Status.FALSE, Reason.FAILED, ""),
                        new Statement(FAILING, Status.TRUE, Reason.FAILED, failed.message()),
                        new Statement(PENDING, Status.FALSE, Reason.FAILED, ""),
                        new Statement(PROGRESSING, Status.FALSE, Reason.FAILED, ""),
                        new Statement(ABORTED, Status.FALSE, Reason.SUCCESS, ""));
            case Aborted aborted ->
                List.of(
                        new Statement(AVAILABLE, Status.FALSE, Reason.ABORTED, ""),
                        new Statement(FAILING, Status.FALSE, Reason.ABORTED, ""),
                        new Statement(PENDING, Status.FALSE, Reason.ABORTED, ""),
                        new Statement(PROGRESSING, Status.FALSE, Reason.ABORTED, ""),
                        new Statement(
                                ABORTED,
                                Status.TRUE,
                                Reason.ABORTED,
                                aborted.enactment() + " has aborted its reconciliation"));
            case Succeeded succeeded ->
                List.of(
                        new Statement(AVAILABLE, Status.TRUE, Reason.SUCCESS, "successfully reconciled"),
                        new Statement(FAILING, Status.FALSE, Reason.SUCCESS, ""),
                        new Statement(PENDING, Status.FALSE, Reason.SUCCESS, ""),
                        new Statement(PROGRESSING, Status.FALSE, Reason.SUCCESS, ""),
                        new Statement(ABORTED, Status.FALSE, Reason.SUCCESS, ""));
        };
    }
}
