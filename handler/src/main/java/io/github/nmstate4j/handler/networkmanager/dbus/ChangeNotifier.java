package io.github.nmstate4j.handler.networkmanager.dbus;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls one listener from a thread of its own, so that it may call the gateway. Changes that come while it runs
/// are one further call.
final class ChangeNotifier implements NetworkManager.Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeNotifier.class);

    /// Counters and radio scans: they change all the time and mean nothing here.
    private static final Set<String> NOISE = Set.of(
            Remote.DEVICE + ".Statistics",
            Remote.DEVICE + ".Wireless",
            Remote.SERVICE + ".AccessPoint",
            Remote.SERVICE + ".WifiP2PPeer");

    private final Semaphore changes = new Semaphore(0);
    private final Bus.Listening listening;
    private final Thread thread;
    private volatile boolean closed;

    ChangeNotifier(Bus bus, Runnable listener) {
        thread = Thread.ofVirtual().name("networkmanager-changes").start(() -> run(listener));
        listening = bus.listen(signal -> {
            if (!isNoise(signal)) {
                changes.release();
            }
        });
    }

    private static boolean isNoise(Signal signal) {
        return signal.equals(Signal.GONE)
                || NOISE.contains(signal.interfaceName())
                || (signal.member().equals("PropertiesChanged")
                        && !signal.parameters().isEmpty()
                        && NOISE.contains(String.valueOf(signal.parameters().getFirst())));
    }

    private void run(Runnable listener) {
        try {
            while (!closed) {
                changes.acquire();
                changes.drainPermits();
                try {
                    listener.run();
                } catch (RuntimeException e) {
                    LOG.warn("A listener for NetworkManager's changes failed", e);
                }
            }
        } catch (InterruptedException _) {
            LOG.trace("No longer listening");
        }
    }

    @Override
    public void close() {
        closed = true;
        listening.close();
        thread.interrupt();
    }
}
