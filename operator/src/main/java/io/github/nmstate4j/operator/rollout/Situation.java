package io.github.nmstate4j.operator.rollout;

import io.github.nmstate4j.enactment.EnactmentVerdict;
import java.util.List;
import java.util.OptionalLong;

/// All that a decision about one policy depends on.
///
/// @param policyUid the identity of the policy: one that was deleted and created again starts over
/// @param limit how many nodes may be unavailable at once, at least 1
/// @param paused no further node starts; those at work finish
/// @param retry a mark that people change to have failed and aborted nodes tried again
/// @param nodes the nodes of the cluster that match or that have an enactment
record Situation(
        String policyUid,
        long generation,
        int limit,
        boolean paused,
        String retry,
        List<Member> nodes,
        List<Standing> enactments) {

    Situation {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", a rollout needs at least 1");
        }
        nodes = List.copyOf(nodes);
        enactments = List.copyOf(enactments);
    }

    /// A node of the cluster.
    ///
    /// @param group nodes start group by group, in the order of their names
    record Member(String name, String uid, boolean ready, boolean matching, String group) {}

    /// Where one node stands with the policy.
    ///
    /// @param policyUid the policy that the enactment was created for
    /// @param nodeUid the node that the enactment was created for
    /// @param granted the generation that the node may start
    /// @param reported the generation that the conditions are about
    /// @param retry the mark of the policy when the node was let go, or when the enactment was created
    record Standing(
            String node,
            String nodeUid,
            String policyUid,
            OptionalLong granted,
            OptionalLong reported,
            EnactmentVerdict verdict,
            String retry) {

        boolean grantedFor(long generation) {
            return granted.isPresent() && granted.getAsLong() == generation;
        }

        boolean says(EnactmentVerdict wanted, long generation) {
            return verdict == wanted && isAbout(generation);
        }

        boolean endedFor(long generation) {
            return verdict.isFinished() && isAbout(generation);
        }

        /// It gave up or did not try, and somebody wants another try.
        boolean isTriedAgain(Situation situation) {
            return !retry.equals(situation.retry())
                    && (says(EnactmentVerdict.FAILING, situation.generation())
                            || says(EnactmentVerdict.ABORTED, situation.generation()));
        }

        /// The node is being changed, or an attempt failed and another will follow.
        boolean atWork() {
            return verdict.holdsSlot() && !verdict.isFinished();
        }

        private boolean isAbout(long generation) {
            return reported.isPresent() && reported.getAsLong() == generation;
        }

        /// The node may be changing at this moment: it was let go and has not said that it ended. Words about a
        /// later generation (it waits for that one) show that the grant is spent.
        boolean inFlight() {
            return atWork()
                    || (granted.isPresent()
                            && !endedFor(granted.getAsLong())
                            && reported.orElse(Long.MIN_VALUE) <= granted.getAsLong());
        }

        /// A failed node keeps its slot: that is what stops a bad policy after as many nodes as may be unavailable.
        boolean holdsSlot(long generation) {
            return inFlight() || says(EnactmentVerdict.FAILING, generation);
        }

        /// Like [#holdsSlot], but only what counts for this generation alone.
        boolean holdsSlotOf(long generation) {
            return says(EnactmentVerdict.FAILING, generation)
                    || (inFlight() && (grantedFor(generation) || (atWork() && isAbout(generation))));
        }
    }
}
