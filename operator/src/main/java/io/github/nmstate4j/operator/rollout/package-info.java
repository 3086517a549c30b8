/// Decides which node may change when, and tells how a policy is doing over all its nodes. The decisions are
/// pure ([Rollout]); one writer carries them out ([RolloutCoordinator]). It never touches a node and never
/// writes the status of an enactment whose start it has granted: from then on that belongs to the handler.
@NullMarked
package io.github.nmstate4j.operator.rollout;

import org.jspecify.annotations.NullMarked;
