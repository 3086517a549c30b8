package io.github.nmstate4j.telemetry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.nmstate4j.telemetry.Health.Question;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Answers over HTTP how a program is doing. Whoever reaches the address may ask; nothing can be changed here, and no
/// answer holds a secret.
public final class Endpoint implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService executor;

    private Endpoint(InetSocketAddress address, String name) throws IOException {
        server = HttpServer.create(address, 0);
        executor = Executors.newFixedThreadPool(2, Thread.ofPlatform().name(name, 0).daemon().factory());
        server.setExecutor(executor);
    }

    /// `/healthz` and `/readyz`, as Kubernetes asks: 200, or 503 with what is wrong.
    ///
    /// @param address port 0 takes a free one
    /// @throws IOException when the address cannot be listened on
    public static Endpoint ofHealth(InetSocketAddress address, Health health) throws IOException {
        var endpoint = new Endpoint(address, "health-");
        endpoint.server.createContext("/healthz", exchange -> answer(exchange, health, Question.ALIVE));
        endpoint.server.createContext("/readyz", exchange -> answer(exchange, health, Question.READY));
        endpoint.server.start();
        return endpoint;
    }

    /// `/metrics`, as Prometheus reads it.
    ///
    /// @param address port 0 takes a free one
    /// @throws IOException when the address cannot be listened on
    public static Endpoint ofMetrics(InetSocketAddress address, Metrics metrics) throws IOException {
        var endpoint = new Endpoint(address, "metrics-");
        endpoint.server.createContext("/metrics", exchange -> send(exchange, OK, Metrics.CONTENT_TYPE, metrics.scrape()));
        endpoint.server.start();
        return endpoint;
    }

    private static void answer(HttpExchange exchange, Health health, Question question) throws IOException {
        var troubles = health.troubles(question);
        var text = troubles.isEmpty()
                ? "ok"
                : troubles.entrySet().stream()
                        .map(trouble -> trouble.getKey() + ": " + trouble.getValue())
                        .collect(Collectors.joining("\n"));
        send(exchange, troubles.isEmpty() ? OK : UNAVAILABLE, "text/plain; charset=utf-8", text);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(status, -1);
                return;
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Where it listens.
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
