package io.github.nmstate4j.enactment;

import io.github.nmstate4j.enactment.Condition.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a list of conditions changes. The order is that of first appearance, and readers rely on it: the
/// first true condition is the one that counts.
public final class Conditions {

    /// What is to be said, without the times.
    public record Statement(String type, Status status, String reason, String message) {}

    private Conditions() {}

    /// Says all of these, in order.
    public static List<Condition> update(List<Condition> conditions, List<Statement> statements, Instant now) {
        var updated = conditions;
        for (var statement : statements) {
            updated = update(updated, statement, now);
        }
        return updated;
    }

    /// A new type is appended; a known one keeps its place and is confirmed. The transition time moves only
    /// when the status does.
    public static List<Condition> update(List<Condition> conditions, Statement statement, Instant now) {
        var updated = new ArrayList<>(conditions);
        for (int i = 0; i < updated.size(); i++) {
            var known = updated.get(i);
            if (known.type().equals(statement.type())) {
                var since = known.status() == statement.status() ? known.lastTransitionTime() : now;
                updated.set(i, condition(statement, now, since));
                return List.copyOf(updated);
            }
        }
        updated.add(condition(statement, now, now));
        return List.copyOf(updated);
    }

    private static Condition condition(Statement statement, Instant heartbeat, Instant transition) {
        return new Condition(
                statement.type(), statement.status(), statement.reason(), statement.message(), heartbeat, transition);
    }

    /// Whether saying these would change anything but the heartbeat. Writers that do not want to wake every
    /// watcher for nothing ask first.
    public static boolean wouldChange(List<Condition> conditions, List<Statement> statements) {
        return statements.stream()
                .anyMatch(said -> find(conditions, said.type())
                        .filter(known -> known.status() == said.status()
                                && known.reason().equals(said.reason())
                                && known.message().equals(said.message()))
                        .isEmpty());
    }

    public static Optional<Condition> find(List<Condition> conditions, String type) {
        return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
    }

    /// Unknown when nothing was said about it.
    public static Status status(List<Condition> conditions, String type) {
        return find(conditions, type).map(Condition::status).orElse(Status.UNKNOWN);
    }

    public static boolean isTrue(List<Condition> conditions, String type) {
        return status(conditions, type) == Status.TRUE;
    }
}
