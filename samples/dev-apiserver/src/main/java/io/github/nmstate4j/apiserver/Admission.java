package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.apiserver.Resources.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Asks the admission webhooks: first those that may change the object, then, with the result, those that may only refuse it.
///
/// Rules, selectors, failure policy, time limit and `caBundle` count; `matchConditions` are not looked at. A webhook named by service is reached where the
/// services function says, as nothing routes to cluster addresses here.
final class Admission {
    /// What is being done, in the words of webhook rules.
    enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }

    /// One write, as it is put before the webhooks.
    record Question(
            Operation operation,
            ResourceType type,
            Part part,
            String namespace,
            String name,
            Optional<ObjectNode> object,
            Optional<ObjectNode> old,
            Writing writing) {
        Question with(ObjectNode changed) {
            return new Question(operation, type, part, namespace, name, Optional.of(changed), old, writing);
        }
    }

    private record Answer(Optional<ObjectNode> changed) {}

    private static final String MUTATING = "mutatingwebhookconfigurations.admissionregistration.k8s.io";
    private static final String VALIDATING = "validatingwebhookconfigurations.admissionregistration.k8s.io";

    private final Store store;
    private final Function<JsonNode, URI> services;
    private final Supplier<String> ids;

    /// @param services the address of a webhook that names a service (the `service` part of its client configuration)
    Admission(Store store, Function<JsonNode, URI> services, Supplier<String> ids) {
        this.store = store;
        this.services = services;
        this.ids = ids;
    }

    /// The object as the mutating webhooks leave it.
    ///
    /// @throws ErrorStatus when one refuses
    ObjectNode mutate(Question question, ObjectNode object) {
        var current = object;
        for (var webhook : webhooks(MUTATING, question)) {
            current = ask(webhook, question.with(current)).changed().orElse(current);
        }
        return current;
    }

    /// @throws ErrorStatus when a validating webhook refuses
    void validate(Question question) {
        webhooks(VALIDATING, question).forEach(webhook -> ask(webhook, question));
    }

    private List<JsonNode> webhooks(String configurations, Question question) {
        if (question.type().group().equals("admissionregistration.k8s.io")) {
            return List.of();
        }
        var found = new ArrayList<JsonNode>();
        store.list(configurations, "").items().stream()
                .sorted(Comparator.comparing(Json::name))
                .forEach(configuration -> configuration.path("webhooks").forEach(webhook -> {
                    if (concerns(webhook, question)) {
                        found.add(webhook);
                    }
                }));
        return found;
    }

    private boolean concerns(JsonNode webhook, Question question) {
        var ruled = false;
        for (var rule : webhook.path("rules")) {
            ruled |= rules(rule, question);
        }
        if (!ruled) {
            return false;
        }
        var selected = Selectors.labelSelector(webhook.path("objectSelector"));
        if (question.object().filter(selected).isEmpty() && question.old().filter(selected).isEmpty()) {
            return false;
        }
        var namespaces = Selectors.labelSelector(webhook.path("namespaceSelector"));
        return question.namespace().isEmpty()
                || store.read(new Store.Key(BuiltInTypes.NAMESPACES, "", question.namespace()))
                        .filter(namespaces)
                        .isPresent();
    }

    /// Versions are not compared: as with the match policy `Equivalent`, every version of a kind counts as the same.
    private static boolean rules(JsonNode rule, Question question) {
        var type = question.type();
        var resource = type.plural() + (question.part() == Part.MAIN ? "" : "/" + question.part().subresource());
        var scope = rule.path("scope").asText("*");
        return has(rule.path("operations"), question.operation().name())
                && has(rule.path("apiGroups"), type.group())
                && (has(rule.path("resources"), resource)
                        || rule.path("resources").toString().contains("\"*/*\""))
                && (scope.equals("*") || scope.equals(type.namespaced() ? "Namespaced" : "Cluster"));
    }

    private static boolean has(JsonNode list, String wanted) {
        for (var item : list) {
            var text = item.asText();
            if (text.equals(wanted) || (text.equals("*") && !wanted.contains("/"))) {
                return true;
            }
        }
        return false;
    }

    private Answer ask(JsonNode webhook, Question question) {
        var name = webhook.path("name").asText();
        JsonNode response;
        try {
            response = call(webhook, question).path("response");
            if (!response.has("allowed")) {
                throw new IOException("the answer has no response");
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            if (webhook.path("failurePolicy").asText("Fail").equals("Ignore")) {
                return new Answer(Optional.empty());
            }
            throw ErrorStatus.internal("failed calling webhook \"" + name + "\": failed to call webhook: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ErrorStatus.internal("failed calling webhook \"" + name + "\": the server is stopping");
        }
        response.path("warnings").forEach(warning -> question.writing().warn().accept(warning.asText()));
        if (!response.path("allowed").asBoolean()) {
            throw refusal(name, response.path("status"));
        }
        return new Answer(question.object().flatMap(object -> patched(response, object)));
    }

    private static ErrorStatus refusal(String name, JsonNode status) {
        var message = status.path("message").asText("");
        var reason = status.path("reason").asText("");
        var why = message.isEmpty() ? reason : message;
        return ErrorStatus.denied(
                "admission webhook \"" + name + "\" denied the request"
                        + (why.isEmpty() ? " without explanation" : ": " + why),
                status.path("code").asInt(403),
                reason.isEmpty() ? "Forbidden" : reason);
    }

    private static Optional<ObjectNode> patched(JsonNode response, ObjectNode object) {
        if (!response.path("patch").isTextual()) {
            return Optional.empty();
        }
        try {
            var patch = Json.parse(Base64.getDecoder().decode(response.path("patch").asText()));
            return Optional.of(Patches.json(object, patch));
        } catch (IOException | IllegalArgumentException e) {
            throw ErrorStatus.internal("the patch of an admission webhook cannot be read: " + e.getMessage());
        }
    }

    private JsonNode call(JsonNode webhook, Question question)
            throws IOException, InterruptedException, GeneralSecurityException {
        var config = webhook.path("clientConfig");
        var target = config.has("url") ? URI.create(config.path("url").asText()) : services.apply(config.path("service"));
        var limit = Duration.ofSeconds(webhook.path("timeoutSeconds").asInt(10));
        var builder = HttpClient.newBuilder().connectTimeout(limit).version(HttpClient.Version.HTTP_1_1);
        if (config.path("caBundle").isTextual()) {
            builder.sslContext(trusting(Base64.getMimeDecoder().decode(config.path("caBundle").asText())));
        }
        try (var client = builder.build()) {
            var request = HttpRequest.newBuilder(target)
                    .timeout(limit)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(review(question))))
                    .build();
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException("it answered with status " + response.statusCode());
            }
            return Json.parse(response.body());
        }
    }

    private static SSLContext trusting(byte[] bundle) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        var count = 0;
        for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bundle))) {
            trusted.setCertificateEntry("authority-" + count++, certificate);
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private ObjectNode review(Question question) {
        var type = question.type();
        var review = Json.object().put("kind", "AdmissionReview").put("apiVersion", "admission.k8s.io/v1");
        var request = review.putObject("request").put("uid", ids.get());
        for (var prefix : List.of("kind", "requestKind")) {
            request.putObject(prefix)
                    .put("group", type.group())
                    .put("version", type.version())
                    .put("kind", type.kind());
        }
        for (var prefix : List.of("resource", "requestResource")) {
            request.putObject(prefix)
                    .put("group", type.group())
                    .put("version", type.version())
                    .put("resource", type.plural());
        }
        if (question.part() != Part.MAIN) {
            request.put("subResource", question.part().subresource());
            request.put("requestSubResource", question.part().subresource());
        }
        request.put("name", question.name());
        if (!question.namespace().isEmpty()) {
            request.put("namespace", question.namespace());
        }
        request.put("operation", question.operation().name());
        var user = request.putObject("userInfo").put("username", question.writing().user().name());
        var groups = user.putArray("groups");
        question.writing().user().groups().forEach(groups::add);
        request.set("object", orNull(question.object()));
        request.set("oldObject", orNull(question.old()));
        request.put("dryRun", question.writing().dryRun());
        return review;
    }

    private static JsonNode orNull(Optional<ObjectNode> object) {
        return object.isPresent() ? object.get() : NullNode.instance;
    }
}
