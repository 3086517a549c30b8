package io.github.nmstate4j.observation;

import java.util.Optional;
import java.util.Set;

/// What the kernel of a node can do and no state shows. Empty means that nobody looked, so nothing is refused for it.
///
/// @param mptcp whether Multipath TCP is switched on (`net.mptcp.enabled`)
/// @param srIovNics the interfaces whose driver can make virtual functions
public record KernelFacts(Optional<Boolean> mptcp, Optional<Set<String>> srIovNics) {

    private static final KernelFacts UNKNOWN = new KernelFacts(Optional.empty(), Optional.empty());

    public KernelFacts {
        srIovNics = srIovNics.map(Set::copyOf);
    }

    public static KernelFacts unknown() {
        return UNKNOWN;
    }
}
