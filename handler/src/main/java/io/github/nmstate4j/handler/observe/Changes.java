package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.rtnetlink.Rtnetlink;
import io.github.nmstate4j.handler.rtnetlink.RtnetlinkException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Makes one call of many: the first change starts a short wait, and what comes meanwhile is covered by the same call.
/// A stream of changes can so never put the call off for good.
final class Changes implements Observer.Subscription, Rtnetlink.Listener {

    static final Duration QUIET = Duration.ofMillis(150);
    private static final Duration BEFORE_LISTENING_AGAIN = Duration.ofSeconds(1);

    private final Rtnetlink rtnetlink;
    private final ScheduledExecutorService scheduler;
    private final Duration quiet;
    private final Runnable listener;
    private final AtomicBoolean pending = new AtomicBoolean();
    private Optional<NetworkManager.Subscription> networkManager = Optional.empty();
    private Optional<Rtnetlink.Subscription> kernel = Optional.empty();
    private volatile boolean closed;

    private Changes(
            Rtnetlink rtnetlink, ScheduledExecutorService scheduler, Duration quiet, Runnable listener) {
        this.rtnetlink = rtnetlink;
        this.scheduler = scheduler;
        this.quiet = quiet;
        this.listener = listener;
    }

    static Changes begin(
            Rtnetlink rtnetlink,
            NetworkManager networkManager,
            ScheduledExecutorService scheduler,
            Duration quiet,
            Runnable listener) {
        var changes = new Changes(rtnetlink, scheduler, quiet, listener);
        changes.listenToKernel();
        changes.listenTo(networkManager);
        return changes;
    }

    private synchronized void listenTo(NetworkManager gateway) {
        networkManager = Optional.of(gateway.onChange(this::changed));
    }

    private synchronized void listenToKernel() {
        if (closed) {
            return;
        }
        try {
            kernel = Optional.of(rtnetlink.listen(this));
        } catch (RtnetlinkException e) {
            lost(e);
        }
    }

    @Override
    public void changed() {
        if (!closed && pending.compareAndSet(false, true)) {
            later(this::call, quiet);
        }
    }

    /// What changes between the loss and the next subscription is covered by a call after it.
    @Override
    public void lost(RtnetlinkException cause) {
        later(
                () -> {
                    listenToKernel();
                    changed();
                },
                BEFORE_LISTENING_AGAIN);
    }

    private void call() {
        pending.set(false);
        if (!closed) {
            listener.run();
        }
    }

    private void later(Runnable task, Duration delay) {
        try {
            var ignored = scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            closed = true; // the program ends
        }
    }

    @Override
    public void close() {
        closed = true;
        Optional<Rtnetlink.Subscription> kernelToo;
        synchronized (this) {
            networkManager.ifPresent(NetworkManager.Subscription::close);
            kernelToo = kernel;
        }
        // Outside the lock: it waits for the thread that may be telling us of a loss.
        kernelToo.ifPresent(Rtnetlink.Subscription::close);
    }
}
