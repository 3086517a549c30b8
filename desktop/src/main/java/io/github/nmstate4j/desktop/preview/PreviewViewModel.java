package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.spi.Tasks.Running;
import io.github.nmstate4j.desktop.spi.Workbench;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// What the draft would do to the nodes of the session, kept up to date while somebody looks.
final class PreviewViewModel {

    /// Fleets up to this size are planned anew whenever a node reports; larger ones when asked to.
    private static final int FEW = 200;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Workbench workbench;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<Optional<Matches>> matches = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Foreseen>> foreseen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Detail>> detail = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Running> planning = Optional.empty();
    private Subscription rows = Subscription.EMPTY;
    private boolean looked;
    private String chosenNode = "";

    /// What has been worked out so far; all of one moment.
    ///
    /// @param progress of the planning; it may go on
    /// @param limits what this does not know, in one line
    record Foreseen(
            Previewed policy, Matches matches, List<Overlap> overlaps, Estimate estimate, WhatIf.Progress progress, String limits) {

        /// Nodes on which the policy does something of this kind.
        long nodes(Effect.Kind kind) {
            return progress.count(result -> result instanceof Outcome.Result.Changed changed && changed.effect().count(kind) > 0);
        }

        long unchanged() {
            return progress.count(Outcome.Result::isUnchanged);
        }

        long blocked() {
            return progress.count(Outcome.Result.Blocked.class::isInstance);
        }

        long unknown() {
            return progress.count(Outcome.Result.Unknown.class::isInstance);
        }
    }

    /// One node in the light of the policy.
    ///
    /// @param risk reasons; empty where the way to the node is not touched
    record Detail(String node, WhatIf.Planned planned, EffectGraph graph, List<SideBySide.Line> lines, List<String> risk) {}

    PreviewViewModel(Workbench workbench, ZoneId zone) {
        this.workbench = workbench;
        this.zone = zone;
        workbench.draft().subscribe(draft -> match());
        workbench.session().subscribe(this::follow);
    }

    ObservableValue<Optional<Matches>> matches() {
        return matches.getReadOnlyProperty();
    }

    ObservableValue<Optional<Foreseen>> foreseen() {
        return foreseen.getReadOnlyProperty();
    }

    ObservableValue<Optional<Detail>> detail() {
        return detail.getReadOnlyProperty();
    }

    private void follow(Session session) {
        rows.unsubscribe();
        InvalidationListener nodesChanged = observable -> workbench.tasks().later("preview.nodes", this::match);
        InvalidationListener statesChanged = observable -> {
            if (session.states().size() <= FEW) {
                workbench.tasks().later("preview.nodes", this::match);
            }
        };
        session.nodes().addListener(nodesChanged);
        session.policies().addListener(nodesChanged);
        session.states().addListener(statesChanged);
        rows = () -> {
            session.nodes().removeListener(nodesChanged);
            session.policies().removeListener(nodesChanged);
            session.states().removeListener(statesChanged);
        };
        match();
    }

    /// From now on the policy is planned whenever it changes.
    void look() {
        if (!looked) {
            looked = true;
            plan();
        }
    }

    /// Nobody looks any more.
    void leave() {
        looked = false;
        planning.ifPresent(Running::cancel);
    }

    private Session session() {
        return workbench.session().getValue();
    }

    private void match() {
        if (looked) {
            plan();
        } else {
            input();
        }
    }

    /// While the draft is not well-formed there is none, and what it matched last stays.
    private Optional<Input> input() {
        var draft = workbench.draft().getValue();
        var input = draft.filter(PolicyDocument::isWellFormed).map(policy -> Input.of(Previewed.of(policy), session()));
        if (input.isPresent() || draft.isEmpty()) {
            matches.set(input.map(Input::matches));
        }
        return input;
    }

    /// Plans from what is known now, and gives up what is being planned.
    void plan() {
        planning.ifPresent(Running::cancel);
        planning = input().map(this::plan);
        if (planning.isEmpty()) {
            foreseen.set(Optional.empty());
            detail.set(Optional.empty());
        }
    }

