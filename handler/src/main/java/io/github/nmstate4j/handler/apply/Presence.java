package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether NetworkManager is there to be asked.
public final class Presence {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private Presence() {}

    /// Returns when NetworkManager answers, or when it stayed away for too long: whoever asks it next then hears why.
    /// Returns early when the thread is interrupted, and leaves that mark.
    public static void await(NetworkManager networkManager, Duration patience) {
        if (isThere(networkManager)) {
            return;
        }
        LOG.info("NetworkManager is away; waiting {} s for it at most", patience.toSeconds());
        var deadline = System.nanoTime() + patience.toNanos();
        var changes = new Semaphore(0);
        try (var _ = networkManager.onChange(changes::release)) {
            while (!isThere(networkManager)) {
                var left = deadline - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                if (changes.tryAcquire(Math.min(left, GLANCE.toNanos()), TimeUnit.NANOSECONDS)) {
                    changes.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isThere(NetworkManager networkManager) {
        try {
            networkManager.checkpoints();
            return true;
        } catch (NetworkManagerException e) {
            return e.kind() != Kind.UNAVAILABLE;
        }
    }
}
