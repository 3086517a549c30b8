package io.github.nmstate4j.handler.rtnetlink;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/// A routing rule. Action and protocol are the kernel's numbers (`include/uapi/linux/fib_rules.h`).
///
/// @param table absent when the rule names none
@RecordBuilder
public record KernelRule(
        Family family,
        int action,
        Optional<Integer> protocol,
        Optional<Long> priority,
        Optional<String> from,
        Optional<String> to,
        Optional<Long> table,
        Optional<String> incomingInterface,
        Optional<String> outgoingInterface,
        Optional<Long> fwmark,
        Optional<Long> fwmask,
        Optional<Long> suppressPrefixLength) {

    public static final int ACTION_TABLE = 1;
    public static final int ACTION_BLACKHOLE = 6;
    public static final int ACTION_UNREACHABLE = 7;
    public static final int ACTION_PROHIBIT = 8;
}
