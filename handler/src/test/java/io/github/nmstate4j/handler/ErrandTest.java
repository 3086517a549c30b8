package io.github.nmstate4j.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrandTest {

    private final ExecutorService worker = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    @Test
    void isDoneByTheWorkerWhileTheOtherWaits() throws Exception {
        assertThat(Errand.run(Thread::currentThread, worker)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void handsOnFailures() {
        assertThatThrownBy(() -> Errand.run(
                        () -> {
                            throw new NetworkManagerException(NetworkManagerException.Kind.OTHER, "away");
                        },
                        worker))
                .isInstanceOf(NetworkManagerException.class);
        assertThatThrownBy(() -> Errand.run(
                        () -> {
                            throw new IllegalStateException("a fault");
                        },
                        worker))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void interruptingTheOneThatWaitsStopsTheWorkAndWaitsForItsEnd() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var told = new AtomicReference<String>("");
        var waiting = Thread.ofPlatform().start(() -> {
            try {
                told.set(Errand.run(
                        () -> {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException _) {
                                awaitUninterrupted(end);
                            }
                            return "rolled back, " + Thread.currentThread().isInterrupted();
                        },
                        worker));
            } catch (IOException | NetworkManagerException e) {
                told.set(e.toString());
            }
        });
        begun.await();
        waiting.interrupt();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(told.get()).isEmpty();

        end.countDown();
        waiting.join();
        assertThat(told.get()).startsWith("rolled back");
        assertThat(Errand.run(() -> Thread.currentThread().isInterrupted(), worker)).isFalse();
    }

    @Test
    void isNotBegunOnceNobodyWaits() throws Exception {
        var free = new CountDownLatch(1);
        worker.execute(() -> awaitUninterrupted(free));
        var told = new AtomicReference<String>("");
        var waiting = Thread.ofPlatform().start(() -> {
            try {
                told.set(Errand.run(() -> "done", worker));
            } catch (IOException | NetworkManagerException e) {
                told.set(String.valueOf(e.getMessage()));
            }
        });
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        waiting.interrupt();
        await().until(() -> !waiting.isInterrupted());
        free.countDown();
        waiting.join();

        assertThat(told).hasValue("stopped before anything was done");
    }

    @Test
    void isRefusedByAWorkerThatStops() {
        worker.shutdownNow();

        assertThatThrownBy(() -> Errand.run(() -> "done", worker)).hasMessage("the handler is stopping");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException _) {
                // The work does not end before the latch opens, whoever interrupts it.
            }
        }
    }
}
