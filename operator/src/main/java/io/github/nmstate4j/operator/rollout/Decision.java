package io.github.nmstate4j.operator.rollout;

import java.util.List;

/// What to write now.
///
/// @param slotsHeld how many nodes hold a slot for the current generation once the actions are carried out
record Decision(List<Action> actions, int slotsHeld) {

    Decision {
        actions = List.copyOf(actions);
    }
}
