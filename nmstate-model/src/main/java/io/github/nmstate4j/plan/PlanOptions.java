package io.github.nmstate4j.plan;

/// How a plan is made. `memoryOnly`: profiles are kept in memory, nothing is deleted, absent means down.
public record PlanOptions(boolean memoryOnly) {
    public static PlanOptions defaults() {
        return new PlanOptions(false);
    }
}
