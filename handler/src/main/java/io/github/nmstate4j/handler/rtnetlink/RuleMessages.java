package io.github.nmstate4j.handler.rtnetlink;

import java.util.Optional;

/// Reads `RTM_NEWRULE`.
final class RuleMessages {

    static final int NEW_RULE = 32;
    static final int GET_RULE = 34;
    /// `struct fib_rule_hdr`.
    static final int FIXED = 12;

    private static final int FRA_DST = 1;
    private static final int FRA_SRC = 2;
    private static final int FRA_IIFNAME = 3;
    private static final int FRA_PRIORITY = 6;
    private static final int FRA_FWMARK = 10;
    private static final int FRA_SUPPRESS_PREFIXLEN = 14;
    private static final int FRA_TABLE = 15;
    private static final int FRA_FWMASK = 16;
    private static final int FRA_OIFNAME = 17;
    private static final int FRA_PROTOCOL = 21;
    private static final long NONE = 0xffff_ffffL;

    private RuleMessages() {}

    /// Nothing for a family other than IP: multicast routing keeps rules of its own.
    static Optional<KernelRule> rule(Message message) {
        var attributes = message.attributes(FIXED);
        var payload = message.payload();
        long table = attributes.u32(FRA_TABLE).orElse((long) Byte.toUnsignedInt(payload.get(4)));
        return Family.of(Byte.toUnsignedInt(payload.get(0)))
                .map(family -> new KernelRule(
                        family,
                        Byte.toUnsignedInt(payload.get(7)),
                        attributes.u8(FRA_PROTOCOL),
                        attributes.u32(FRA_PRIORITY),
                        attributes.ip(FRA_SRC).map(from -> from + "/" + Byte.toUnsignedInt(payload.get(2))),
                        attributes.ip(FRA_DST).map(to -> to + "/" + Byte.toUnsignedInt(payload.get(1))),
                        Optional.of(table).filter(number -> number != 0),
                        attributes.text(FRA_IIFNAME),
                        attributes.text(FRA_OIFNAME),
                        attributes.u32(FRA_FWMARK),
                        attributes.u32(FRA_FWMASK),
                        attributes.u32(FRA_SUPPRESS_PREFIXLEN).filter(length -> length != NONE)));
    }
}
