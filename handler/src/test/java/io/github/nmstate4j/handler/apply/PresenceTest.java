package io.github.nmstate4j.handler.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.handler.simulated.SimulatedNode;
import io.github.nmstate4j.handler.simulated.SteppedTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final SimulatedNode node = SimulatedNode.with(new SteppedTime(), "eth1");

    @AfterEach
    void close() {
        node.close();
    }

    private Thread waiting(CompletableFuture<Boolean> interrupted, Duration patience) {
        return Thread.ofPlatform().start(() -> {
            Presence.await(node.networkManager(), patience);
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
    }

    private static void awaitSleep(Thread thread) {
        Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void goesOnAsSoonAsNetworkManagerIsBack() throws Exception {
        node.stopNetworkManager();
        var ended = new CompletableFuture<Boolean>();
        awaitSleep(waiting(ended, LONG));
        assertThat(ended).isNotDone();

        node.startNetworkManager();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void leavesItToTheNextCallWhenNetworkManagerStaysAway() throws Exception {
        node.stopNetworkManager();
        var ended = new CompletableFuture<Boolean>();

        waiting(ended, Duration.ofMillis(50));

        assertThat(ended.get(30, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void keepsTheMarkOfAnInterruption() throws Exception {
        node.stopNetworkManager();
        var ended = new CompletableFuture<Boolean>();
        var thread = waiting(ended, LONG);
        awaitSleep(thread);

        thread.interrupt();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
    }
}
