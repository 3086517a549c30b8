package io.github.nmstate4j.handler.rtnetlink;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/// A route of any table. Type, protocol and scope are the kernel's numbers (`include/uapi/linux/rtnetlink.h`).
///
/// @param destination network in prefix notation; the default route is `0.0.0.0/0` or `::/0`
/// @param hops the ways of a multipath route; a plain route has exactly one, a typed one (blackhole …) may have none
/// @param lockedCongestionWindow the window clamp, when it is locked
@RecordBuilder
public record KernelRoute(
        Family family,
        String destination,
        long table,
        int type,
        int protocol,
        int scope,
        Optional<Long> metric,
        Optional<String> source,
        List<Hop> hops,
        Optional<Long> lockedCongestionWindow) {

    public static final int TYPE_UNICAST = 1;
    public static final int TYPE_BLACKHOLE = 6;
    public static final int TYPE_UNREACHABLE = 7;
    public static final int TYPE_PROHIBIT = 8;
    public static final int PROTOCOL_BOOT = 3;
    public static final int PROTOCOL_STATIC = 4;
    public static final int SCOPE_UNIVERSE = 0;
    public static final int SCOPE_LINK = 253;
    public static final long TABLE_MAIN = 254;

    /// @param weight 1 to 256; 1 when the route has one way only
    public record Hop(Optional<Integer> link, Optional<String> gateway, int weight) {}

    public KernelRoute {
        hops = List.copyOf(hops);
    }

    /// A static unicast route of the main table, to start from.
    public static KernelRouteBuilder to(Family family, String destination, Hop hop) {
        return KernelRouteBuilder.builder()
                .family(family)
                .destination(destination)
                .table(TABLE_MAIN)
                .type(TYPE_UNICAST)
                .protocol(PROTOCOL_STATIC)
                .scope(SCOPE_UNIVERSE)
                .hops(List.of(hop));
    }
}
