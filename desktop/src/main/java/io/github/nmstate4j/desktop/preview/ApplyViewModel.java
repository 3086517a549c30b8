package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.cluster.ClusterWriter;
import io.github.nmstate4j.desktop.cluster.ClusterWriter.Answer;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.document.ThreeWay;
import io.github.nmstate4j.desktop.spi.Navigation.Place;
import io.github.nmstate4j.desktop.spi.Workbench;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Writes the draft to the cluster: tried first, on a canary, on all nodes, and undone.
final class ApplyViewModel {

    private static final String POLICIES = "nodenetworkconfigurationpolicies";
    private static final String DELETE = "delete";
    private static final List<String> VERBS = List.of("create", "update", DELETE);

    private final Workbench workbench;
    private final ReadOnlyObjectWrapper<Optional<String>> unavailable = new ReadOnlyObjectWrapper<>(Optional.of(""));
    private final ReadOnlyObjectWrapper<Optional<String>> nothingToRevert =
            new ReadOnlyObjectWrapper<>(Optional.of("nothing has been applied from here"));
    private final ReadOnlyObjectWrapper<Optional<String>> undeletable = new ReadOnlyObjectWrapper<>(Optional.of(""));
    private final Befores befores;
    private Set<String> denied = Set.of();

    ApplyViewModel(Workbench workbench) {
        this.workbench = workbench;
        befores = new Befores(workbench.store("before"));
        workbench.session().subscribe(this::ask);
        workbench.draft().subscribe(draft -> update());
    }

    /// Why the draft cannot be applied now; empty when it can.
    ObservableValue<Optional<String>> unavailable() {
        return unavailable.getReadOnlyProperty();
    }

    ObservableValue<Optional<String>> nothingToRevert() {
        return nothingToRevert.getReadOnlyProperty();
    }

    ObservableValue<Optional<String>> undeletable() {
        return undeletable.getReadOnlyProperty();
    }

    private Session session() {
        return workbench.session().getValue();
    }

    /// What the server lets us do is asked once for each session.
    private void ask(Session session) {
        denied = Set.of();
        update();
        session.writer().ifPresent(writer -> workbench
                .tasks()
                .task("Asking for permissions", progress -> VERBS.stream().filter(verb -> !writer.may(verb, POLICIES)).collect(Collectors.toSet()))
                .onSuccess(verbs -> {
                    denied = verbs;
                    update();
                })
                .quiet()
                .start());
    }

    private void update() {
        var draft = workbench.draft().getValue();
        unavailable.set(session().writer().isEmpty()
                ? Optional.of("there is no cluster here to apply to; connect to one")
                : draft.isEmpty()
                        ? Optional.of("open a policy in the designer first")
                        : !draft.get().isWellFormed() || draft.get().errors() > 0
                                ? Optional.of(errors(draft.get()))
                                : forbidden(base(draft.get()).isPresent() ? "update" : "create"));
        undeletable.set(session().writer().isEmpty()
                ? Optional.of("there is no cluster here to delete it from")
                : draft.flatMap(this::base).isEmpty() ? Optional.of("the policy in the designer is not in the cluster") : forbidden(DELETE));
        nothingToRevert.set(draft.map(PolicyDocument::name).filter(name -> befores.has(session().description(), name)).isPresent()
                ? Optional.empty()
                : Optional.of("the policy in the designer has not been applied to this cluster from here"));
    }

    private static String errors(PolicyDocument draft) {
        return draft.isWellFormed()
                ? draft.errors() + (draft.errors() == 1 ? " error has" : " errors have") + " to be mended first"
                : "the YAML is not well-formed";
    }

    private Optional<String> forbidden(String verb) {
        return denied.contains(verb) ? Optional.of("you have no permission to " + verb + " " + POLICIES) : Optional.empty();
    }

    /// The policy of the cluster that the draft changes. Under another name the draft is another policy.
    private Optional<PolicyRow> base(PolicyDocument draft) {
        return workbench.draftBase().filter(base -> base.name().equals(draft.name()));
    }

