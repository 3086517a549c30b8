package io.github.nmstate4j.handler.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nmstate4j.cluster.AskedOfNode;
import io.github.nmstate4j.cluster.EnactmentStatus.CapturedState;
import io.github.nmstate4j.cluster.MetaInfo;
import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.cluster.StateTrees;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.policy.capture.CapturedStates;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a policy asks of this node, for its enactment.
sealed interface Asked {

    Logger LOG = LoggerFactory.getLogger(Asked.class);

    /// @param written the desired state as it is told, without secrets
    record Known(NetworkState state, JsonNode written, Map<String, CapturedState> captured) implements Asked {}

    /// The author has to change the policy.
    record Unfit(String message) implements Asked {}

    /// The node could not be asked; another try may help.
    record Unknown(String message) implements Asked {}

    @FunctionalInterface
    interface Observing {
        NetworkState observe() throws NodeViewException;
    }

    /// @param told what was captured before
    /// @param node asked only when something is still to be captured
    static Asked by(PolicySpec spec, Map<String, CapturedState> told, Observing node, Instant now) {
        var before = captured(told);
        Value observed = new Value.Null();
        if (!before.entries().keySet().containsAll(spec.capture().keySet())) {
            try {
                observed = NetworkStateYaml.toValue(node.observe());
            } catch (NodeViewException e) {
                return new Unknown("nothing could be captured: " + e.getMessage());
            }
        }
        var resolution = AskedOfNode.resolve(spec.capture(), observed, before.states());
        resolution.findings().stream()
                .filter(finding -> !finding.isError())
                .forEach(finding -> LOG.warn("{}", finding));
        var given = Optional.ofNullable(spec.desiredState()).map(StateTrees::value).orElse(new Value.Mapping(Map.of()));
        return switch (AskedOfNode.of(given, resolution)) {
            case AskedOfNode.Known(var state, var written, var captured) ->
                new Known(state, StateTrees.tree(written), told(before.keeping(captured, now)));
            case AskedOfNode.Unfit(var findings) -> new Unfit(listed(findings));
        };
    }

    private static CapturedStates captured(Map<String, CapturedState> told) {
        var entries = new LinkedHashMap<String, CapturedStates.Entry>();
        told.forEach((name, one) -> Optional.ofNullable(one.state())
                .map(StateTrees::value)
                .ifPresent(state -> {
                    var meta = Optional.ofNullable(one.metaInfo());
                    entries.put(
                            name,
                            new CapturedStates.Entry(state, meta.map(MetaInfo::version), meta.map(MetaInfo::time)));
                }));
        return new CapturedStates(entries);
    }

    private static Map<String, CapturedState> told(CapturedStates captured) {
        var told = new LinkedHashMap<String, CapturedState>();
        captured.entries().forEach((name, entry) -> told.put(
                name,
                new CapturedState(
                        StateTrees.tree(entry.state()),
                        new MetaInfo(entry.version().orElse(null), entry.time().orElse(null)))));
        return told;
    }

    /// Without positions: they are those of our own rendering, not of what the author wrote.
    static String listed(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::isError)
                .map(finding -> new Finding(
                        finding.severity(), finding.code(), finding.path(), finding.message(), Optional.empty()))
                .map(Finding::toString)
                .collect(Collectors.joining("\n"));
    }
}
