package io.github.nmstate4j.desktop.fleet;

import io.github.nmstate4j.desktop.cluster.ConnectionState;
import io.github.nmstate4j.desktop.cluster.EnactmentRow;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.OfflineSession;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.cluster.Session;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// A cluster at one moment. `source` says for people which one.
public record Snapshot(
        String source,
        Instant taken,
        List<NodeRow> nodes,
        List<NodeState> states,
        List<PolicyRow> policies,
        List<EnactmentRow> enactments) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    public Snapshot {
        nodes = List.copyOf(nodes);
        states = List.copyOf(states);
        policies = List.copyOf(policies);
        enactments = List.copyOf(enactments);
    }

    /// What a session shows now.
    public static Snapshot of(Session session, Instant now) {
        return new Snapshot(
                session.description(), now, session.nodes(), session.states(), session.policies(), session.enactments());
    }

    /// A session that stays as it was.
    public Session session(ZoneId zone) {
        return new OfflineSession(
                source + ", " + MINUTE.format(taken.atZone(zone)),
                new ConnectionState.Offline(taken),
                nodes,
                states,
                policies,
                enactments);
    }

    /// What it holds, in one line.
    public String contents() {
        return "%s, %s, %s, %s"
                .formatted(
                        counted(nodes.size(), "node"),
                        counted(states.size(), "network state"),
                        counted(policies.size(), "policy").replaceFirst("policys$", "policies"),
                        counted(enactments.size(), "enactment"));
    }

    private static String counted(int number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
