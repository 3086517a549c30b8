package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.document.Value;
import java.util.List;
import java.util.Optional;

/// Listening for neighbours. `neighbors` (one list of TLVs each) is shown and never applied.
public record Lldp(boolean enabled, Optional<List<Value>> neighbors, Extras extras) {}
