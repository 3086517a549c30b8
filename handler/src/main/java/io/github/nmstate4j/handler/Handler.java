package io.github.nmstate4j.handler;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.handler.apply.ApplyOutcome;
import io.github.nmstate4j.handler.apply.CheckpointFile;
import io.github.nmstate4j.handler.apply.Decisions;
import io.github.nmstate4j.handler.apply.Decisions.Decision;
import io.github.nmstate4j.handler.apply.ModelDecisions;
import io.github.nmstate4j.handler.apply.NodeAccess;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.handler.apply.Presence;
import io.github.nmstate4j.handler.apply.Transaction;
import io.github.nmstate4j.handler.cli.NodeCommands;
import io.github.nmstate4j.handler.metrics.HandlerMetrics;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.policy.EnactmentReconciler;
import io.github.nmstate4j.handler.probe.ApiServer;
import io.github.nmstate4j.handler.probe.NodeReady;
import io.github.nmstate4j.handler.probe.Probe;
import io.github.nmstate4j.handler.probe.ProbeSuite;
import io.github.nmstate4j.handler.report.NodeStatePublisher;
import io.github.nmstate4j.handler.report.Version;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.telemetry.Health;
import io.github.nmstate4j.verify.Mismatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The handler of one node at work. Several of them, each with its own node, may live in one process.
public final class Handler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Handler.class);
    /// A rollback waits for devices.
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(90);
    /// Attempts are not spent on a NetworkManager that is updated or restarted.
    private static final Duration NETWORK_MANAGER_RESTARTS = Duration.ofSeconds(60);
    private static final int MISSED_BEATS = 10;
    private static final int PROBE_TIMEOUT_MILLISECONDS = 3000;

    private final HandlerSettings settings;
    private final NodeAccess node;
    private final ScheduledExecutorService worker;
    private final ScheduledExecutorService reporter;
    private final ExecutorService probing;
    private final Decisions decisions;
    private final Transaction transaction;
    private final NodeStatePublisher publisher;
    private final EnactmentReconciler reconciler;
    private final HandlerMetrics metrics;
    private volatile boolean atWork;

    private Handler(KubernetesClient client, HandlerSettings settings, NodeAccess node, MeterRegistry meters) {
        this.settings = settings;
        this.node = node;
        metrics = new HandlerMetrics(meters);
        worker = Executors.newSingleThreadScheduledExecutor(threads("apply"));
        reporter = Executors.newSingleThreadScheduledExecutor(threads("report"));
        probing = Executors.newCachedThreadPool(threads("probe"));
        var probes = new ArrayList<Probe>(node.probes());
        probes.add(new ApiServer(() -> impatient(client)));
        probes.add(new NodeReady(settings.node(), () -> impatient(client)));
        decisions = new ModelDecisions(new Planner((_, _) -> UUID.randomUUID()));
        transaction = new Transaction(
                node.view(),
                decisions,
                node.networkManager(),
                node.host(),
                new ProbeSuite(probes.stream().map(metrics::measured).toList(), settings.probing(), probing),
                new CheckpointFile(settings.stateFolder().resolve("checkpoint"), settings.bootId()));
        publisher = new NodeStatePublisher(
                client,
                settings.node(),
                Version.text(),
                node.view(),
                settings.reporting(),
                Clock.systemUTC(),
                reporter);
        reconciler = new EnactmentReconciler(
                client,
                settings.node(),
                new ThisNode(),
                publisher::refresh,
                new EnactmentReconciler.Persistence(
                        settings.mostAttempts(), settings.retries(), settings.writes(), settings.reporting().beat()),
                Clock.systemUTC(),
                worker);
        metrics.watch(
                () -> publisher.lastWritten().map(time -> Duration.between(time, Instant.now())), reconciler::waiting);
    }

    private final class ThisNode implements EnactmentReconciler.Node {
        @Override
        public NetworkState observe() throws NodeViewException {
            Presence.await(node.networkManager(), NETWORK_MANAGER_RESTARTS);
            return node.view().observe().state();
        }

        @Override
        public ApplyOutcome apply(NetworkState desired) {
            Presence.await(node.networkManager(), NETWORK_MANAGER_RESTARTS);
            return metrics.applied(() -> transaction.apply(desired, settings.applying()));
        }

        @Override
        public List<String> missing(NetworkState desired) throws NodeViewException {
            var now = node.view().observe();
            return switch (decisions.decide(desired, now, PlanOptions.defaults())) {
                case Decision.Carry(_, var goal) -> goal.missedBy(now).stream().map(Mismatch::toString).toList();
                case Decision.Refuse(var findings) -> findings.stream().filter(Finding::isError).map(Finding::toString).toList();
            };
        }

        @Override
        public void isTriedAgain() {
            metrics.retried();
        }
    }

    /// Returns at once; the handler goes to work when the node can be observed, and works until it is closed. Neither
    /// the client nor the node are closed with it.
    public static Handler start(KubernetesClient client, HandlerSettings settings, NodeAccess node) {
        return start(client, settings, node, new CompositeMeterRegistry());
    }

    /// @param meters get the numbers of this handler
    public static Handler start(
            KubernetesClient client, HandlerSettings settings, NodeAccess node, MeterRegistry meters) {
        var handler = new Handler(client, settings, node, meters);
        handler.worker.execute(() -> handler.begin(1));
        return handler;
    }

    private void begin(int attempt) {
        try {
            transaction.recover();
            node.view().observe();
            publisher.start();
            reconciler.start();
            Files.createDirectories(settings.readyFile().toAbsolutePath().getParent());
            Files.writeString(settings.readyFile(), "");
            atWork = true;
            LOG.info("The handler of {} is at work", settings.node());
        } catch (NetworkManagerException | NodeViewException | IOException e) {
            var pause = settings.writes().after(attempt);
            LOG.warn("Cannot start on {}, next try in {}: {}", settings.node(), pause, e.getMessage());
            var _ = worker.schedule(() -> begin(attempt + 1), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Ready when the node can be observed; alive as long as it is looked at on the beat.
    public void tell(Health health) {
        health.check(Health.Question.READY, "node", () ->
                atWork ? Optional.empty() : Optional.of("the node could not be observed yet"));
        health.check(Health.Question.ALIVE, "observation", () -> publisher.lastLook()
                .filter(time -> time.isBefore(Instant.now().minus(settings.reporting().beat().multipliedBy(MISSED_BEATS))))
                .map(time -> "the node was last looked at " + time));
    }

    /// Changes the node by hand, between the changes that policies ask for.
    <T> T exclusively(NodeCommands.Change<T> change) throws IOException, NetworkManagerException {
        return Errand.run(change, worker);
    }

    /// A client of its own connection, which does not try again by itself.
    private static KubernetesClient impatient(KubernetesClient client) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(client.getConfiguration())
                        .withConnectionTimeout(PROBE_TIMEOUT_MILLISECONDS)
                        .withRequestTimeout(PROBE_TIMEOUT_MILLISECONDS)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    private ThreadFactory threads(String task) {
        return Thread.ofPlatform().name(settings.node() + "-" + task).daemon().factory();
    }

    /// A change that is under way is rolled back first.
    @Override
    public void close() {
        try {
            Files.deleteIfExists(settings.readyFile());
        } catch (IOException e) {
            LOG.warn("{} is still there", settings.readyFile(), e);
        }
        reconciler.close();
        worker.shutdownNow();
        awaitEnd();
        publisher.close();
        reporter.shutdownNow();
        probing.shutdownNow();
    }

    private void awaitEnd() {
        try {
            if (!worker.awaitTermination(LONGEST_GOODBYE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.error("A change did not end within {}; its checkpoint will roll it back", LONGEST_GOODBYE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
