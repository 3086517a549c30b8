package io.github.nmstate4j.desktop.overview;

import io.github.nmstate4j.desktop.cluster.ConnectionState;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.spi.Workbench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// What the overview says: where we are, and what to look at first.
final class OverviewViewModel {

    /// @param problems in sentences, each with a way out
    /// @param troubled policies that need somebody, the worst first
    record Summary(boolean connected, List<Fact> facts, List<String> problems, List<PolicyRow> troubled) {}

    /// @param place the perspective that has more
    record Fact(String number, String what, String place) {}

    private final ReadOnlyObjectWrapper<Summary> summary = new ReadOnlyObjectWrapper<>(new Summary(false, List.of(), List.of(), List.of()));
    private Subscription following = Subscription.EMPTY;

    OverviewViewModel(Workbench workbench) {
        workbench.session().subscribe(this::follow);
    }

    private void follow(Session session) {
        following.unsubscribe();
        following = Subscription.combine(
                session.nodes().subscribe(() -> look(session)),
                session.states().subscribe(() -> look(session)),
                session.policies().subscribe(() -> look(session)),
                session.obstacles().subscribe(() -> look(session)),
                session.connection().subscribe(() -> look(session)));
        look(session);
    }

    private void look(Session session) {
        long ready = session.nodes().stream().filter(NodeRow::ready).count();
        long degraded = session.policies().stream().filter(policy -> policy.status().equals("Degraded")).count();
        var problems = new ArrayList<String>(session.obstacles());
        if (session.connection().getValue() instanceof ConnectionState.Lost lost) {
            problems.add("The cluster does not answer: " + lost.reason() + ". What is shown is as it was; it is tried again by itself.");
        }
        int silent = session.nodes().size() - session.states().size();
        if (silent > 0 && session.obstacles().isEmpty()) {
            problems.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d nodes have not published a network state: look whether their handler runs.",
                    silent,
                    session.nodes().size()));
        }
        summary.set(new Summary(
                !(session.connection().getValue() instanceof ConnectionState.None),
                List.of(
                        new Fact(String.format(Locale.ROOT, "%,d", session.nodes().size()), "nodes, " + ready + " ready", OverviewExtension.NODES),
                        new Fact(
                                String.format(Locale.ROOT, "%,d", session.policies().size()),
                                degraded == 0 ? "policies" : "policies, " + degraded + " degraded",
                                OverviewExtension.POLICIES)),
                problems,
                session.policies().stream()
                        .filter(policy -> !policy.status().equals("Available"))
                        .sorted(Comparator.comparing((PolicyRow policy) -> !policy.status().equals("Degraded")))
                        .toList()));
    }

    ObservableValue<Summary> summary() {
        return summary.getReadOnlyProperty();
    }
}
