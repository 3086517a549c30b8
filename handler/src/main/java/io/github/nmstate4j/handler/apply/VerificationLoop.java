package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.verify.Mismatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Compares until the node is as wanted, anew whenever something changed on it.
final class VerificationLoop {

    /// Some values change without an event (sysfs), so we look once in a while as well.
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final NodeView view;
    private final ApplyOptions options;

    VerificationLoop(NodeView view, ApplyOptions options) {
        this.view = view;
        this.options = options;
    }

    /// What is still not as wanted when we give up. Empty: verified.
    List<Mismatch> await(Decisions.Goal goal, Lease lease)
            throws NodeViewException, NetworkManagerException, InterruptedException {
        var changes = new Semaphore(0);
        try (var _ = view.onChange(changes::release)) {
            long started = System.nanoTime();
            long lastChange = started;
            while (true) {
                lease.keep();
                var missed = goal.missedBy(view.observe());
                long now = System.nanoTime();
                long left = Math.min(
                        lastChange + options.quiet().toNanos() - now, started + options.ceiling().toNanos() - now);
                if (missed.isEmpty() || left <= 0) {
                    return missed;
                }
                if (changes.tryAcquire(Math.min(left, GLANCE.toNanos()), TimeUnit.NANOSECONDS)) {
                    changes.drainPermits();
                    lastChange = System.nanoTime();
                }
            }
        }
    }
}
