package io.github.nmstate4j.handler.metrics;

import io.github.nmstate4j.handler.apply.ApplyOutcome;
import io.github.nmstate4j.handler.probe.Probe;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Counts what a handler does, and how long it takes. All series are there from the start, at zero.
public final class HandlerMetrics {

    private static final String APPLY = "nmstate.handler.apply.duration";
    private static final String PROBE = "nmstate.handler.probe.duration";
    private static final List<String> OUTCOMES =
            List.of("unchanged", "committed", "refused", "rolled_back", "stranded");

    private final MeterRegistry registry;
    private final Counter rollbacks;
    private final Counter retries;

    public HandlerMetrics(MeterRegistry registry) {
        this.registry = registry;
        OUTCOMES.forEach(this::applies);
        rollbacks = Counter.builder("nmstate.handler.rollbacks")
                .description("Changes that were rolled back, whether that worked or not")
                .register(registry);
        retries = Counter.builder("nmstate.handler.retries")
                .description("Failed attempts after which another one follows")
                .register(registry);
    }

    /// Counts one attempt.
    public ApplyOutcome applied(Supplier<ApplyOutcome> attempt) {
        var time = Timer.start(registry);
        var outcome = attempt.get();
        time.stop(applies(word(outcome)));
        if (outcome instanceof ApplyOutcome.RolledBack || outcome instanceof ApplyOutcome.Stranded) {
            rollbacks.increment();
        }
        return outcome;
    }

    private Timer applies(String outcome) {
        return Timer.builder(APPLY)
                .description("How long attempts to bring the node to a desired state took, by how they ended")
                .tag("outcome", outcome)
                .serviceLevelObjectives(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(4))
                .register(registry);
    }

    private static String word(ApplyOutcome outcome) {
        return switch (outcome) {
            case ApplyOutcome.NothingToDo _ -> "unchanged";
            case ApplyOutcome.Committed _, ApplyOutcome.AwaitingCommit _ -> "committed";
            case ApplyOutcome.Refused _ -> "refused";
            case ApplyOutcome.RolledBack _ -> "rolled_back";
            case ApplyOutcome.Stranded _ -> "stranded";
        };
    }

    /// An attempt failed, and another one follows.
    public void retried() {
        retries.increment();
    }

    /// What is asked whenever metrics are read.
    ///
    /// @param reportAge how long ago the state of the node was last written into the cluster; empty before the first time
    /// @param queue how many enactments wait for their turn
    public void watch(Supplier<Optional<Duration>> reportAge, IntSupplier queue) {
        Gauge.builder("nmstate.handler.report.age", () -> reportAge.get().map(age -> age.toMillis() / 1000.0).orElse(Double.NaN))
                .description("Time since the state of the node was last written into the cluster")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("nmstate.handler.queue.depth", queue::getAsInt)
                .description("Enactments that wait for their turn")
                .register(registry);
    }

    /// The same probe, with its time taken.
    public Probe measured(Probe probe) {
        for (var passed : List.of(true, false)) {
            var _ = probes(probe, passed);
        }
        return new Probe() {
            @Override
            public String name() {
                return probe.name();
            }

            @Override
            public Optional<String> failure(Observation now, Duration within) throws Exception {
                var time = Timer.start(registry);
                boolean passed = false;
                try {
                    var failure = probe.failure(now, within);
                    passed = failure.isEmpty();
                    return failure;
                } finally {
                    time.stop(probes(probe, passed));
                }
            }

            @Override
            public boolean isGivenUpBy(NetworkState desired, Observation before) {
                return probe.isGivenUpBy(desired, before);
            }
        };
    }

    private Timer probes(Probe probe, boolean passed) {
        return Timer.builder(PROBE)
                .description("How long probes took to answer, by whether they passed")
                .tag("probe", probe.name())
                .tag("passed", Boolean.toString(passed))
                .register(registry);
    }
}