    private void with(Consumer<Draft> use) {
        workbench.draft().getValue().ifPresent(draft ->
                session().writer().ifPresent(writer -> use.accept(new Draft(draft, base(draft), writer))));
    }

    private record Draft(PolicyDocument document, Optional<PolicyRow> base, ClusterWriter writer) {}

    void dryRun() {
        with(draft -> workbench
                .tasks()
                .task("Asking the API server", progress -> draft.writer().dryRun(draft.document().text(), draft.base()))
                .onSuccess(answer -> workbench.dialogs().notice(
                        switch (answer) {
                            case Answer.Accepted accepted ->
                                "The API server accepts it. That says nothing about the nodes: see the preview for them.";
                            case Answer.Conflict conflict -> "Somebody else has changed " + conflict.now().name() + " meanwhile; applying will merge.";
                            case Answer.Gone gone -> draft.document().name() + " was deleted meanwhile; applying will offer to create it anew.";
                            case Answer.Refused(var reason) -> "The API server refuses it: " + reason;
                            case Answer.Unreachable(var reason) -> "The API server cannot be reached: " + reason;
                        }))
                .start());
    }

    /// Looks at what the draft touches, and hands over what is about to be done.
    void prepare(Consumer<Order> use) {
        with(draft -> {
            var input = PreviewViewModel.Input.of(Previewed.of(draft.document()), session());
            var where = session().description();
            int fleet = session().nodes().size();
            workbench
                    .tasks()
                    .task("Looking at what it touches", progress -> input.run(ZoneId.systemDefault(), part -> {}, progress::cancelled))
                    .onSuccess(foreseen -> use.accept(new Order(where, draft.document().text(), draft.base(), foreseen, fleet)))
                    .start();
        });
    }

    /// Writes it for all its nodes. How they are now is kept, to undo it.
    ///
    /// @param done told when it is written, and only then
    void apply(Order order, Runnable done) {
        var writer = session().writer();
        if (writer.isEmpty()) {
            return;
        }
        var states = statesOf(order);
        var canaries = canaries(order.policy()).stream().map(PolicyRow::name).toList();
        workbench
                .tasks()
                .task(order.verb(), progress -> {
                    var answer = writer.get().apply(order.yaml(), order.base());
                    if (answer instanceof Answer.Accepted) {
                        befores.keep(order.where(), order.policy(), order.yaml(), beforeCanaries(order, canaries, states), order.base().isEmpty());
                    }
                    return answer;
                })
                .onSuccess(answer -> {
                    switch (answer) {
                        case Answer.Accepted(var now) -> {
                            workbench.replaceDraft("Apply", order.yaml(), now);
                            update();
                            workbench.dialogs().notice(order.policy() + " is in the cluster; the nodes are following.");
                            done.run();
                            workbench.navigation().open(new Place("rollout", order.policy()));
                        }
                        case Answer.Conflict(var now) -> merge(order, now);
                        case Answer.Gone gone -> {
                            if (workbench.dialogs().confirm(order.policy() + " was deleted", "Somebody has deleted it since you opened it.", "Create it anew")) {
                                workbench.replaceDraft("Create anew", order.yaml(), Optional.empty());
                                apply(new Order(order.where(), order.yaml(), Optional.empty(), order.foreseen(), order.fleet()), done);
                            }
                        }
                        case Answer.Refused(var reason) -> workbench.dialogs().error("The API server refused " + order.policy(), reason);
                        case Answer.Unreachable(var reason) -> workbench.dialogs().error("The API server cannot be reached", reason);
                    }
                })
                .start();
    }

    private List<NodeState> statesOf(Order order) {
        var states = session().statesByNode();
        return order.foreseen().matches().nodes().stream().flatMap(node -> Optional.ofNullable(states.get(node.name())).stream()).toList();
    }

