package io.github.nmstate4j.state.dns;

import io.github.nmstate4j.document.Extras;
import java.util.Optional;

/// Name resolution: `running` is what is in use (never applied), `config` what is configured statically.
public record DnsResolver(Optional<DnsConfig> running, Optional<DnsConfig> config, Extras extras) {}
