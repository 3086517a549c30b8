package io.github.nmstate4j.state;

import io.github.nmstate4j.document.Extras;
import java.util.Optional;

/// The host name: `running` is the kernel's, `config` the static one of /etc/hostname ("" removes it).
public record Hostname(Optional<String> running, Optional<String> config, Extras extras) {}
