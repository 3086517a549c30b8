package io.github.nmstate4j.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.telemetry.Health.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointTest {

    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void whoIsAliveAndNotAtWorkIsNotReadyAndSaysWhy() throws Exception {
        var health = new Health();
        health.check(Question.READY, "node", () -> Optional.of("not observed yet"));
        try (var endpoint = Endpoint.ofHealth(ANYWHERE, health)) {
            assertThat(get(endpoint, "/healthz").statusCode()).isEqualTo(200);
            assertThat(get(endpoint, "/readyz").statusCode()).isEqualTo(503);
            assertThat(get(endpoint, "/readyz").body()).isEqualTo("node: not observed yet");

            health.check(Question.READY, "node", Optional::empty);
            assertThat(get(endpoint, "/readyz").body()).isEqualTo("ok");
        }
    }

    @Test
    void whoIsNotAliveIsNotReady() throws Exception {
        var health = new Health();
        health.check(Question.ALIVE, "worker", () -> {
            throw new IllegalStateException("it hangs");
        });
        try (var endpoint = Endpoint.ofHealth(ANYWHERE, health)) {
            assertThat(get(endpoint, "/healthz").statusCode()).isEqualTo(503);
            assertThat(get(endpoint, "/readyz").body()).isEqualTo("worker: it hangs");
        }
    }

    @Test
    void prometheusReadsTheNumbersOfTheProcessAndOurs() throws Exception {
        var metrics = Metrics.ofProcess();
        metrics.meters().counter("nmstate.example").increment();
        try (var endpoint = Endpoint.ofMetrics(ANYWHERE, metrics)) {
            var answer = get(endpoint, "/metrics");

            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body()).contains("nmstate_example_total 1.0", "jvm_memory_used_bytes", "process_uptime_seconds");
        }
    }

    private static HttpResponse<String> get(Endpoint endpoint, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
