package io.github.nmstate4j.enactment;

import static io.github.nmstate4j.enactment.Conditions.isTrue;

import java.util.List;

/// What the conditions of an enactment amount to, for whoever counts them.
public enum EnactmentVerdict {
    /// Nothing is said about this generation of the policy yet.
    UNKNOWN(false, false),
    PENDING(false, false),
    PROGRESSING(false, true),
    RETRYING(false, true),
    AVAILABLE(true, false),
    /// Keeps its place, so that a bad policy breaks no more nodes than may be unavailable.
    FAILING(true, true),
    ABORTED(true, false);

    private final boolean finished;
    private final boolean holdsSlot;

    EnactmentVerdict(boolean finished, boolean holdsSlot) {
        this.finished = finished;
        this.holdsSlot = holdsSlot;
    }

    /// Conditions about another generation of the policy say nothing.
    public static EnactmentVerdict of(List<Condition> conditions, long about, long current) {
        return about == current ? of(conditions) : UNKNOWN;
    }

    public static EnactmentVerdict of(List<Condition> conditions) {
        if (isTrue(conditions, EnactmentPhase.PROGRESSING)) {
            return isTrue(conditions, EnactmentPhase.FAILING) ? RETRYING : PROGRESSING;
        }
        if (isTrue(conditions, EnactmentPhase.FAILING)) {
            return FAILING;
        }
        if (isTrue(conditions, EnactmentPhase.AVAILABLE)) {
            return AVAILABLE;
        }
        if (isTrue(conditions, EnactmentPhase.ABORTED)) {
            return ABORTED;
        }
        return isTrue(conditions, EnactmentPhase.PENDING) ? PENDING : UNKNOWN;
    }

    /// Nothing more will happen for this generation of the policy.
    public boolean isFinished() {
        return finished;
    }

    /// Counts against the number of nodes that may be unavailable at once.
    public boolean holdsSlot() {
        return holdsSlot;
    }
}
