package io.github.nmstate4j.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.cluster.NMStateSpec.LogLevel;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.operator.admission.Admission;
import io.github.nmstate4j.operator.admission.AdmissionSettings;
import io.github.nmstate4j.operator.installation.CustomResourceInstaller;
import io.github.nmstate4j.operator.installation.InstallationReconciler;
import io.github.nmstate4j.operator.installation.InstallationWatch;
import io.github.nmstate4j.operator.installation.Wishes;
import io.github.nmstate4j.operator.metrics.ClusterNumbers;
import io.github.nmstate4j.operator.metrics.Telemetry;
import io.github.nmstate4j.operator.rollout.RolloutCoordinator;
import io.github.nmstate4j.telemetry.Logs;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operator of one cluster at work. A process may hold several, each for its own cluster.
public final class Operator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Operator.class);
    private static final long LIST_PAGE = 500;
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(20);

    private final KubernetesClient client;
    private final OperatorSettings settings;
    private Optional<Work> work = Optional.empty();
    private Optional<Election> election = Optional.empty();
    private Optional<Admission> admission = Optional.empty();
    private Optional<InstallationWatch> watch = Optional.empty();

    private final Telemetry telemetry;

    private record Work(
            RolloutCoordinator coordinator, io.javaoperatorsdk.operator.Operator framework, ClusterNumbers numbers) {}

    private Operator(KubernetesClient client, OperatorSettings settings) {
        this.client = client;
        this.settings = settings;
        this.telemetry = new Telemetry();
    }

    /// Returns when the operator is at work, or when it stands for election.
    ///
    /// @param client remains the caller's
    /// @throws IllegalStateException when the cluster does not answer in time, or an address cannot be listened on
    public static Operator start(KubernetesClient client, OperatorSettings settings) {
        var operator = new Operator(client, settings);
        try {
            operator.begin();
            return operator;
        } catch (RuntimeException e) {
            operator.close();
            throw e;
        }
    }

    private synchronized void begin() {
        settings.healthPort().ifPresent(telemetry::answerHealthAt);
        if (settings.installDefinitions()) {
            new CustomResourceInstaller(client, settings.patience()).install();
        }
        // Every operator answers, the one at work and those that stand by.
        settings.admission().ifPresent(this::admit);
        if (settings.installation().isPresent()) {
            watch = Optional.of(InstallationWatch.start(client, this::follow));
        }
        telemetry.isReady();
        if (settings.leadership().isPresent()) {
            election = Optional.of(new Election(client, settings.leadership().get(), this::work, this::rest));
        } else {
            work();
        }
    }

    private void admit(AdmissionSettings where) {
        try {
            admission = Optional.of(Admission.start(client, where, InstantSource.system(), telemetry.verdicts()));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "admission questions cannot be answered at " + where.address() + ":" + where.port(), e);
        }
    }

    private void follow(Wishes wishes) {
        admission.ifPresent(asked -> asked.follow(wishes.lives(), wishes.validation()));
        Logs.debug(wishes.logLevel() == LogLevel.DEBUG);
        telemetry.serveMetricsAt(wishes.metrics());
    }

    /// Everything is listed anew at this moment, so nothing that an operator before this one wrote is overlooked.
    private synchronized void work() {
        var coordinator = new RolloutCoordinator(client, InstantSource.system(), telemetry.rolloutTimes());
        var framework = new io.javaoperatorsdk.operator.Operator(configuration -> configuration
                .withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withMetrics(telemetry.ofFramework())
                .withCacheSyncTimeout(settings.patience())
                .withReconciliationTerminationTimeout(LONGEST_GOODBYE));
        var numbers = new ClusterNumbers(client, coordinator::policies, coordinator::enactments);
        work = Optional.of(new Work(coordinator, framework, numbers));
        framework.register(
                coordinator,
                configuration -> configuration
                        .withName("policies")
                        .withGenerationAware(false)
                        .withOnUpdateFilter(Operator::asksForSomething)
                        .withTriggerReconcilerOnAllEvents(true)
                        .withInformerListLimit(LIST_PAGE)
                        .withRetry(persistent()));
        settings.installation().ifPresent(installation -> framework.register(
                new InstallationReconciler(client, installation, InstantSource.system()),
                configuration -> configuration
                        .withName("installations")
                        .withFinalizer(InstallationReconciler.FINALIZER)
                        .withRetry(persistent())));
        try {
            coordinator.learn(settings.patience());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the enactments were listed", e);
        }
        framework.start();
        coordinator.listen();
        telemetry.atWork(numbers);
        LOG.info("At work");
    }

    private static GenericRetry persistent() {
        return new GenericRetry()
                .setInitialInterval(Duration.ofMillis(200))
                .setIntervalMultiplier(2)
                .setMaxInterval(Duration.ofSeconds(10).toMillis())
                .withoutMaxAttempts();
    }

    /// Only this operator writes the status, and it knows what it wrote.
    private static boolean asksForSomething(NodeNetworkConfigurationPolicy now, NodeNetworkConfigurationPolicy before) {
        var one = now.getMetadata();
        var other = before.getMetadata();
        return !one.getGeneration().equals(other.getGeneration())
                || !Objects.equals(one.getAnnotations(), other.getAnnotations())
                || now.isMarkedForDeletion() != before.isMarkedForDeletion();
    }

    private synchronized void rest() {
        work.ifPresent(done -> {
            telemetry.atRest(done.numbers());
            done.numbers().close();
            done.coordinator().holdBack();
            done.framework().stop();
            done.coordinator().close();
            LOG.info("At rest");
        });
        work = Optional.empty();
    }

    /// What has been granted goes on: an operator that comes later finds it in the cluster. Ends what is being
    /// written first.
    @Override
    public void close() {
        election.ifPresent(Election::close);
        rest();
        watch.ifPresent(InstallationWatch::close);
        admission.ifPresent(Admission::close);
        telemetry.close();
    }
}
