package io.github.nmstate4j.yaml;

import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.spi.DocumentRule;
import io.github.nmstate4j.state.NetworkState;
import java.util.List;

/// Reading keeps what it does not understand; applying refuses it. A typo must not be ignored silently.
public final class UnknownKeyRule implements DocumentRule {

    @Override
    public String id() {
        return "document.only-known-keys";
    }

    @Override
    public List<Finding> check(NetworkState desired) {
        var kept = new Findings();
        Tables.NETWORK_STATE.unknownKeys(desired, Place.root(kept));
        return kept.all().stream()
                .map(finding -> Finding.error(finding.code(), finding.path(), finding.message()))
                .toList();
    }
}
