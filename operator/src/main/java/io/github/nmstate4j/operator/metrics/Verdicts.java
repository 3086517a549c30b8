package io.github.nmstate4j.operator.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// How many admission questions were answered, and how.
public final class Verdicts {

    private final Counter allowed;
    private final Counter warned;
    private final Counter denied;

    public Verdicts(MeterRegistry registry) {
        allowed = counter(registry, "allowed");
        warned = counter(registry, "warned");
        denied = counter(registry, "denied");
    }

    private static Counter counter(MeterRegistry registry, String verdict) {
        return Counter.builder("nmstate.admission.reviews")
                .description("Admission questions by their answer")
                .tag("verdict", verdict)
                .register(registry);
    }

    public void allowed(boolean withWarnings) {
        (withWarnings ? warned : allowed).increment();
    }

    public void denied() {
        denied.increment();
    }
}
