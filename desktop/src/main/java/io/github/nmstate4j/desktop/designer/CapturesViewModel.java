package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.document.Edits;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.policy.capture.CaptureLimits;
import io.github.nmstate4j.policy.capture.CaptureResolver;
import io.github.nmstate4j.policy.capture.Evaluation;
import io.github.nmstate4j.policy.capture.Stage;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import io.github.nmstate4j.yaml.ValueYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The captures of the draft, evaluated step by step on a node, as the node does it.
final class CapturesViewModel {

    private static final DocumentPath CAPTURE = DocumentPath.of("spec", "capture");

    private final Workbench workbench;
    private final DesignerViewModel designer;
    private final ObservableList<String> nodes = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<Captured>> captures = new ReadOnlyObjectWrapper<>(List.of());
    private String node = "";
    private Subscription states = Subscription.EMPTY;

    /// One step of an evaluation, or where it ended.
    ///
    /// @param result in a few words: `2 interfaces`, `eth1`
    /// @param yaml all of it
    record Step(String text, String result, String yaml, boolean isFailure) {}

    /// @param summary what was captured, or what is missing, in a few words
    record Captured(String name, String expression, String summary, boolean isFailure, List<Step> steps) {}

    CapturesViewModel(Workbench workbench, DesignerViewModel designer) {
        this.workbench = workbench;
        this.designer = designer;
        designer.drawn().subscribe(drawn -> look());
        workbench.session().subscribe(session -> {
            states.unsubscribe();
            states = session.states().subscribe(() -> workbench.tasks().later("designer.captures", this::look));
            look();
        });
    }

    /// Those that the draft matches and that report.
    ObservableList<String> nodes() {
        return nodes;
    }

    ObservableValue<List<Captured>> captures() {
        return captures.getReadOnlyProperty();
    }

    /// The node that is evaluated on; "" when there is none.
    String node() {
        return node;
    }

    void choose(String name) {
        node = name;
        evaluate();
    }

    private void look() {
        var session = workbench.session().getValue();
        var states = session.statesByNode();
        var matching = designer.drawn().getValue()
                .map(policy -> session.nodes().stream()
                        .filter(row -> policy.selection().matches(row.labels()) && states.containsKey(row.name()))
                        .map(NodeRow::name)
                        .toList())
                .orElse(List.of());
        if (!matching.equals(nodes)) {
            nodes.setAll(matching);
        }
        if (!matching.contains(node)) {
            node = matching.isEmpty() ? "" : matching.getFirst();
        }
        evaluate();
    }

    private void evaluate() {
        var expressions = designer.drawn().getValue().map(PolicyDocument::capture).orElse(Map.of());
        var state = workbench.session().getValue().state(node);
        workbench.tasks()
                .task("Evaluating captures", progress -> state.isEmpty() ? unevaluated(expressions) : evaluated(expressions, state.get().value()))
                .quiet()
                .onSuccess(captures::set)
                .start();
    }

    private static List<Captured> unevaluated(Map<String, String> expressions) {
        return expressions.entrySet().stream()
                .map(entry -> new Captured(entry.getKey(), entry.getValue(), "no node to evaluate it on", false, List.of()))
                .toList();
    }

    private static List<Captured> evaluated(Map<String, String> expressions, Value node) {
        var resolution = new CaptureResolver(NetworkStateYaml.knownKeys(), CaptureLimits.usual()).resolve(expressions, node, Map.of());
        return expressions.entrySet().stream()
                .map(entry -> captured(entry.getKey(), entry.getValue(), Optional.ofNullable(resolution.captures().get(entry.getKey()))))
                .toList();
    }

    private static Captured captured(String name, String expression, Optional<Evaluation> evaluation) {
        return switch (evaluation.orElse(null)) {
            case Evaluation.Captured(var parsed, var stages) ->
                new Captured(name, expression, words(stages.getLast().result()), false, steps(stages));
            case Evaluation.Failed(var problem, var stages) -> {
                var steps = new ArrayList<>(steps(stages));
                steps.add(new Step("here it ends", problem.message(), problem.message() + "\n\n" + problem.excerpt(), true));
                yield new Captured(name, expression, problem.message(), true, steps);
            }
            case Evaluation.Blocked(var parsed, var needs) ->
                new Captured(name, expression, "needs " + needs + ", which failed", true, List.of());
            case Evaluation.Cached(var value) -> new Captured(name, expression, words(value), false, List.of());
            case null -> new Captured(name, expression, "there are too many captures", true, List.of());
        };
    }

    private static List<Step> steps(List<Stage> stages) {
        return stages.stream().map(stage -> new Step(stage.text(), words(stage.result()), ValueYaml.write(stage.result()), false)).toList();
    }

    /// A state in a few words: how many of each of its lists; a value as it is.
    static String words(Value value) {
        return switch (value) {
            case Value.Mapping mapping -> {
                var parts = mapping.entries().entrySet().stream()
                        .flatMap(entry -> counted(entry.getKey(), entry.getValue()).stream())
                        .toList();
                yield parts.isEmpty() ? "nothing" : String.join(", ", parts);
            }
            case Value.Sequence sequence -> sequence.items().size() + (sequence.items().size() == 1 ? " item" : " items");
            case Value.Null none -> "nothing";
            default -> value.toString();
        };
    }

    private static Optional<String> counted(String key, Value value) {
        return switch (value) {
            case Value.Sequence sequence when sequence.items().isEmpty() -> Optional.empty();
            case Value.Sequence sequence -> Optional.of(sequence.items().size() + " in " + key);
            case Value.Mapping mapping -> Optional.of(words(mapping)).filter(words -> !words.equals("nothing")).map(words -> words + " of " + key);
            default -> Optional.of(key);
        };
    }

    /// Writes an expression into the policy, as one step of the history.
    void set(String name, String expression) {
        designer.setAt("Set capture " + name, "", CAPTURE.key(name), expression);
    }

    void add(String name, String expression) {
        if (name.isBlank() || expression.isBlank()) {
            workbench.say("A capture has a name and an expression, such as routes.running.destination==\"0.0.0.0/0\".");
            return;
        }
        designer.edit("Add capture " + name, "", designer.edits().set(CAPTURE.key(name), Edits.scalar(expression)));
    }

    void remove(String name) {
        designer.removeAt("Remove capture " + name, "", CAPTURE.key(name));
    }
}
