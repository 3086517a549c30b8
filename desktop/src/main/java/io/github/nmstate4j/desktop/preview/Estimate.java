package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.policy.MaxUnavailable;
import java.util.Locale;

/// How a rollout goes: so many nodes at once, wave after wave.
///
/// @param atOnce as the operator computes it from `maxUnavailable`
record Estimate(int nodes, int atOnce, int waves, boolean unsaid) {

    static Estimate of(MaxUnavailable limit, int nodes) {
        int atOnce = Math.min(limit.of(nodes), Math.max(1, nodes));
        return new Estimate(nodes, atOnce, nodes == 0 ? 0 : Math.ceilDiv(nodes, atOnce), limit.equals(MaxUnavailable.unsaid()));
    }

    /// In one line.
    String sentence() {
        if (nodes == 0) {
            return "No node is changed.";
        }
        return String.format(
                Locale.ROOT,
                "%,d %s of up to %,d %s at once%s; it stops when %,d %s failed.",
                waves,
                waves == 1 ? "wave" : "waves",
                atOnce,
                atOnce == 1 ? "node" : "nodes",
                unsaid ? " (50 %, maxUnavailable is not set)" : "",
                atOnce,
                atOnce == 1 ? "has" : "have");
    }
}
