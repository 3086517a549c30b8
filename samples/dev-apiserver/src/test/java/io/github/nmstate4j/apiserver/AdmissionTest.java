package io.github.nmstate4j.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private HttpsServer webhooks;
    private String authority;
    private ApiServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        var certificates = Certificates.create(List.of("127.0.0.1"), Instant.now());
        authority = Base64.getEncoder().encodeToString(certificates.authorityPem().getBytes(StandardCharsets.US_ASCII));
        webhooks = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhooks.setHttpsConfigurator(new HttpsConfigurator(certificates.serverContext()));
        webhooks.createContext("/green", exchange -> {
            var patch = "[{\"op\":\"add\",\"path\":\"/spec/color\",\"value\":\"green\"}]";
            answer(exchange, Json.object().put("allowed", true).put("patchType", "JSONPatch").put(
                    "patch", Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8))));
        });
        webhooks.createContext("/small", exchange -> {
            var review = Json.parse(exchange.getRequestBody().readAllBytes());
            var small = review.at("/request/object/spec/size").asInt() < 5
                    && review.at("/request/object/spec/color").asText().equals("green");
            var response = Json.object().put("allowed", small);
            response.putObject("status").put("message", "too large").put("code", 403);
            answer(exchange, response);
        });
        webhooks.start();
        server = ApiServer.start(ApiServerSettings.local());
        var config = Config.fromKubeconfig(server.kubeconfig());
        config.setRequestRetryBackoffLimit(0);
        client = new KubernetesClientBuilder().withConfig(config).build();
        Gadgets.define(client);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        webhooks.stop(0);
    }

    private static void answer(HttpExchange exchange, ObjectNode response)
            throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var review = Json.object().put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
            review.set("response", response.put("uid", "any"));
            var bytes = Json.bytes(review);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void configure(String kind, int port, String path, String failurePolicy) {
        client.resource(
                        """
                        apiVersion: admissionregistration.k8s.io/v1
                        kind: %s
                        metadata: {name: gadgets}
                        webhooks:
                        - name: gadgets.example.org
                          admissionReviewVersions: [v1]
                          sideEffects: None
                          failurePolicy: %s
                          clientConfig: {url: "https://127.0.0.1:%d%s", caBundle: %s}
                          rules: [{apiGroups: [example.org], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [gadgets]}]
                        """
                                .formatted(kind, failurePolicy, port, path, authority))
                .create();
    }

    @Test
    void aMutatingWebhookChangesAndAValidatingOneSeesTheChange() {
        configure("MutatingWebhookConfiguration", webhooks.getAddress().getPort(), "/green", "Fail");
        configure("ValidatingWebhookConfiguration", webhooks.getAddress().getPort(), "/small", "Fail");
        var created = Gadgets.of(client).resource(Gadgets.gadget("one", Map.of("size", 1))).create();
        assertThat((String) created.get("spec", "color")).isEqualTo("green");
        assertThatThrownBy(() ->
                        Gadgets.of(client).resource(Gadgets.gadget("two", Map.of("size", 9))).create())
                .hasMessageContaining("admission webhook \"gadgets.example.org\" denied the request: too large");
    }

    @Test
    void aWebhookThatIsNotThereRefusesOrIsIgnoredAsItSays() {
        configure("MutatingWebhookConfiguration", 1, "/green", "Ignore");
        assertThat(Gadgets.of(client).resource(Gadgets.gadget("one", Map.of("size", 1))).create())
                .isNotNull();
        configure("ValidatingWebhookConfiguration", 1, "/small", "Fail");
        assertThatThrownBy(() ->
                        Gadgets.of(client).resource(Gadgets.gadget("two", Map.of("size", 1))).create())
                .hasMessageContaining("failed calling webhook \"gadgets.example.org\"");
    }
}
