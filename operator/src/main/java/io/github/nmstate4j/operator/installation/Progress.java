package io.github.nmstate4j.operator.installation;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.github.nmstate4j.enactment.Condition.Status;
import io.github.nmstate4j.enactment.Conditions.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far an installation has come.
sealed interface Progress {

    String AVAILABLE = "Available";
    String DEGRADED = "Degraded";
    String PROGRESSING = "Progressing";

    /// Handlers are being started.
    record Deploying(String message) implements Progress {}

    record Deployed() implements Progress {}

    /// Another NMState was there first, so nothing is installed for this one.
    record Refused(String inFavourOf) implements Progress {}

    /// The spec cannot be meant; what is installed stays as it is.
    record Invalid(String message) implements Progress {}

    /// Something went wrong that will be tried again.
    record Failed(String message) implements Progress {}

    static Progress of(DaemonSet handlers) {
        return notRolledOut(handlers).<Progress>map(Deploying::new).orElseGet(Deployed::new);
    }

    private static Optional<String> notRolledOut(DaemonSet handlers) {
        var name = "DaemonSet " + handlers.getMetadata().getName() + ": ";
        var status = Optional.ofNullable(handlers.getStatus()).orElseGet(DaemonSetStatus::new);
        int desired = number(status.getDesiredNumberScheduled());
        int available = number(status.getNumberAvailable());
        int updated = number(status.getUpdatedNumberScheduled());
        if (!Objects.equals(status.getObservedGeneration(), handlers.getMetadata().getGeneration())) {
            return Optional.of(name + "Kubernetes has not looked at its latest change");
        }
        if (updated < desired) {
            return Optional.of(name + updated + " of " + desired + " pods are up to date");
        }
        if (available < desired) {
            return Optional.of(name + available + " of " + desired + " pods are available");
        }
        return Optional.empty();
    }

    private static int number(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    /// What the conditions of the NMState say.
    default List<Statement> statements() {
        return switch (this) {
            case Deploying(var message) -> statements(Status.FALSE, Status.FALSE, Status.TRUE, "Deploying", message);
            case Deployed _ -> statements(Status.TRUE, Status.FALSE, Status.FALSE, "SuccessfullyDeployed", "");
            case Refused(var other) -> statements(
                    Status.FALSE,
                    Status.TRUE,
                    Status.FALSE,
                    "NotTheOnlyOne",
                    "NMState '" + other + "' is installed already and a cluster has one; delete this NMState, or delete '"
                            + other + "' to install this one instead");
            case Invalid(var message) -> statements(Status.FALSE, Status.TRUE, Status.FALSE, "InvalidSpec", message);
            case Failed(var message) -> statements(Status.FALSE, Status.TRUE, Status.FALSE, "InternalError", message);
        };
    }

    private static List<Statement> statements(
            Status available, Status degraded, Status progressing, String reason, String message) {
        return List.of(
                statement(AVAILABLE, available, reason, message),
                statement(DEGRADED, degraded, reason, message),
                statement(PROGRESSING, progressing, reason, message));
    }

    private static Statement statement(String type, Status status, String reason, String message) {
        return new Statement(type, status, reason, status == Status.TRUE ? message : "");
    }
}
