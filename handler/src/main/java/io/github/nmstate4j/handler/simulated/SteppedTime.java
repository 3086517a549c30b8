package io.github.nmstate4j.handler.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Time that passes when told to.
public final class SteppedTime implements Countdowns {

    private final List<Waiting> waiting = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private static final class Waiting implements Countdown {
        private final Duration end;
        private final Runnable action;
        private boolean cancelled;

        Waiting(Duration end, Runnable action) {
            this.end = end;
            this.action = action;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    @Override
    public synchronized Countdown start(Duration time, Runnable action) {
        var entry = new Waiting(now.plus(time), action);
        waiting.add(entry);
        return entry;
    }

    /// Runs what ends meanwhile, in order, in the caller's thread.
    public void pass(Duration time) {
        List<Waiting> due;
        synchronized (this) {
            now = now.plus(time);
            due = waiting.stream()
                    .filter(entry -> entry.end.compareTo(now) <= 0)
                    .sorted(Comparator.comparing(entry -> entry.end))
                    .toList();
            waiting.removeAll(due);
        }
        for (var entry : due) {
            if (!entry.cancelled) {
                entry.action.run();
            }
        }
    }
}
