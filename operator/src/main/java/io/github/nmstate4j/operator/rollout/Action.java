package io.github.nmstate4j.operator.rollout;

/// One write that a decision asks for.
sealed interface Action {

    /// The node whose enactment is written.
    String node();

    /// Creates the enactment; a granted one may start at once.
    record Create(String node, String nodeUid, boolean granted) implements Action {}

    /// Lets the node start the current generation.
    record Grant(String node) implements Action {}

    /// Says that the node waits for a slot.
    record MakeWait(String node) implements Action {}

    /// Says that the node will not start this generation.
    record Abort(String node) implements Action {}

    /// Removes the enactment. Nothing on the node is reverted.
    record Delete(String node, String reason) implements Action {}
}
