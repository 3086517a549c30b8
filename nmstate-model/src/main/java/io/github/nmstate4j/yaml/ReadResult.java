package io.github.nmstate4j.yaml;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.state.NetworkState;
import java.util.List;
import java.util.Optional;

/// What reading a document gave: the state, unless a finding is an error, and everything there is to say about
/// the document, in the order of the text.
public record ReadResult(Optional<NetworkState> state, List<Finding> findings) {

    public ReadResult {
        findings = List.copyOf(findings);
    }

    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }
}
