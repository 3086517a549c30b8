package io.github.nmstate4j.state.ovs;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.Optional;

/// The two maps that every row of Open vSwitch's database has, of the whole switch, an interface or a port. A key
/// without value is removed; a map left out is kept, an empty one clears.
@RecordBuilder
public record OvsDb(
        Optional<Map<String, Optional<String>>> externalIds,
        Optional<Map<String, Optional<String>>> otherConfig,
        Extras extras)
        implements OvsDbBuilder.With {

    private static final OvsDb NONE = new OvsDb(Optional.empty(), Optional.empty(), Extras.none());

    /// Neither map. For the whole switch that means: clear both.
    public static OvsDb none() {
        return NONE;
    }
}
