package io.github.nmstate4j.desktop.rollout;

import io.github.nmstate4j.desktop.cluster.EnactmentRow;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.policy.RolloutBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the rollout of one policy gets on.
///
/// @param finished times at which nodes came to an end, in order
/// @param perMinute nodes that come to an end in a minute; 0 when nothing is known
/// @param lastMove when anything changed last
/// @param failing nodes that have given up
record Progress(
        String policy,
        int matching,
        int available,
        int working,
        int waiting,
        int aborted,
        List<String> failing,
        RolloutBudget budget,
        List<Instant> finished,
        double perMinute,
        Optional<Instant> lastMove,
        boolean paused,
        Instant now) {

    /// No change for so long while there is work left.
    static final Duration STUCK = Duration.ofMinutes(5);

    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final double SECONDS = 60;

    Progress {
        failing = List.copyOf(failing);
        finished = List.copyOf(finished);
    }

    static Progress of(Matrix matrix, int policyIndex, Instant now) {
        PolicyRow policy = matrix.policies().get(policyIndex);
        int matching = 0;
        int available = 0;
        int working = 0;
        int waiting = 0;
        int aborted = 0;
        var failing = new ArrayList<String>();
        var finished = new ArrayList<Instant>();
        Optional<Instant> lastMove = Optional.empty();
        for (int node = 0; node < matrix.nodes().size(); node++) {
            var state = matrix.state(node, policyIndex);
            if (state == CellState.NOT_MATCHED) {
                continue;
            }
            matching++;
            var moved = matrix.enactment(node, policyIndex).flatMap(Progress::moved);
            if (moved.isPresent() && lastMove.filter(last -> last.isAfter(moved.get())).isEmpty()) {
                lastMove = moved;
            }
            switch (state) {
                case AVAILABLE -> {
                    available++;
                    moved.ifPresent(finished::add);
                }
                case FAILING -> {
                    failing.add(matrix.nodes().get(node).name());
                    moved.ifPresent(finished::add);
                }
                case ABORTED -> aborted++;
                case PROGRESSING, RETRYING -> working++;
                case PENDING, UNKNOWN, NOT_MATCHED -> waiting++;
            }
        }
        finished.sort(Comparator.naturalOrder());
        return new Progress(
                policy.name(),
                matching,
                available,
                working,
                waiting,
                aborted,
                failing,
                RolloutBudget.of(policy.spec().rolloutLimit(), matching, working + failing.size()),
                finished,
                rate(finished, now),
                lastMove,
                policy.spec().holdsRollout(),
                now);
    }

    private static Optional<Instant> moved(EnactmentRow row) {
        return row.conditions().stream()
                .filter(Condition::isTrue)
                .map(Condition::lastTransitionTime)
                .filter(time -> !time.equals(Instant.EPOCH))
                .max(Comparator.naturalOrder());
    }

    private static double rate(List<Instant> finished, Instant now) {
        var recent = finished.stream().filter(time -> !time.isBefore(now.minus(RECENT))).toList();
        if (recent.size() < 2) {
            return 0;
        }
        double seconds = Math.max(1, Duration.between(recent.getFirst(), now).toSeconds());
        return recent.size() * SECONDS / seconds;
    }

    boolean isDone() {
        return working + waiting == 0;
    }

    /// Enough nodes have failed that no other starts.
    boolean isStopped() {
        return budget.isSpentBy(failing.size()) && !failing.isEmpty();
    }

    boolean isStuck() {
        return !isDone()
                && !paused
                && !isStopped()
                && lastMove.filter(last -> Duration.between(last, now).compareTo(STUCK) >= 0).isPresent();
    }

    Optional<Instant> estimatedEnd() {
        return isDone() || isStopped() || paused || isStuck() || perMinute <= 0
                ? Optional.empty()
                : Optional.of(now.plusSeconds(Math.round((working + waiting) * SECONDS / perMinute)));
    }

    /// Which wave it is in, of how many.
    int waves() {
        return matching == 0 ? 0 : Math.ceilDiv(matching, budget.limit());
    }

    int wave() {
        int ended = available + failing.size() + aborted;
        return Math.min(waves(), ended / budget.limit() + (isDone() ? 0 : 1));
    }

    /// In one sentence, with the way on when it does not go on.
    String sentence() {
        var ended = String.format(Locale.ROOT, "%,d of %,d nodes done", available, matching);
        if (matching == 0) {
            return "No node matches.";
        }
        if (isStopped()) {
            return String.format(
                    Locale.ROOT,
                    "%s. Stopped, because %,d %s failed; %,d not tried. Mend the policy, or retry.",
                    ended,
                    failing.size(),
                    failing.size() == 1 ? "node" : "nodes",
                    aborted + waiting);
        }
        if (isDone()) {
            return ended + (failing.isEmpty() ? "." : String.format(Locale.ROOT, ", %,d failed.", failing.size()));
        }
        if (paused) {
            return ended + ". Paused: no further node starts.";
        }
        if (isStuck()) {
            return String.format(
                    Locale.ROOT,
                    "%s. Stuck: nothing has changed for %d minutes. See whether the handlers of the nodes at work (%,d) run.",
                    ended,
                    lastMove.map(last -> Duration.between(last, now).toMinutes()).orElse(0L),
                    working);
        }
        return String.format(Locale.ROOT, "%s, wave %,d of %,d, %.1f nodes a minute.", ended, wave(), waves(), perMinute);
    }
}
