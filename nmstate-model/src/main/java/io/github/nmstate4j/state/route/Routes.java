package io.github.nmstate4j.state.route;

import io.github.nmstate4j.document.Extras;
import java.util.List;
import java.util.Optional;

/// Routes: `running` is the kernel's table (never applied), `config` what is configured statically.
public record Routes(Optional<List<Route>> running, Optional<List<Route>> config, Extras extras) {}
