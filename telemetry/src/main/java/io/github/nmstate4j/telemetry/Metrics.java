package io.github.nmstate4j.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;

/// The numbers of one program.
public final class Metrics {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /// With those of the process.
    public static Metrics ofProcess() {
        var metrics = new Metrics();
        new JvmMemoryMetrics().bindTo(metrics.registry);
        new JvmThreadMetrics().bindTo(metrics.registry);
        new ProcessorMetrics().bindTo(metrics.registry);
        new UptimeMetrics().bindTo(metrics.registry);
        return metrics;
    }

    /// For what is counted when it happens.
    public MeterRegistry meters() {
        return registry;
    }

    /// For what is counted when somebody asks: many series, of which none is kept.
    public void collect(MultiCollector collector) {
        registry.getPrometheusRegistry().register(collector);
    }

    /// No longer asked.
    public void forget(MultiCollector collector) {
        registry.getPrometheusRegistry().unregister(collector);
    }

    /// As Prometheus reads it.
    public String scrape() {
        return registry.scrape();
    }
}
