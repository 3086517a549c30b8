package io.github.nmstate4j.desktop.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.document.Nearest;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.Set;

/// Takes secrets out of a tree: policies have them in plain text, snapshots never do. A key that is nearly one of a secret
/// counts as one: it may be misspelled.
final class Redaction {

    private static final Set<String> KEYS = NetworkStateYaml.secretKeys();

    private Redaction() {}

    static JsonNode of(JsonNode tree) {
        return of(tree, false);
    }

    private static JsonNode of(JsonNode tree, boolean secret) {
        return switch (tree) {
            case ObjectNode object -> {
                var result = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(entry ->
                        result.set(entry.getKey(), of(entry.getValue(), secret || isSecret(entry.getKey()))));
                yield result;
            }
            case ArrayNode array -> {
                var result = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> result.add(of(item, secret)));
                yield result;
            }
            default -> secret && !tree.isNull() ? JsonNodeFactory.instance.textNode(Secret.MARK) : tree;
        };
    }

    private static boolean isSecret(String key) {
        // A word as short as "psk" is near to too many others.
        return KEYS.contains(key) || (key.length() > 5 && Nearest.of(key, KEYS).filter(word -> word.length() > 5).isPresent());
    }
}
