package io.github.nmstate4j.desktop.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a policy can say: the schema of its custom resource, with that of the network state where the desired state is.
final class PolicySchema {

    private static final String DEFINITION = "/META-INF/fabric8/nodenetworkconfigurationpolicies.nmstate.io-v1.yml";
    private static final String OWN = """
            properties:
              apiVersion: {enum: [nmstate.io/v1]}
              kind: {enum: [NodeNetworkConfigurationPolicy]}
              metadata:
                type: object
                properties:
                  name: {type: string}
                  labels: {type: object}
                  annotations: {type: object}
            """;
    /// The keys that all kinds of interfaces have; for kinds that the schema does not know.
    private static final String PLAIN_KIND = "dummy";

    private final JsonNode policy;
    private final JsonNode state;

    private PolicySchema(JsonNode policy, JsonNode state) {
        this.policy = policy;
        this.state = state;
    }

    static PolicySchema usual() {
        return Usual.SCHEMA;
    }

    /// Read when it is first asked for.
    private static final class Usual {
        private static final PolicySchema SCHEMA = read();
    }

    private static PolicySchema read() {
        try (InputStream in = PolicySchema.class.getResourceAsStream(DEFINITION)) {
            var yaml = new YAMLMapper();
            var policy = (ObjectNode) yaml.readTree(OWN);
            var versions = yaml.readTree(Objects.requireNonNull(in, DEFINITION)).path("spec").path("versions");
            policy.withObject("properties").set("spec", versions.path(0).path("schema").path("openAPIV3Schema").path("properties").path("spec"));
            return new PolicySchema(policy, new ObjectMapper().readTree(NetworkStateYaml.jsonSchema()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schemas are part of this program and cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Part> root() {
        return List.of(new Part(policy, ""));
    }

    /// A part of a schema, which says what one place can hold.
    ///
    /// @param key under which it stands; "" for items and the whole
    record Part(JsonNode node, String key) {

        Map<String, Part> keys() {
            var keys = new LinkedHashMap<String, Part>();
            node.path("properties").properties().forEach(entry -> keys.put(entry.getKey(), new Part(entry.getValue(), entry.getKey())));
            return keys;
        }

        Optional<Part> below(String name) {
            return Optional.ofNullable(keys().get(name));
        }

        String description() {
            return node.path("description").asText("");
        }

        /// The words that it can be; numbers that stand for words are left out.
        List<String> words() {
            var words = new ArrayList<String>();
            node.path("enum").forEach(word -> {
                if (word.isTextual() && !word.asText().matches("[0-9]+")) {
                    words.add(word.asText());
                }
            });
            if (node.path("type").asText().equals("boolean")) {
                words.add("true");
                words.add("false");
            }
            return words;
        }
    }

    boolean isObject(Part part) {
        return expanded(part, Map.of()).stream().anyMatch(one -> one.node().has("properties") || one.node().path("type").asText().equals("object"));
    }

    List<Part> items(Part part) {
        return expanded(part, Map.of()).stream()
                .filter(one -> one.node().has("items"))
                .map(one -> new Part(one.node().path("items"), ""))
                .toList();
    }

    /// Its alternatives, without references and conditions.
    ///
    /// @param siblings the keys that stand there already, with their values: the `type` of an interface says which keys it
    ///     can have
    List<Part> expanded(Part part, Map<String, String> siblings) {
        var parts = new ArrayList<Part>();
        expand(part, siblings, parts);
        return parts;
    }

    private void expand(Part part, Map<String, String> siblings, List<Part> parts) {
        var node = part.node();
        if (part.key().equals("desiredState")) {
            parts.add(new Part(state, ""));
        } else if (node.has("$ref")) {
            expand(new Part(state.at(node.path("$ref").asText().substring(1)), part.key()), siblings, parts);
        } else if (node.has("anyOf")) {
            node.path("anyOf").forEach(one -> expand(new Part(one, part.key()), siblings, parts));
        } else if (node.has("allOf")) {
            parts.add(new Part(ofType(node.path("allOf"), siblings.getOrDefault("type", PLAIN_KIND)), part.key()));
        } else {
            parts.add(part);
        }
    }

    private JsonNode ofType(JsonNode conditions, String type) {
        var found = definition(conditions, type).or(() -> definition(conditions, PLAIN_KIND));
        return found.orElseThrow(() -> new IllegalStateException("The schema has no interfaces of type " + PLAIN_KIND));
    }

    private Optional<JsonNode> definition(JsonNode conditions, String type) {
        return conditions.valueStream()
                .filter(one -> one.path("if").path("properties").path("type").path("const").asText().equals(type))
                .map(one -> state.at(one.path("then").path("$ref").asText().substring(1)))
                .findFirst();
    }
}