    /// A canary has changed its node already: how that was before is known from when the canary was written.
    private List<NodeState> beforeCanaries(Order order, List<String> canaries, List<NodeState> now) {
        var earlier = canaries.stream()
                .flatMap(canary -> befores.get(order.where(), canary).stream())
                .flatMap(before -> before.states().stream())
                .collect(Collectors.toMap(NodeState::node, Function.identity(), (first, second) -> first));
        return now.stream().map(state -> earlier.getOrDefault(state.node(), state)).toList();
    }

    /// Nothing of the other is overwritten: both changes go into the draft, which can be looked at and applied again.
    private void merge(Order order, PolicyRow now) {
        var merged = ThreeWay.of(order.base().map(PolicyRow::yaml).orElse(""), PolicyDocument.of(order.yaml()), now.yaml());
        workbench.replaceDraft("Merge with the cluster", merged.text(), Optional.of(now));
        var taken = String.format(Locale.ROOT, "%,d %s of the cluster taken into the draft", merged.taken(), merged.taken() == 1 ? "change" : "changes");
        if (merged.conflicts().isEmpty()) {
            workbench.dialogs().notice(order.policy() + " was changed by somebody else: " + taken + ". Nothing was written: look at it and apply again.");
        } else {
            workbench.dialogs().error(
                    order.policy() + " was changed by somebody else",
                    taken + ". These were changed on both sides; the draft keeps what is here:\n\n"
                            + merged.conflicts().stream().map(Object::toString).collect(Collectors.joining("\n"))
                            + "\n\nNothing was written: look at it and apply again.");
        }
    }

    /// The canaries of a policy that are in the cluster.
    List<PolicyRow> canaries(String policy) {
        return Canary.in(session().policies(), policy);
    }

    /// Writes it for these nodes only, as policies beside it.
    void tryOn(Order order, List<String> nodes, Runnable done) {
        var writer = session().writer();
        if (writer.isEmpty()) {
            return;
        }
        var there = canaries(order.policy()).stream().collect(Collectors.toMap(PolicyRow::name, Function.identity()));
        var canaries = Canary.of(order.policy(), order.yaml(), nodes);
        var states = statesOf(order).stream().filter(state -> nodes.contains(state.node())).toList();
        workbench
                .tasks()
                .task("Trying it on " + String.join(", ", nodes), progress -> {
                    for (var canary : canaries) {
                        var answer = writer.get().apply(canary.yaml(), Optional.ofNullable(there.get(canary.name())));
                        if (!(answer instanceof Answer.Accepted)) {
                            return Optional.of(canary.name() + ": " + why(answer));
                        }
                        befores.keep(order.where(), canary.name(), canary.yaml(), states, !there.containsKey(canary.name()));
                    }
                    return Optional.<String>empty();
                })
                .onSuccess(failure -> failure.ifPresentOrElse(
                        reason -> workbench.dialogs().error("The canary could not be written", reason),
                        () -> {
                            done.run();
                        }))
                .start();
    }

