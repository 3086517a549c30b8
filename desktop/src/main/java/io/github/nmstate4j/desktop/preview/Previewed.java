package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.cluster.AskedOfNode;
import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.cluster.StateTrees;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.policy.MaxUnavailable;
import io.github.nmstate4j.policy.NodeSelection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A policy as far as a preview needs it.
///
/// @param capture expressions by name
/// @param desired as written, references not expanded
record Previewed(
        String name,
        NodeSelection selection,
        Map<String, String> capture,
        Value desired,
        MaxUnavailable maxUnavailable) {

    private static final Value NOTHING = new Value.Mapping(Map.of());

    Previewed {
        capture = Map.copyOf(new LinkedHashMap<>(capture));
    }

    static Previewed of(PolicyDocument document) {
        return new Previewed(
                document.name(),
                document.selection(),
                document.capture(),
                document.desired().orElse(NOTHING),
                document.maxUnavailable());
    }

    static Previewed of(PolicyRow policy) {
        PolicySpec spec = policy.spec();
        return new Previewed(
                policy.name(),
                spec.selection(),
                spec.capture(),
                Optional.ofNullable(spec.desiredState()).map(StateTrees::value).orElse(NOTHING),
                spec.rolloutLimit());
    }

    /// Whether all nodes are asked for the same.
    boolean isSameEverywhere() {
        return capture.isEmpty();
    }

    /// As the handler of the node does it.
    AskedOfNode on(NodeState node) {
        return on(capture.isEmpty() ? new Value.Null() : node.value());
    }

    /// Of a policy without captures.
    AskedOfNode everywhere() {
        return on(new Value.Null());
    }

    private AskedOfNode on(Value node) {
        return AskedOfNode.of(desired, AskedOfNode.resolve(capture, node, Map.of()));
    }
}
