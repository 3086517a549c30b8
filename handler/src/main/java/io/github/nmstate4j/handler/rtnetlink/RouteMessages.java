package io.github.nmstate4j.handler.rtnetlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `RTM_NEWROUTE`.
final class RouteMessages {

    static final int NEW_ROUTE = 24;
    static final int GET_ROUTE = 26;
    /// `struct rtmsg`.
    static final int FIXED = 12;

    private static final int RTA_DST = 1;
    private static final int RTA_OIF = 4;
    private static final int RTA_GATEWAY = 5;
    private static final int RTA_PRIORITY = 6;
    private static final int RTA_PREFSRC = 7;
    private static final int RTA_METRICS = 8;
    private static final int RTA_MULTIPATH = 9;
    private static final int RTA_TABLE = 15;
    private static final int RTA_VIA = 18;
    private static final int RTAX_LOCK = 1;
    private static final int RTAX_CWND = 7;
    private static final int HOP_FIXED = 8;
    private static final int CLONED = 0x200;

    private RouteMessages() {}

    /// Nothing for a family other than IP and for entries of the route cache.
    static Optional<KernelRoute> route(Message message) {
        var attributes = message.attributes(FIXED);
        var payload = message.payload();
        if ((payload.getInt(8) & CLONED) != 0) {
            return Optional.empty();
        }
        return Family.of(Byte.toUnsignedInt(payload.get(0)))
                .map(family -> new KernelRoute(
                        family,
                        attributes.ip(RTA_DST).orElse(family.any()) + "/" + Byte.toUnsignedInt(payload.get(1)),
                        attributes.u32(RTA_TABLE).orElse((long) Byte.toUnsignedInt(payload.get(4))),
                        Byte.toUnsignedInt(payload.get(7)),
                        Byte.toUnsignedInt(payload.get(5)),
                        Byte.toUnsignedInt(payload.get(6)),
                        attributes.u32(RTA_PRIORITY),
                        attributes.ip(RTA_PREFSRC),
                        hops(attributes),
                        congestionWindow(attributes.nested(RTA_METRICS))));
    }

    private static List<KernelRoute.Hop> hops(Attributes attributes) {
        var multipath = attributes.bytes(RTA_MULTIPATH);
        if (multipath.isPresent()) {
            return multipath(multipath.get());
        }
        var link = attributes.index(RTA_OIF);
        var gateway = gateway(attributes);
        return link.isEmpty() && gateway.isEmpty() ? List.of() : List.of(new KernelRoute.Hop(link, gateway, 1));
    }

    private static List<KernelRoute.Hop> multipath(ByteBuffer rest) {
        var hops = new ArrayList<KernelRoute.Hop>();
        while (rest.remaining() >= HOP_FIXED) {
            int start = rest.position();
            int length = Short.toUnsignedInt(rest.getShort(start));
            if (length < HOP_FIXED || length > rest.remaining()) {
                throw new MalformedMessage("next hop claims " + length + " bytes of " + rest.remaining());
            }
            int link = rest.getInt(start + 4);
            hops.add(new KernelRoute.Hop(
                    link == 0 ? Optional.empty() : Optional.of(link),
                    gateway(Attributes.read(rest.slice(start + HOP_FIXED, length - HOP_FIXED))),
                    Byte.toUnsignedInt(rest.get(start + 3)) + 1));
            rest.position(Math.min(rest.limit(), start + Attributes.aligned(length)));
        }
        return hops;
    }

    /// The gateway, also when it is of the other family (an IPv4 route via an IPv6 neighbour).
    private static Optional<String> gateway(Attributes attributes) {
        return attributes.ip(RTA_GATEWAY).or(() -> attributes
                .bytes(RTA_VIA)
                .filter(via -> via.remaining() == 6 || via.remaining() == 18)
                .map(via -> AddressText.ip(via.slice(2, via.remaining() - 2).order(ByteOrder.nativeOrder()))));
    }

    private static Optional<Long> congestionWindow(Attributes metrics) {
        boolean locked = metrics.u32(RTAX_LOCK).map(bits -> (bits & 1L << RTAX_CWND) != 0).orElse(false);
        return locked ? metrics.u32(RTAX_CWND) : Optional.empty();
    }
}
