package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a file with a policy says: expressions by name, a desired state with references to what they capture, and
/// perhaps the state to capture from. The file is a plain document (`capture`, `desiredState` or `desired`, `current`)
/// or a custom resource.
///
/// @param place where in the file the policy is
/// @param desiredPlace where its desired state is
public record PolicyDocument(
        Map<String, String> capture,
        Value desired,
        Optional<Value> current,
        DocumentPath place,
        DocumentPath desiredPlace) {

    private static final Code WRONG = Code.author("policy.wrong-value");
    private static final Code UNKNOWN = Code.author("policy.unknown-key");
    private static final String CAPTURE = "capture";
    private static final String DESIRED = "desired";
    private static final String DESIRED_STATE = "desiredState";
    private static final String CURRENT = "current";
    private static final String KIND = "kind";
    private static final String SPEC = "spec";
    private static final Set<String> PLAIN = Set.of(CAPTURE, DESIRED, DESIRED_STATE, CURRENT);
    private static final Set<String> RESOURCE = Set.of("apiVersion", KIND, "metadata", SPEC, "status");
    private static final Set<String> RESOURCE_SPEC =
            Set.of(CAPTURE, DESIRED_STATE, "nodeSelector", "maxUnavailable", "paused");

    public PolicyDocument {
        capture = Collections.unmodifiableMap(new LinkedHashMap<>(capture));
    }

    /// A policy without captures, for those who make one in Java and have no Kubernetes client at hand.
    ///
    /// @param desired the network state as a tree, secrets included
    public static PolicyDocument desiring(Value desired) {
        return new PolicyDocument(Map.of(), desired, Optional.empty(), DocumentPath.root(), DocumentPath.of(DESIRED));
    }

    /// The custom resource of this name, as `kubectl apply` takes it.
    public Value toResource(String name) {
        var spec = new LinkedHashMap<String, Value>();
        if (!capture.isEmpty()) {
            var expressions = new LinkedHashMap<String, Value>();
            capture.forEach((key, expression) -> expressions.put(key, new Value.Text(expression)));
            spec.put(CAPTURE, new Value.Mapping(expressions));
        }
        spec.put(DESIRED_STATE, desired);
        var resource = new LinkedHashMap<String, Value>();
        resource.put("apiVersion", new Value.Text("nmstate.io/v1"));
        resource.put(KIND, new Value.Text("NodeNetworkConfigurationPolicy"));
        resource.put("metadata", new Value.Mapping(Map.of("name", new Value.Text(name))));
        resource.put(SPEC, new Value.Mapping(spec));
        return new Value.Mapping(resource);
    }

    /// The policy, unless a finding is an error.
    public record Read(Optional<PolicyDocument> policy, List<Finding> findings) {
        public Read {
            findings = List.copyOf(findings);
        }
    }

    /// A finding about the captures, as one about the file.
    public Finding ofCapture(Finding finding) {
        return below(place, finding);
    }

    /// A finding about the desired state, as one about the file.
    public Finding ofDesired(Finding finding) {
        return below(desiredPlace, finding);
    }

    private static Finding below(DocumentPath place, Finding finding) {
        var steps = new ArrayList<>(place.steps());
        steps.addAll(finding.path().steps());
        return new Finding(
                finding.severity(), finding.code(), new DocumentPath(steps), finding.message(), finding.position());
    }

    /// Whether a document is meant to be a policy rather than a network state.
    public static boolean looksLikeOne(Value document) {
        return document instanceof Value.Mapping mapping
                && (mapping.entries().containsKey(KIND)
                        || PLAIN.stream().anyMatch(mapping.entries()::containsKey));
    }

    public static Read of(Value document) {
        var findings = new ArrayList<Finding>();
        var root = mapping(document, DocumentPath.root(), findings);
        boolean resource = root.containsKey(KIND);
        onlyKnown(root, resource ? RESOURCE : PLAIN, DocumentPath.root(), findings);
        var place = resource ? DocumentPath.of(SPEC) : DocumentPath.root();
        var body = resource ? mapping(root.getOrDefault(SPEC, new Value.Null()), place, findings) : root;
        if (resource) {
            onlyKnown(body, RESOURCE_SPEC, place, findings);
        }
        if (body.containsKey(DESIRED) && body.containsKey(DESIRED_STATE)) {
            findings.add(Finding.error(
                    WRONG, place.key(DESIRED), "`desired` and `desiredState` mean the same; keep one of them."));
        }
        var desiredKey = body.containsKey(DESIRED) ? DESIRED : DESIRED_STATE;
        var policy = new PolicyDocument(
                expressions(body, place.key(CAPTURE), findings),
                new Value.Mapping(mapping(
                        body.getOrDefault(desiredKey, new Value.Null()), place.key(desiredKey), findings)),
                Optional.ofNullable(body.get(CURRENT)),
                place,
                place.key(desiredKey));
        return new Read(findings.isEmpty() ? Optional.of(policy) : Optional.empty(), findings);
    }

    private static Map<String, String> expressions(
            Map<String, Value> body, DocumentPath place, List<Finding> findings) {
        var expressions = new LinkedHashMap<String, String>();
        mapping(body.getOrDefault(CAPTURE, new Value.Null()), place, findings).forEach((name, value) -> {
            if (value instanceof Value.Text text) {
                expressions.put(name, text.text());
            } else {
                findings.add(Finding.error(
                        WRONG,
                        place.key(name),
                        "A capture is an expression in one text, such as interfaces.name == \"eth0\"; this is "
                                + Walk.kind(value) + "."));
            }
        });
        return expressions;
    }

    /// Nothing at all is a mapping without entries.
    static Map<String, Value> mapping(Value value, DocumentPath place, List<Finding> findings) {
        return switch (value) {
            case Value.Mapping mapping -> mapping.entries();
            case Value.Null none -> Map.of();
            default -> {
                findings.add(Finding.error(WRONG, place, "A mapping is expected here; this is " + Walk.kind(value) + "."));
                yield Map.of();
            }
        };
    }

    private static void onlyKnown(
            Map<String, Value> entries, Set<String> known, DocumentPath place, List<Finding> findings) {
        entries.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> findings.add(Finding.error(
                        UNKNOWN,
                        place.key(key),
                        "A policy has no `" + key + "`"
                                + Nearest.of(key, known)
                                        .map(meant -> "; did you mean `" + meant + "`?")
                                        .orElse("; it has " + String.join(", ", new TreeSet<>(known)) + "."))));
    }
}
