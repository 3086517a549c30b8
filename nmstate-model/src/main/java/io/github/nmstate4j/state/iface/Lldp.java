package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// Listening for neighbours. `neighbors` is shown and never applied.
@RecordBuilder
public record Lldp(boolean enabled, Optional<List<LldpNeighbor>> neighbors, Extras extras) implements LldpBuilder.With {}
