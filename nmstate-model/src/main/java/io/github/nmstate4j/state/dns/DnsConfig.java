package io.github.nmstate4j.state.dns;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// Servers, search domains and resolver options. A list left out is kept, an empty one clears;
/// with all three left out, all static name resolution is removed.
@RecordBuilder
public record DnsConfig(
        Optional<List<String>> server, Optional<List<String>> search, Optional<List<String>> options, Extras extras)
        implements DnsConfigBuilder.With {

    /// Nothing given: remove all static name resolution.
    public boolean isPurge() {
        return server.isEmpty() && search.isEmpty() && options.isEmpty();
    }
}
