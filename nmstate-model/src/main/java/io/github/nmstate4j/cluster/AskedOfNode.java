package io.github.nmstate4j.cluster;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.policy.BridgeVlanDefault;
import io.github.nmstate4j.policy.capture.CaptureLimits;
import io.github.nmstate4j.policy.capture.CaptureResolver;
import io.github.nmstate4j.policy.capture.Resolution;
import io.github.nmstate4j.policy.capture.Template;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.List;
import java.util.Map;

/// What a policy asks of one node: its captures resolved, the references to them expanded, the defaults filled in.
public sealed interface AskedOfNode {

    /// @param written the document that the state was read from
    /// @param captured by name
    record Known(NetworkState state, Value written, Map<String, Value> captured) implements AskedOfNode {}

    /// The author has to change the policy.
    record Unfit(List<Finding> findings) implements AskedOfNode {
        public Unfit {
            findings = List.copyOf(findings);
        }
    }

    /// Resolves the captures of a policy.
    ///
    /// @param capture expressions by name
    /// @param node the state of the node; not used when all is cached
    /// @param cached what was captured before, by name
    static Resolution resolve(Map<String, String> capture, Value node, Map<String, Value> cached) {
        return new CaptureResolver(NetworkStateYaml.knownKeys(), CaptureLimits.usual()).resolve(capture, node, cached);
    }

    /// @param desired as written, references not expanded
    static AskedOfNode of(Value desired, Resolution resolution) {
        return resolution.states().map(captured -> expanded(desired, captured)).orElseGet(() -> new Unfit(resolution.findings()));
    }

    private static AskedOfNode expanded(Value desired, Map<String, Value> captured) {
        var expansion = new Template(NetworkStateYaml.knownKeys(), CaptureLimits.usual()).expand(desired, captured);
        if (expansion.desired().isEmpty()) {
            return new Unfit(expansion.findings());
        }
        var written = BridgeVlanDefault.fillIn(expansion.desired().get());
        var read = NetworkStateYaml.read(written);
        return read.state()
                .<AskedOfNode>map(state -> new Known(state, written, captured))
                .orElseGet(() -> new Unfit(read.errors()));
    }
}
