package io.github.nmstate4j.policy;

/// How many nodes may be changing at once for one policy, and how many are.
public record RolloutBudget(int limit, int inUse) {

    public static RolloutBudget of(MaxUnavailable maxUnavailable, int matchingNodes, int inUse) {
        return new RolloutBudget(maxUnavailable.of(matchingNodes), inUse);
    }

    /// How many more may start now.
    public int free() {
        return Math.max(0, limit - inUse);
    }

    /// So many nodes have given up that the rest shall not try.
    public boolean isSpentBy(int failedNodes) {
        return failedNodes >= limit;
    }
}
