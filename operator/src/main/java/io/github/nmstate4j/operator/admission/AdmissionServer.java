package io.github.nmstate4j.operator.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.operator.certificate.Credential;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the API server's questions over HTTPS, with a certificate that may change while it runs.
public final class AdmissionServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdmissionServer.class);
    /// An API server takes objects of 3 MiB at most, and asks about an old and a new one.
    private static final int LARGEST_QUESTION = 8 << 20;

    private final KubernetesSerialization serialization;
    private final ServingKeys keys;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpsServer server;

    private AdmissionServer(
            KubernetesSerialization serialization, ServingKeys keys, HttpsServer server) {
        this.serialization = serialization;
        this.keys = keys;
        this.server = server;
    }

    /// Listens at once.
    ///
    /// @param address port 0 takes a free one
    /// @param judges by the path of the questions they answer
    /// @throws IOException when the address cannot be listened on
    public static AdmissionServer start(
            InetSocketAddress address,
            Credential serving,
            Map<String, Judge> judges,
            KubernetesSerialization serialization)
            throws IOException {
        var keys = new ServingKeys(serving);
        var http = HttpsServer.create(address, 0);
        http.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        var server = new AdmissionServer(serialization, keys, http);
        http.setExecutor(server.executor);
        judges.forEach((path, judge) -> http.createContext(path, exchange -> server.answer(exchange, judge)));
        http.createContext("/readyz", exchange -> send(exchange, 200, "ok".getBytes(StandardCharsets.US_ASCII)));
        http.start();
        LOG.info("Admission questions are answered at {}", http.getAddress());
        return server;
    }

    private static SSLContext context(ServingKeys keys) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, null, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS with this certificate", e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// From the next connection on.
    public void serveWith(Credential serving) {
        keys.use(serving);
    }

    private void answer(HttpExchange exchange, Judge judge) throws IOException {
        byte[] answer;
        try {
            var body = exchange.getRequestBody().readNBytes(LARGEST_QUESTION + 1);
            if (body.length > LARGEST_QUESTION) {
                send(exchange, 413, text("a question of more than " + LARGEST_QUESTION + " bytes is not read"));
                return;
            }
            var review = serialization.unmarshal(new ByteArrayInputStream(body), JsonNode.class);
            var request = review == null ? JsonNodeFactory.instance.objectNode() : review.path("request");
            if (!request.path("uid").isTextual()) {
                send(exchange, 400, text("this is no AdmissionReview: request.uid is missing"));
                return;
            }
            answer = text(serialization.asJson(response(review, request, judge.judge(request))));
        } catch (RuntimeException e) {
            LOG.warn("A question at {} was not understood", exchange.getRequestURI(), e);
            send(exchange, 400, text("the question was not understood: " + e.getClass().getSimpleName()));
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, 200, answer);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode response(JsonNode review, JsonNode request, Verdict verdict) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.set("apiVersion", review.path("apiVersion"));
        answer.put("kind", "AdmissionReview");
        var response = answer.putObject("response");
        response.set("uid", request.path("uid"));
        response.put("allowed", !(verdict instanceof Verdict.Deny));
        switch (verdict) {
            case Verdict.Allow(var warnings) -> warn(response, warnings);
            case Verdict.Deny(var reason, var findings, var warnings) -> {
                warn(response, warnings);
                var message = findings.stream().map(Finding::toString).collect(Collectors.joining("; "));
                LOG.info("{} {} is refused: {}", request.path("kind").path("kind").asText(), request.path("name").asText(), message);
                response.putObject("status")
                        .put("status", "Failure")
                        .put("message", message)
                        .put("reason", reason.word())
                        .put("code", reason.status());
            }
            case Verdict.Patch(var annotations) -> {
                var patch = JsonNodeFactory.instance.arrayNode();
                if (!request.path("object").path("metadata").path("annotations").isObject()) {
                    patch.addObject().put("op", "add").put("path", "/metadata/annotations").putObject("value");
                }
                annotations.forEach((key, value) -> patch.addObject()
                        .put("op", "add")
                        .put("path", "/metadata/annotations/" + key.replace("~", "~0").replace("/", "~1"))
                        .put("value", value));
                response.put("patchType", "JSONPatch");
                response.put("patch", Base64.getEncoder().encodeToString(text(serialization.asJson(patch))));
            }
        }
        return answer;
    }

    private static void warn(ObjectNode response, List<String> warnings) {
        if (!warnings.isEmpty()) {
            var list = response.putArray("warnings");
            warnings.forEach(list::add);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
