package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request, taken apart. The body is read whole, within a limit.
///
/// @param warnings what the answer's `Warning` headers will say; filled while the request is worked on
@SuppressWarnings("ArrayRecordComponent") // requests are never compared
record ApiRequest(
        String method,
        List<String> path,
        Map<String, String> query,
        List<MediaType> accept,
        Optional<MediaType> contentType,
        String userAgent,
        byte[] body,
        User user,
        List<String> warnings) {

    static final int LARGEST_BODY = 3 * 1024 * 1024;

    /// A media type with its parameters, all in lower case but the values.
    record MediaType(String name, Map<String, String> parameters) {
        static MediaType of(String text) {
            var parts = text.split(";");
            var parameters = new HashMap<String, String>();
            for (var i = 1; i < parts.length; i++) {
                var split = parts[i].indexOf('=');
                if (split > 0) {
                    parameters.put(
                            parts[i].substring(0, split).strip().toLowerCase(Locale.ROOT),
                            parts[i].substring(split + 1).strip());
                }
            }
            return new MediaType(parts[0].strip().toLowerCase(Locale.ROOT), Map.copyOf(parameters));
        }

        static List<MediaType> list(String header) {
            return Arrays.stream(header.split(","))
                    .filter(part -> !part.isBlank())
                    .map(MediaType::of)
                    .toList();
        }

        boolean isJson() {
            return name.equals("application/json") || name.equals("*/*") || name.equals("application/*");
        }

        String parameter(String key) {
            return parameters.getOrDefault(key, "");
        }
    }

    static ApiRequest of(HttpExchange exchange, User user) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw ErrorStatus.tooLarge(LARGEST_BODY);
        }
        var path = Arrays.stream(exchange.getRequestURI().getRawPath().split("/"))
                .filter(part -> !part.isEmpty())
                .map(ApiRequest::decoded)
                .toList();
        var accept = Optional.ofNullable(headers.get("Accept")).map(values -> String.join(",", values)).orElse("*/*");
        return new ApiRequest(
                exchange.getRequestMethod(),
                path,
                query(exchange.getRequestURI().getRawQuery()),
                MediaType.list(accept),
                Optional.ofNullable(headers.getFirst("Content-Type")).map(MediaType::of),
                Optional.ofNullable(headers.getFirst("User-Agent")).orElse("unknown"),
                body,
                user,
                new ArrayList<>());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        if (raw != null) {
            for (var part : raw.split("&")) {
                var split = part.indexOf('=');
                query.putIfAbsent(
                        decoded(split < 0 ? part : part.substring(0, split)),
                        decoded(split < 0 ? "" : part.substring(split + 1)));
            }
        }
        return query;
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    boolean flag(String name) {
        var value = parameter(name);
        return query.containsKey(name) && (value.isEmpty() || value.equals("true") || value.equals("1"));
    }

    /// The body as an object, JSON or YAML by its content type.
    ObjectNode object() {
        JsonNode node;
        try {
            // An apply patch calls itself YAML and mostly is JSON, which is quicker read as such.
            var yaml = contentType.filter(type -> type.name().endsWith("yaml")).isPresent();
            node = yaml && !(body.length > 0 && body[0] == '{') ? Json.parseYaml(body) : Json.parse(body);
        } catch (IOException e) {
            throw ErrorStatus.badRequest("the object provided is unrecognized: " + e.getMessage());
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw ErrorStatus.badRequest("the object provided is unrecognized: it must be a JSON or YAML object");
    }

    Writing writing() {
        var validation =
                switch (parameter("fieldValidation")) {
                    case "Strict" -> Writing.FieldValidation.STRICT;
                    case "Ignore" -> Writing.FieldValidation.IGNORE;
                    default -> Writing.FieldValidation.WARN;
                };
        var manager = parameter("fieldManager");
        if (manager.isEmpty()) {
            manager = userAgent.split("/", 2)[0];
            manager = manager.substring(0, Math.min(128, manager.length()));
        }
        return new Writing(user, manager, flag("force"), parameter("dryRun").equals("All"), validation, warnings::add);
    }
}
