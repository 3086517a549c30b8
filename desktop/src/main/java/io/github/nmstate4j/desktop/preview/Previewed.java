package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.cluster.StateTrees;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.policy.BridgeVlanDefault;
import io.github.nmstate4j.policy.MaxUnavailable;
import io.github.nmstate4j.policy.NodeSelection;
import io.github.nmstate4j.policy.capture.CaptureLimits;
import io.github.nmstate4j.policy.capture.CaptureResolver;
import io.github.nmstate4j.policy.capture.Template;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.LinkedHashMap;
import java.util.List;
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

    /// What the policy asks of one node, or why that cannot be told.
    sealed interface Asked {
        record Known(NetworkState state) implements Asked {}

        record Unfit(List<Finding> findings) implements Asked {}
    }

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

    /// As the handler of the node does it: captures resolved, references expanded, defaults filled in.
    Asked on(NodeState node) {
        return on(capture.isEmpty() ? new Value.Null() : node.value());
    }

    /// Of a policy without captures.
    Asked everywhere() {
        return on(new Value.Null());
    }

    private Asked on(Value node) {
        var keys = NetworkStateYaml.knownKeys();
        var resolution = new CaptureResolver(keys, CaptureLimits.usual()).resolve(capture, node, Map.of());
        if (resolution.states().isEmpty()) {
            return new Asked.Unfit(resolution.findings());
        }
        var expansion = new Template(keys, CaptureLimits.usual()).expand(desired, resolution.states().get());
        if (expansion.desired().isEmpty()) {
            return new Asked.Unfit(expansion.findings());
        }
        var read = NetworkStateYaml.read(BridgeVlanDefault.fillIn(expansion.desired().get()));
        return read.state().<Asked>map(Asked.Known::new).orElseGet(() -> new Asked.Unfit(read.errors()));
    }
}
