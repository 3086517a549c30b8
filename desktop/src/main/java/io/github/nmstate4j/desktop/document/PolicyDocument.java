package io.github.nmstate4j.desktop.document;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.finding.Finding.Position;
import io.github.nmstate4j.policy.MaxUnavailable;
import io.github.nmstate4j.policy.NodeSelection;
import io.github.nmstate4j.policy.capture.CaptureLimits;
import io.github.nmstate4j.policy.capture.CaptureResolver;
import io.github.nmstate4j.policy.capture.Template;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.validate.Validator;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A policy as its text says it. Immutable; an edit gives another document.
public final class PolicyDocument {

    /// Where the desired state is in the custom resource.
    public static final DocumentPath DESIRED = DocumentPath.of("spec", "desiredState");

    private static final DocumentPath INTERFACES = DESIRED.key("interfaces");
    private static final DocumentPath CAPTURE = DocumentPath.of("spec", "capture");
    private static final Code KIND = Code.author("policy.kind");
    private static final String UNKNOWN_TYPE = "interface.unknown-type";
    private static final Validator VALIDATOR = new Validator();

    private final String text;
    private final Optional<Syntax> root;
    private final Optional<NetworkState> state;
    private final List<PlacedFinding> findings;

    private PolicyDocument(String text, Optional<Syntax> root, Optional<NetworkState> state, List<PlacedFinding> findings) {
        this.text = text;
        this.root = root;
        this.state = state;
        this.findings = findings;
    }

    public static PolicyDocument of(String text) {
        return of(text, Rules.none());
    }

    public static PolicyDocument of(String text, Rules rules) {
        var read = SyntaxReader.read(text);
        var reading = new Reading(text, read.root());
        reading.placed(read.findings());
        var state = read.root().flatMap(root -> reading.policy(root, rules));
        return new PolicyDocument(text, read.root(), state, reading.sorted());
    }

    public String text() {
        return text;
    }

    /// Empty when the text is not well-formed, or empty.
    public Optional<Syntax> syntax() {
        return root;
    }

    public boolean isWellFormed() {
        return root.isPresent() || text.isBlank();
    }

    /// The desired state, captures not expanded; present also when rules find errors, empty when it cannot be read.
    public Optional<NetworkState> state() {
        return state;
    }

    /// In the order of the text.
    public List<PlacedFinding> findings() {
        return findings;
    }

    public long errors() {
        return findings.stream().filter(PlacedFinding::isError).count();
    }

    /// "" when it has none.
    public String name() {
        return scalar(DocumentPath.of("metadata", "name")).orElse("");
    }

    public Optional<String> scalar(DocumentPath path) {
        return part(path).filter(Syntax.Scalar.class::isInstance).map(part -> ((Syntax.Scalar) part).text());
    }

    public Optional<Syntax> part(DocumentPath path) {
        return root.flatMap(part -> part.at(path));
    }

    public NodeSelection selection() {
        return new NodeSelection(texts(DocumentPath.of("spec", "nodeSelector")));
    }

    /// The expressions by name.
    public Map<String, String> capture() {
        return texts(CAPTURE);
    }

    /// The texts of a mapping by their keys; empty when it is not there.
    public Map<String, String> texts(DocumentPath path) {
        var entries = new LinkedHashMap<String, String>();
        if (part(path).orElse(null) instanceof Syntax.Mapping mapping) {
            mapping.entries().forEach(entry -> {
                if (entry.value() instanceof Syntax.Scalar scalar) {
                    entries.put(entry.key().text(), scalar.text());
                }
            });
        }
        return entries;
    }

    public MaxUnavailable maxUnavailable() {
        return part(DocumentPath.of("spec", "maxUnavailable"))
                .flatMap(part -> switch (part.value()) {
                    case Value.Num num -> Optional.<MaxUnavailable>of(new MaxUnavailable.Count(num.number().intValue()));
                    case Value.Text percent -> MaxUnavailable.parse(percent.text());
                    default -> Optional.<MaxUnavailable>empty();
                })
                .orElseGet(MaxUnavailable::unsaid);
    }

    /// The desired state as written, captures not expanded; empty when it is not there.
    public Optional<Value> desired() {
        return part(DESIRED).map(Syntax::value);
    }

    /// The whole text as values.
    public Optional<Value> value() {
        return root.map(Syntax::value);
    }

