package io.github.nmstate4j.state.build;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.dns.DnsConfig;
import java.util.List;
import java.util.Optional;

/// Static name resolution. Nothing given removes all of it; a list left out is kept.
public final class DnsBuilder {

    private DnsConfig config = new DnsConfig(Optional.empty(), Optional.empty(), Optional.empty(), Extras.none());

    DnsBuilder() {}

    DnsConfig build() {
        return config;
    }

    public DnsBuilder server(String... servers) {
        config = config.withServer(Optional.of(List.of(servers)));
        return this;
    }

    public DnsBuilder search(String... domains) {
        config = config.withSearch(Optional.of(List.of(domains)));
        return this;
    }

    public DnsBuilder options(String... options) {
        config = config.withOptions(Optional.of(List.of(options)));
        return this;
    }
}