    private Running plan(Input input) {
        return workbench
                .tasks()
                .task(
                        String.format(Locale.ROOT, "Planning %,d nodes", input.matches().nodes().size()),
                        progress -> input.run(
                                zone,
                                part -> progress.at((double) part.planned() / part.total(), part.outcomes().getFirst().title()),
                                progress::cancelled))
                .onSuccess(this::show)
                .start();
    }

    private void show(Foreseen result) {
        foreseen.set(Optional.of(result));
        var nodes = result.matches().nodes();
        var node = nodes.stream().map(NodeRow::name).filter(chosenNode::equals).findFirst()
                .or(() -> result.progress().outcomes().stream().map(outcome -> outcome.nodes().getFirst()).findFirst());
        node.ifPresentOrElse(this::choose, () -> detail.set(Optional.empty()));
    }

    /// Shows one node exactly, with its own addresses.
    void choose(String node) {
        chosenNode = node;
        detail.set(foreseen.get().map(shown -> {
            var planned = session().state(node)
                    .map(state -> new WhatIf(shown.policy()).one(state))
                    .orElseGet(() -> new WhatIf.Planned(new Outcome.Result.Unknown("not reporting"), Optional.empty(), List.of()));
            var lines = planned.result() instanceof Outcome.Result.Changed changed
                    ? SideBySide.of(changed.effect().before(), changed.effect().after())
                    : List.<SideBySide.Line>of();
            var risk = shown.progress().risks().stream()
                    .filter(each -> each.node().equals(node))
                    .findFirst()
                    .map(Risk::reasons)
                    .orElse(List.of());
            var graph = planned.merged().map(EffectGraph::of).orElse(new EffectGraph(List.of(), List.of()));
            return new Detail(node, planned, graph, lines, risk);
        }));
    }

    /// What a preview is made from, gathered on the JavaFX thread.
    record Input(Previewed policy, Matches matches, List<PolicyRow> others, Map<String, NodeState> states) {

        static Input of(Previewed policy, Session session) {
            var states = session.statesByNode();
            return new Input(policy, Matches.of(policy.selection(), session.nodes(), states.keySet()), List.copyOf(session.policies()), states);
        }

        Foreseen run(ZoneId zone, Consumer<WhatIf.Progress> told, BooleanSupplier cancelled) {
            var nodes = matches.nodes();
            return new Foreseen(
                    policy,
                    matches,
                    Overlap.of(policy, others.stream().map(Previewed::of).toList(), nodes, states),
                    Estimate.of(policy.maxUnavailable(), nodes.size()),
                    new WhatIf(policy).run(nodes, states, part -> {
                        if (!part.outcomes().isEmpty()) {
                            told.accept(part);
                        }
                    }, cancelled),
                    limits(zone));
        }

        private String limits(ZoneId zone) {
            var oldest = ofMatched().flatMap(state -> state.updated().stream()).min(Comparator.naturalOrder());
            return "Worked out from the states that nodes have published"
                    + oldest.map((Instant at) -> " (the oldest at " + TIME.format(at.atZone(zone)) + ")").orElse("")
                    + ". The profiles of NetworkManager are assumed, and what the API server adds is not known: the nodes have the last word.";
        }

        private Stream<NodeState> ofMatched() {
            return matches.nodes().stream().flatMap(node -> Optional.ofNullable(states.get(node.name())).stream());
        }
    }

    /// The nodes that a canary would be tried on first: ready, reporting, changed, not of the control plane, and their way
    /// to the cluster not touched, as far as there are such.
    static List<String> canaries(Foreseen foreseen) {
        var risky = foreseen.progress().risks().stream().map(Risk::node).collect(Collectors.toSet());
        Collection<String> changed = foreseen.progress().outcomes().stream()
                .filter(outcome -> outcome.result() instanceof Outcome.Result.Changed && !outcome.result().isUnchanged())
                .flatMap(outcome -> outcome.nodes().stream())
                .collect(Collectors.toSet());
        return foreseen.matches().nodes().stream()
                .filter(NodeRow::ready)
                .filter(node -> changed.contains(node.name()))
                .sorted(Comparator.comparing((NodeRow node) -> node.isControlPlane())
                        .thenComparing(node -> risky.contains(node.name()))
                        .thenComparing(NodeRow::name))
                .map(NodeRow::name)
                .toList();
    }
}
