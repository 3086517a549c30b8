package io.github.nmstate4j.plan;

/// What comes after the steps.
public sealed interface FollowUp {
    record Done() implements FollowUp {}

    /// Something must exist before the rest can be planned.
    record ObserveAndPlanAgain(String reason) implements FollowUp {}
}
