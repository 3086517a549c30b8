package io.github.nmstate4j.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.github.nmstate4j.operator.OperatorSettings.Leadership;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands for election until closed, again after a Lease was lost; whoever holds it works.
final class Election implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Election.class);
    private static final String LEASE = "nmstate-operator";
    private static final int LONGEST_GOODBYE_SECONDS = 60;

    private final KubernetesClient client;
    private final Leadership leadership;
    private final Runnable work;
    private final Runnable rest;
    /// Starting takes longer than a Lease may go without renewal.
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("lead").daemon().factory());
    private final ExecutorService renewal =
            Executors.newCachedThreadPool(Thread.ofPlatform().name("renew-", 0).daemon().factory());
    private boolean closed;
    private LeaderElector elector;
    private CompletableFuture<?> candidature;

    /// @param work starts to work; called in one thread with `rest`
    /// @param rest ends work, at once also if it has not begun
    Election(KubernetesClient client, Leadership leadership, Runnable work, Runnable rest) {
        this.client = client;
        this.leadership = leadership;
        this.work = work;
        this.rest = rest;
        this.elector = elector();
        this.candidature = elector.start();
        watch();
    }

    /// Not released by the elector: it would let the next one in while this one still works.
    private LeaderElector elector() {
        return new LeaderElector(
                client,
                new LeaderElectionConfigBuilder()
                        .withName(LEASE)
                        .withLock(new LeaseLock(leadership.namespace(), LEASE, leadership.identity()))
                        .withLeaseDuration(leadership.rhythm().lease())
                        .withRenewDeadline(leadership.rhythm().renewDeadline())
                        .withRetryPeriod(leadership.rhythm().retry())
                        .withReleaseOnCancel(false)
                        .withLeaderCallbacks(new LeaderCallbacks(
                                () -> inTurn(this::begin),
                                () -> inTurn(rest),
                                leader -> LOG.info("The operator at work is {}", leader)))
                        .build(),
                renewal);
    }

    private void inTurn(Runnable step) {
        try {
            worker.execute(step);
        } catch (RejectedExecutionException _) {
            LOG.debug("Closed, and so at rest already");
        }
    }

    private void begin() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Leading, but work could not begin; the Lease goes back", e);
            rest.run();
            release();
        }
    }

    private void release() {
        try {
            elector.release();
        } catch (KubernetesClientException e) {
            LOG.warn("The Lease runs out instead of being given back: {}", e.getMessage());
        }
    }

    private synchronized void watch() {
        var _ = candidature.whenCompleteAsync((_, _) -> standAgain(), renewal);
    }

    private synchronized void standAgain() {
        if (!closed) {
            LOG.info("Standing for election again");
            elector = elector();
            candidature = elector.start();
            watch();
        }
    }

    /// Rests first and lets the next one in then.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        inTurn(rest);
        worker.shutdown();
        try {
            if (worker.awaitTermination(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                release();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        candidature.cancel(true);
        renewal.shutdown();
    }
}