    /// The names of the interfaces, in the order of the text; also when the state cannot be read.
    public List<String> interfaceNames() {
        return part(INTERFACES)
                .filter(Syntax.Sequence.class::isInstance)
                .map(part -> ((Syntax.Sequence) part).items().stream()
                        .flatMap(item -> name(item).stream())
                        .toList())
                .orElse(List.of());
    }

    /// Where the interface of this name is in the text.
    public Optional<DocumentPath> pathOf(String iface) {
        if (part(INTERFACES).orElse(null) instanceof Syntax.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                if (name(sequence.items().get(i)).equals(Optional.of(iface))) {
                    return Optional.of(INTERFACES.index(i));
                }
            }
        }
        return Optional.empty();
    }

    public Optional<NetworkInterface> networkInterface(String name) {
        return state.flatMap(read -> read.interfaces().stream().filter(iface -> iface.name().equals(name)).findFirst());
    }

    /// The interface whose part of the text holds this place.
    public Optional<String> interfaceAt(int offset) {
        return root.map(part -> part.pathAt(offset)).flatMap(path -> interfaceOf(root, path));
    }

    static Optional<String> interfaceOf(Optional<Syntax> root, DocumentPath path) {
        int depth = INTERFACES.steps().size();
        return path.steps().size() > depth && path.steps().subList(0, depth).equals(INTERFACES.steps())
                ? root.flatMap(part -> part.at(new DocumentPath(path.steps().subList(0, depth + 1))))
                        .flatMap(PolicyDocument::name)
                : Optional.empty();
    }

    private static Optional<String> name(Syntax item) {
        return item.at(DocumentPath.of("name"))
                .filter(Syntax.Scalar.class::isInstance)
                .map(part -> ((Syntax.Scalar) part).text());
    }

    /// The line of the part at a path, or of the nearest one around it; from 1.
    public int lineOf(DocumentPath path) {
        return root.map(part -> Lines.lineOf(text, part.near(path).span().start()) + 1).orElse(1);
    }

    /// The paths below [#DESIRED] as paths of the custom resource.
    public static DocumentPath inDesired(DocumentPath path) {
        return joined(DESIRED, path);
    }

    /// The one path, then the other.
    public static DocumentPath joined(DocumentPath first, DocumentPath second) {
        var steps = new ArrayList<>(first.steps());
        steps.addAll(second.steps());
        return new DocumentPath(steps);
    }

    /// Reads one text and collects what there is to say about it.
    private static final class Reading {
        private final String text;
        private final Optional<Syntax> root;
        private final List<PlacedFinding> findings = new ArrayList<>();

        Reading(String text, Optional<Syntax> root) {
            this.text = text;
            this.root = root;
        }

        void placed(List<Finding> more) {
            more.forEach(finding -> findings.add(place(finding)));
        }

        List<PlacedFinding> sorted() {
            return findings.stream()
                    .distinct()
                    .filter(finding -> finding.isError() || findings.stream().noneMatch(error -> isSharper(error, finding)))
                    .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                    .toList();
        }

        /// Reading only doubts what planning refuses for the same reason; that is said once.
        private static boolean isSharper(PlacedFinding error, PlacedFinding doubt) {
            return error.isError() && error.code().equals(doubt.code()) && error.finding().path().equals(doubt.finding().path());
        }

        Optional<NetworkState> policy(Syntax policy, Rules rules) {
            var kind = policy.at(DocumentPath.of("kind")).map(part -> part.value().toString());
            if (!kind.equals(Optional.of("NodeNetworkConfigurationPolicy"))) {
                placed(List.of(Finding.error(
                        KIND,
                        DocumentPath.of("kind"),
                        kind.map(other -> "This is a " + other + ".").orElse("There is no `kind`.")
                                + " The designer edits a NodeNetworkConfigurationPolicy of nmstate.io/v1.")));
            }
            var desired = policy.at(DESIRED).map(Syntax::value).orElse(new Value.Null());
            var captures = policy.at(CAPTURE).map(Syntax::value).orElse(new Value.Null());
            var expressions = new LinkedHashMap<String, String>();
            if (captures instanceof Value.Mapping mapping) {
                mapping.entries().forEach((name, value) -> expressions.put(name, value.toString()));
            }
            var keys = NetworkStateYaml.knownKeys();
            below(DocumentPath.of("spec"), new CaptureResolver(keys, CaptureLimits.usual()).check(expressions));
            below(DESIRED, new Template(keys, CaptureLimits.usual()).check(desired, expressions.keySet()));
            var read = NetworkStateYaml.read(desired);
            // What a reference stands for is known on a node only.
            below(DESIRED, told(read.findings(), desired, rules));
            read.state().ifPresent(state -> {
                below(DESIRED, told(VALIDATOR.check(state), desired, rules));
                below(DESIRED, rules.check(state));
            });
            return read.state();
        }

        private static List<Finding> told(List<Finding> found, Value desired, Rules rules) {
            return found.stream()
                    .filter(finding -> !isReference(desired, finding.path()))
                    .map(finding -> ofKind(finding, desired, rules))
                    .distinct()
                    .toList();
        }

        /// A kind that an extension brings is no typing error; whether nodes take it is another question.
        private static Finding ofKind(Finding finding, Value desired, Rules rules) {
            var type = valueAt(desired, finding.path()).toString();
            return finding.code().id().equals(UNKNOWN_TYPE) && rules.isFromExtension(type)
                    ? Finding.warning(
                            finding.code(),
                            finding.path(),
                            "`" + type + "` comes from an extension of the desktop; a node refuses it unless its handler knows it too.")
                    : finding;
        }

        private static boolean isReference(Value desired, DocumentPath path) {
            return valueAt(desired, path) instanceof Value.Text words && words.text().contains("{{");
        }

        private static Value valueAt(Value desired, DocumentPath path) {
            var value = desired;
            for (var step : path.steps()) {
                value = child(value, step);
            }
            return value;
        }

        private static Value child(Value value, DocumentPath.Step step) {
            return switch (step) {
                case DocumentPath.Step.Key key when value instanceof Value.Mapping mapping ->
                    mapping.entries().getOrDefault(key.name(), new Value.Null());
                case DocumentPath.Step.Index index when value instanceof Value.Sequence sequence && index.index() < sequence.items().size() ->
                    sequence.items().get(index.index());
                default -> new Value.Null();
            };
        }

        private void below(DocumentPath place, List<Finding> more) {
            placed(more.stream()
                    .map(finding -> new Finding(
                            finding.severity(),
                            finding.code(),
                            joined(place, finding.path()),
                            finding.message(),
                            Optional.empty()))
                    .toList());
        }

        private PlacedFinding place(Finding finding) {
            var span = finding.position().map(this::word).orElseGet(() -> span(finding));
            return new PlacedFinding(
                    finding.position().isPresent() ? finding : finding.at(Lines.position(text, span.start())),
                    span,
                    Lines.lineOf(text, span.start()) + 1,
                    interfaceOf(root, finding.path()));
        }

        /// A key that is wrong is marked itself; all else by its value, and what is not there by what it should be in.
        private Span span(Finding finding) {
            if (root.isEmpty()) {
                return new Span(0, Math.min(1, text.length()));
            }
            var steps = finding.path().steps();
            if (!steps.isEmpty() && steps.getLast() instanceof DocumentPath.Step.Key key) {
                var around = root.get().at(new DocumentPath(steps.subList(0, steps.size() - 1)));
                if (around.orElse(null) instanceof Syntax.Mapping mapping) {
                    var entry = mapping.entry(key.name());
                    if (entry.isPresent()) {
                        return finding.code().id().endsWith("-key") || !(entry.get().value() instanceof Syntax.Scalar)
                                ? entry.get().key().span()
                                : nonEmpty(entry.get().value().span(), entry.get().key().span());
                    }
                }
            }
            return head(root.get().near(finding.path()));
        }

        private static Span nonEmpty(Span span, Span otherwise) {
            return span.length() > 0 ? span : otherwise;
        }

        /// Something small to mark for a large part: its name, or its first key.
        private static Span head(Syntax part) {
            return switch (part) {
                case Syntax.Scalar scalar -> scalar.span();
                case Syntax.Mapping mapping -> mapping.entry("name")
                        .map(entry -> entry.value().span())
                        .or(() -> mapping.entries().stream().findFirst().map(entry -> entry.key().span()))
                        .orElse(mapping.span());
                case Syntax.Sequence sequence -> sequence.items().isEmpty() ? sequence.span() : head(sequence.items().getFirst());
            };
        }

        private Span word(Position position) {
            int start = Math.min(Lines.offset(text, position), text.length());
            int end = start;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            return end > start ? new Span(start, end) : new Span(Math.max(0, start - 1), start);
        }
    }
}