    private static String why(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted -> "it was accepted";
            case Answer.Conflict conflict -> "somebody else changed it";
            case Answer.Gone gone -> "it was deleted meanwhile";
            case Answer.Refused(var reason) -> reason;
            case Answer.Unreachable(var reason) -> "the API server cannot be reached: " + reason;
        };
    }

    /// For all nodes what the canaries have tried; they are taken away when that is written.
    void promote(Order order, Runnable done) {
        apply(order, () -> {
            removeCanaries(order.policy(), () -> {});
            done.run();
        });
    }

    /// Takes the canaries away, and proposes what brings their nodes back.
    void withdraw(String policy) {
        var first = canaries(policy).stream().findFirst();
        var cluster = session().description();
        removeCanaries(policy, () -> first.ifPresent(canary -> workbench
                .tasks()
                .task("Working out what brings its node back", progress -> befores.get(cluster, canary.name())
                        .map(kept -> Reversal.of(
                                kept.policy(),
                                kept.states().stream().filter(state -> state.node().equals(Canary.nodeOf(canary))).toList())))
                .onSuccess(found -> found.ifPresentOrElse(
                        reversals -> bringBack(canary, reversals),
                        () -> workbench.dialogs().notice("The canary is gone. Its node stays as it is: how it was before is not known here.")))
                .start()));
    }

    private void bringBack(PolicyRow canary, List<Reversal> reversals) {
        if (reversals.isEmpty()) {
            workbench.dialogs().notice("The canary is gone. It had changed nothing.");
            return;
        }
        workbench.design(reversals.getFirst().in(canary.yaml()), "what brings back " + Canary.nodeOf(canary));
        workbench.dialogs().notice("The canary is gone, and its node stays as it is. Apply this to bring it back, then delete it.");
    }

    private void removeCanaries(String policy, Runnable done) {
        var names = canaries(policy).stream().map(PolicyRow::name).toList();
        session().writer().ifPresent(writer -> workbench
                .tasks()
                .task("Taking the canary away", progress -> {
                    var failures = new ArrayList<String>();
                    for (var name : names) {
                        var answer = writer.delete(name);
                        if (!(answer instanceof Answer.Accepted)) {
                            failures.add(name + ": " + why(answer));
                        }
                    }
                    return failures;
                })
                .onSuccess(failures -> {
                    if (failures.isEmpty()) {
                        done.run();
                    } else {
                        workbench.dialogs().error("The canary could not be taken away", String.join("\n", failures));
                    }
                })
                .start());
    }

    /// Opens what undoes the policy in the designer. Nothing is written.
    void proposeRevert() {
        var cluster = session().description();
        workbench.draft().getValue().map(PolicyDocument::name).ifPresent(policy -> workbench
                .tasks()
                .task("Working out what undoes it", progress -> befores.get(cluster, policy)
                        .map(kept -> Reversal.of(kept.policy(), kept.states()))
                        .orElse(List.of()))
                .onSuccess(reversals -> {
                    if (reversals.isEmpty()) {
                        workbench.dialogs().notice("There is nothing to undo: the nodes were as the policy wants them.");
                        return;
                    }
                    var base = workbench.draftBase();
                    var text = base.map(PolicyRow::yaml).or(() -> workbench.draft().getValue().map(PolicyDocument::text)).orElse("");
                    workbench.replaceDraft("Propose what undoes it", reversals.getFirst().in(text), base);
                    workbench.navigation().open("designer");
                    workbench.dialogs().notice(reversals.getFirst().sentence(reversals) + " Look at it, and apply it like any change.");
                })
                .start());
    }

    /// Deleting leaves the nodes as they are; most people want what it made to be gone as well, and are offered that first.
    void delete() {
        with(draft -> {
            var name = draft.document().name();
            var absent = "Remove what it made from the nodes first";
            var choice = workbench.dialogs().choose(
                    "Delete " + name,
                    "Deleting a policy leaves the nodes as they are: bonds, VLANs and addresses stay.",
                    List.of(absent, "Delete the policy, leave the nodes as they are"));
            choice.ifPresent(chosen -> {
                if (chosen.equals(absent)) {
                    workbench.replaceDraft("Make absent", Absence.of(draft.document()), workbench.draftBase());
                    workbench.navigation().open("designer");
                    workbench.dialogs().notice("The draft now takes away what the policy made. Apply it, wait until it is Available, then delete the policy.");
                } else {
                    deleteNow(draft, name);
                }
            });
        });
    }

    private void deleteNow(Draft draft, String name) {
        workbench
                .tasks()
                .task("Deleting " + name, progress -> draft.writer().delete(name))
                .onSuccess(answer -> {
                    if (answer instanceof Answer.Accepted) {
                        workbench.replaceDraft("Delete", draft.document().text(), Optional.empty());
                        update();
                        workbench.dialogs().notice(name + " is deleted. The nodes stay as they are; its text is still in the designer.");
                    } else {
                        workbench.dialogs().error(name + " could not be deleted", why(answer));
                    }
                })
                .start();
    }
}
