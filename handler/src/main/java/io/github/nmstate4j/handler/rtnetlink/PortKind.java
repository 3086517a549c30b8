package io.github.nmstate4j.handler.rtnetlink;

import java.util.Optional;

/// What the controller keeps of its port.
public sealed interface PortKind {

    record None() implements PortKind {}

    record BondPort(Optional<String> permanentAddress, Optional<Integer> queueId, Optional<Integer> priority)
            implements PortKind {}

    record BridgePort(Optional<Integer> priority, Optional<Long> pathCost, Optional<Boolean> hairpin)
            implements PortKind {}

    record VrfPort() implements PortKind {}

    /// A port of a kind this version does not know (`ovs-system` among them), in the kernel's word.
    record Other(String name) implements PortKind {}
}
