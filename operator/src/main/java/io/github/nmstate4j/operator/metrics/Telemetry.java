package io.github.nmstate4j.operator.metrics;

import io.github.nmstate4j.operator.installation.Wishes.MetricsAddress;
import io.github.nmstate4j.telemetry.Endpoint;
import io.github.nmstate4j.telemetry.Health;
import io.github.nmstate4j.telemetry.Health.Question;
import io.github.nmstate4j.telemetry.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where an operator tells how it is doing. Where metrics are served may change while it runs.
public final class Telemetry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

    private final Metrics metrics = Metrics.ofProcess();
    private final Health health = new Health();
    private final AtomicInteger leads = new AtomicInteger();
    private final RolloutTimes times = new RolloutTimes(metrics.meters());
    private final Verdicts verdicts = new Verdicts(metrics.meters());
    private volatile boolean ready;
    private Optional<Endpoint> healthEndpoint = Optional.empty();
    private Optional<Endpoint> metricsEndpoint = Optional.empty();
    private Optional<MetricsAddress> servedAt = Optional.empty();

    public Telemetry() {
        Gauge.builder("nmstate.operator.at.work", leads, AtomicInteger::get)
                .description("1 for the operator that holds the Lease, 0 for one that stands by")
                .register(metrics.meters());
        health.check(Question.READY, "start", () -> ready ? Optional.empty() : Optional.of("not started yet"));
    }

    public RolloutTimes rolloutTimes() {
        return times;
    }

    public Verdicts verdicts() {
        return verdicts;
    }

    /// For the framework: how often it works on what, and how long its queues are.
    public MicrometerMetricsV2 ofFramework() {
        return MicrometerMetricsV2.newBuilder(metrics.meters()).build();
    }

    /// @throws IllegalStateException when the port cannot be listened on
    public synchronized void answerHealthAt(int port) {
        try {
            healthEndpoint = Optional.of(Endpoint.ofHealth(new InetSocketAddress(port), health));
        } catch (IOException e) {
            throw new IllegalStateException("health cannot be asked for at port " + port, e);
        }
    }

    /// It stands by, or is at work.
    public void isReady() {
        ready = true;
    }

    /// Policies are rolled out whether anybody can read metrics or not.
    public synchronized void serveMetricsAt(Optional<MetricsAddress> wanted) {
        if (wanted.equals(servedAt)) {
            return;
        }
        metricsEndpoint.ifPresent(Endpoint::close);
        metricsEndpoint = Optional.empty();
        servedAt = Optional.empty();
        if (wanted.isEmpty()) {
            return;
        }
        var address = wanted.get();
        try {
            metricsEndpoint = Optional.of(Endpoint.ofMetrics(
                    address.host().isEmpty()
                            ? new InetSocketAddress(address.port())
                            : new InetSocketAddress(address.host(), address.port()),
                    metrics));
            servedAt = wanted;
            LOG.info("Metrics are read at {}", address);
        } catch (IOException e) {
            LOG.warn("Metrics cannot be read at {}: {}", address, e.toString());
        }
    }

    public void atWork(ClusterNumbers numbers) {
        leads.set(1);
        metrics.collect(numbers);
    }

    public void atRest(ClusterNumbers numbers) {
        leads.set(0);
        metrics.forget(numbers);
    }

    @Override
    public synchronized void close() {
        metricsEndpoint.ifPresent(Endpoint::close);
        healthEndpoint.ifPresent(Endpoint::close);
    }
}
