package io.github.nmstate4j.desktop.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.ip.IpText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What nodes have in common that a policy would treat alike: all of their state but the addresses that are theirs alone, the
/// host name and what neighbours tell. Which addresses are equal to each other, and which subnets they are in, is part of
/// the shape; so is every value that the policy mentions.
record NodeShape(String hash) {

    private static final Set<String> MAC_KEYS = Set.of("mac-address", "permanent-mac-address");
    private static final Set<String> LEFT_OUT = Set.of("neighbors", "running-hostname");

    /// Makes shapes for one policy.
    static final class Maker {
        private final Set<String> mentioned = new HashSet<>();

        Maker(Value desired, Map<String, String> capture) {
            collect(desired);
            capture.values().forEach(expression -> {
                for (var word : expression.split("[\\s\"'|]+")) {
                    mentioned.add(word.toUpperCase(Locale.ROOT));
                }
            });
        }

        private void collect(Value value) {
            switch (value) {
                case Value.Mapping mapping -> mapping.entries().values().forEach(this::collect);
                case Value.Sequence sequence -> sequence.items().forEach(this::collect);
                default -> mentioned.add(value.toString().toUpperCase(Locale.ROOT));
            }
        }

        NodeShape of(NodeState node) {
            return new Walk().shape(node.tree());
        }

        private final class Walk {
            private final MessageDigest digest = sha256();
            private final Map<String, Integer> macs = new HashMap<>();
            private final Map<String, Integer> hosts = new HashMap<>();

            NodeShape shape(JsonNode tree) {
                walk(tree, "");
                return new NodeShape(HexFormat.of().formatHex(digest.digest()));
            }

            private void walk(JsonNode tree, String key) {
                switch (tree) {
                    case ObjectNode object -> {
                        say("{");
                        object.properties().forEach(entry -> {
                            var name = entry.getKey();
                            if (LEFT_OUT.contains(name)) {
                                return;
                            }
                            say(name);
                            if (name.equals("hostname") && entry.getValue().isObject()) {
                                hostname(entry.getValue());
                            } else if (name.equals("ip") && object.has("prefix-length")) {
                                address(entry.getValue().asText(), object.path("prefix-length").asInt());
                            } else {
                                walk(entry.getValue(), name);
                            }
                        });
                        say("}");
                    }
                    case ArrayNode array -> {
                        say("[");
                        array.forEach(item -> walk(item, key));
                        say("]");
                    }
                    default -> {
                        var text = tree.asText();
                        say(MAC_KEYS.contains(key) ? stand(macs, text.toUpperCase(Locale.ROOT)) : text);
                    }
                }
            }

            private void hostname(JsonNode names) {
                names.properties().forEach(entry -> {
                    say(entry.getKey());
                    var name = entry.getValue().asText();
                    say(mentioned.contains(name.toUpperCase(Locale.ROOT)) ? name : stand(hosts, name));
                });
            }

            private void address(String ip, int prefix) {
                if (mentioned.contains(ip.toUpperCase(Locale.ROOT)) || IpText.isLinkLocal(ip)) {
                    say(IpText.isLinkLocal(ip) ? "link-local" : ip);
                } else {
                    say(IpText.network(ip + "/" + prefix).orElse(ip));
                    say(stand(hosts, ip));
                }
            }

            /// What stands for a value: the first one is 0, and an equal one is 0 again.
            private String stand(Map<String, Integer> known, String text) {
                return mentioned.contains(text.toUpperCase(Locale.ROOT)) ? text : "#" + known.computeIfAbsent(text, t -> known.size());
            }

            private void say(String word) {
                digest.update(word.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
