package io.github.nmstate4j.handler.simulated;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What makes the countdown of a checkpoint end: real time, or a test that says so.
public interface Countdowns {

    /// Runs the action once when the time is over, unless cancelled before.
    Countdown start(Duration time, Runnable action);

    interface Countdown {
        void cancel();
    }

    /// Real time. The scheduler stays the caller's.
    static Countdowns on(ScheduledExecutorService scheduler) {
        return (time, action) -> {
            var future = scheduler.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        };
    }

    /// Real time, on a thread that keeps no program alive.
    static Countdowns inRealTime() {
        return on(Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("simulated-node-countdown").factory()));
    }
}
