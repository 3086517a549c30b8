package io.github.nmstate4j.state.route;

import io.github.nmstate4j.document.Extras;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// A route. With `absent` every component given is a condition: all matching routes are removed.
/// Metric -1 and table 0 mean "not given".
@RecordBuilder
public record Route(
        boolean absent,
        Optional<String> destination,
        Optional<String> nextHopInterface,
        Optional<String> nextHopAddress,
        Optional<Long> metric,
        Optional<Long> tableId,
        Optional<Integer> weight,
        Optional<Type> routeType,
        Optional<Long> cwnd,
        Optional<String> source,
        Extras extras)
        implements RouteBuilder.With {

    /// The main table of the kernel.
    public static final long MAIN_TABLE = 254;

    /// A route that leads nowhere. Left out means unicast.
    public enum Type {
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT
    }
}
