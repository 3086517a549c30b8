package io.github.nmstate4j.handler.networkmanager.dbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Waits for something to come true by asking after each signal. Opened before the thing is set off, so that no
/// signal is missed; asked again now and then all the same, because not every property tells of its changes.
final class Watch implements AutoCloseable {

    private static final Duration ANYWAY = Duration.ofMillis(500);

    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Bus.Listening listening;

    Watch(Bus bus) {
        listening = bus.listen(signals::add);
    }

    interface Question {
        /// True when there is nothing left to wait for. Each signal is news once.
        boolean isAnswered(List<Signal> news) throws BusException;
    }

    /// Returns whether the answer came in time.
    boolean until(Duration timeout, Question question) throws BusException {
        var deadline = System.nanoTime() + timeout.toNanos();
        var news = new ArrayList<Signal>();
        signals.drainTo(news);
        while (!question.isAnswered(List.copyOf(news))) {
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            news.clear();
            try {
                var next = signals.poll(Math.min(left, ANYWAY.toNanos()), TimeUnit.NANOSECONDS);
                if (next != null) {
                    news.add(next);
                    signals.drainTo(news);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BusException(BusException.INTERRUPTED, "interrupted while waiting", e);
            }
        }
        return true;
    }

    @Override
    public void close() {
        listening.close();
    }
}
