package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.Optional;

/// Kubernetes objects as Jackson trees: reading, writing and the handful of look-ups everything here needs.
///
/// A stored tree is never changed; whoever wants a change copies first.
final class Json {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper JSON_STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.defaults())
                    .build())
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ObjectMapper mapper() {
        return JSON;
    }

    static JsonNode parse(byte[] text) throws IOException {
        return JSON.readTree(text);
    }

    /// The message of the parser when a key comes twice in one object; empty when none does.
    static Optional<String> duplicateKey(byte[] text) {
        try {
            JSON_STRICT.readTree(text);
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(e.getOriginalMessage());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// YAML, and JSON with it.
    static JsonNode parseYaml(byte[] text) throws IOException {
        return YAML.readTree(text);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    static JsonNode at(JsonNode node, String... path) {
        var here = node;
        for (var step : path) {
            here = here.path(step);
        }
        return here;
    }

    /// The text at a path, empty text when there is none.
    static String text(JsonNode node, String... path) {
        return at(node, path).asText("");
    }

    static ObjectNode metadata(ObjectNode object) {
        return child(object, "metadata");
    }

    /// The object below a key, made when it is missing or of another kind.
    static ObjectNode child(ObjectNode object, String key) {
        return object.get(key) instanceof ObjectNode found ? found : object.putObject(key);
    }

    static String name(JsonNode object) {
        return text(object, "metadata", "name");
    }

    static String namespace(JsonNode object) {
        return text(object, "metadata", "namespace");
    }

    static String resourceVersion(JsonNode object) {
        return text(object, "metadata", "resourceVersion");
    }

    static boolean isEmpty(JsonNode node) {
        return node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty());
    }

    /// A new object that shares its children with the old one: enough to replace top-level keys.
    static ObjectNode shallowCopy(ObjectNode object) {
        ObjectNode copy = object();
        copy.setAll(object);
        return copy;
    }

    /// Puts, or removes when there is nothing to put.
    static void set(ObjectNode object, String key, JsonNode value) {
        if (value.isMissingNode()) {
            object.remove(key);
        } else {
            object.set(key, value);
        }
    }
}
