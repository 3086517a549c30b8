package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the captures of a policy came out, each after those it needs, and all there is to say about them.
public record Resolution(Map<String, Evaluation> captures, List<Finding> findings) {

    public Resolution {
        captures = Collections.unmodifiableMap(new LinkedHashMap<>(captures));
        findings = List.copyOf(findings);
    }

    /// What was captured, by name; empty when anything failed.
    public Optional<Map<String, Value>> states() {
        if (findings.stream().anyMatch(Finding::isError)) {
            return Optional.empty();
        }
        var states = new LinkedHashMap<String, Value>();
        captures.forEach((name, evaluation) -> evaluation.state().ifPresent(state -> states.put(name, state)));
        return Optional.of(states);
    }
}
