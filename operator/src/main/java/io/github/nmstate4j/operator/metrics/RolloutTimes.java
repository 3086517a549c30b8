package io.github.nmstate4j.operator.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// How long rollouts take, and what is granted on the way.
public final class RolloutTimes {

    private final Timer slotWait;
    private final Timer rollout;
    private final Counter aborted;

    public RolloutTimes(MeterRegistry registry) {
        slotWait = Timer.builder("nmstate.rollout.slot.wait")
                .description("How long nodes waited for a slot")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(100))
                .maximumExpectedValue(Duration.ofHours(4))
                .register(registry);
        rollout = Timer.builder("nmstate.rollout.duration")
                .description("How long generations of policies took until all their nodes were configured")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofSeconds(1))
                .maximumExpectedValue(Duration.ofHours(12))
                .register(registry);
        aborted = Counter.builder("nmstate.rollout.aborted.nodes")
                .description("Nodes that were not tried because others had failed")
                .register(registry);
    }

    public void waited(Duration time) {
        slotWait.record(time);
    }

    public void finished(Duration time) {
        rollout.record(time);
    }

    public void aborted() {
        aborted.increment();
    }
}
