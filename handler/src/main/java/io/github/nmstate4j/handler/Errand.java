package io.github.nmstate4j.handler;

import io.github.nmstate4j.handler.cli.NodeCommands.Change;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// Something done in another thread while the asking thread waits. Interrupting the one that waits interrupts the one
/// that works, and the wait ends when the work has.
final class Errand<T> implements Runnable {

    private static final String STOPPING = "the handler is stopping";

    private final Change<T> work;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Optional<Thread> worker = Optional.empty();
    private Optional<T> result = Optional.empty();
    private Optional<Exception> failure = Optional.empty();
    private boolean stopped;

    private Errand(Change<T> work) {
        this.work = work;
    }

    static <T> T run(Change<T> work, ExecutorService workers) throws IOException, NetworkManagerException {
        var errand = new Errand<>(work);
        try {
            workers.execute(errand);
        } catch (RejectedExecutionException e) {
            throw new IOException(STOPPING, e);
        }
        return errand.await(workers);
    }

    @Override
    public void run() {
        if (begin()) {
            try {
                end(Optional.of(work.make()), Optional.empty());
            } catch (IOException | NetworkManagerException | RuntimeException e) {
                end(Optional.empty(), Optional.of(e));
            }
        }
        ended.countDown();
    }

    private synchronized boolean begin() {
        worker = Optional.of(Thread.currentThread());
        return !stopped;
    }

    private synchronized void end(Optional<T> done, Optional<Exception> failed) {
        result = done;
        failure = failed;
        worker = Optional.empty();
        if (stopped) {
            // It was meant for this errand, not for the next one.
            Thread.interrupted();
        }
    }

    private synchronized void stop() {
        stopped = true;
        worker.ifPresent(Thread::interrupt);
    }

    private T await(ExecutorService workers) throws IOException, NetworkManagerException {
        boolean interrupted = false;
        while (true) {
            try {
                if (ended.await(1, TimeUnit.SECONDS) || workers.isTerminated()) {
                    break;
                }
            } catch (InterruptedException _) {
                interrupted = true;
                stop();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome();
    }

    private synchronized T outcome() throws IOException, NetworkManagerException {
        return switch (failure.orElse(null)) {
            case null ->
                result.orElseThrow(() -> new IOException(stopped ? "stopped before anything was done" : STOPPING));
            case NetworkManagerException e -> throw e;
            case RuntimeException e -> throw e;
            case Exception e -> throw new IOException(e.getMessage(), e);
        };
    }
}
