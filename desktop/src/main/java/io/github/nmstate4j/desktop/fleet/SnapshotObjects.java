package io.github.nmstate4j.desktop.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.desktop.cluster.EnactmentRow;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.PolicyResources;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.document.Yaml;
import io.github.nmstate4j.enactment.Condition;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Rows as Kubernetes objects and back. What the workbench does not show is left out of the objects.
final class SnapshotObjects {

    private static final String GROUP = "nmstate.io/";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<NodeRow> nodes = new ArrayList<>();
    private final List<NodeState> states = new ArrayList<>();
    private final List<PolicyRow> policies = new ArrayList<>();
    private final List<EnactmentRow> enactments = new ArrayList<>();
    /// The same few words come thousands of times.
    private final Map<String, String> words = new HashMap<>();

    static ObjectNode tree(NodeRow node) {
        var object = object("v1", "Node", node.name());
        texts(meta(object), "labels", node.labels());
        var status = object.putObject("status");
        status.putArray("conditions").addObject().put("type", "Ready").put("status", node.ready() ? "True" : "False");
        var addresses = status.putArray("addresses");
        node.addresses().forEach(address -> addresses.addObject().put("type", "InternalIP").put("address", address));
        return object;
    }

    static ObjectNode tree(NodeState state) {
        var object = object(GROUP + "v1beta1", "NodeNetworkState", state.node());
        var status = object.putObject("status");
        status.set("currentState", state.tree());
        state.updated().ifPresent(time -> status.put("lastSuccessfulUpdateTime", time.toString()));
        if (!state.networkManager().isEmpty()) {
            status.put("hostNetworkManagerVersion", state.networkManager());
        }
        return object;
    }

    static ObjectNode tree(PolicyRow policy) {
        var object = object(GROUP + "v1", "NodeNetworkConfigurationPolicy", policy.name());
        var meta = meta(object).put("generation", policy.generation());
        texts(meta, "labels", policy.labels());
        var annotations = new LinkedHashMap<>(policy.annotations());
        annotations.remove(PolicyResources.LAST_APPLIED);
        texts(meta, "annotations", annotations);
        object.set("spec", Redaction.of(spec(policy)));
        object.putObject("status").set("conditions", conditions(policy.conditions()));
        return object;
    }

    /// From the text, so that what this version does not know stays.
    private static JsonNode spec(PolicyRow policy) {
        try {
            return Yaml.tree(policy.yaml()).path("spec");
        } catch (JsonProcessingException e) {
            return JSON.valueToTree(policy.spec());
        }
    }

    static ObjectNode tree(EnactmentRow enactment) {
        var object = object(GROUP + "v1beta1", "NodeNetworkConfigurationEnactment", enactment.name());
        meta(object)
                .putObject("labels")
                .put(NodeNetworkConfigurationEnactment.POLICY_LABEL, enactment.policy())
                .put(NodeNetworkConfigurationEnactment.NODE_LABEL, enactment.node());
        var status = object.putObject("status");
        status.put("policyGeneration", enactment.generation());
        if (enactment.attempts() > 0) {
            status.putObject("retryCount").put(Long.toString(enactment.generation()), enactment.attempts());
        }
        status.set("conditions", conditions(enactment.conditions()));
        return object;
    }

    private static ObjectNode object(String version, String kind, String name) {
        var object = NODES.objectNode().put("apiVersion", version).put("kind", kind);
        object.putObject("metadata").put("name", name);
        return object;
    }

    private static ObjectNode meta(ObjectNode object) {
        return object.withObject("/metadata");
    }

    private static void texts(ObjectNode parent, String key, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            var object = parent.putObject(key);
            texts.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> object.put(entry.getKey(), entry.getValue()));
        }
    }

    private static JsonNode conditions(List<Condition> conditions) {
        var array = NODES.arrayNode();
        for (var condition : conditions) {
            var object = array.addObject()
                    .put("type", condition.type())
                    .put("status", switch (condition.status()) {
                        case TRUE -> "True";
                        case FALSE -> "False";
                        case UNKNOWN -> "Unknown";
                    });
            if (!condition.reason().isEmpty()) {
                object.put("reason", condition.reason());
            }
            if (!condition.message().isEmpty()) {
                object.put("message", condition.message());
            }
            object.put("lastHeartbeatTime", condition.lastHeartbeatTime().toString())
                    .put("lastTransitionTime", condition.lastTransitionTime().toString());
        }
        return array;
    }

    /// Takes one object in; objects of other kinds are passed over.
    ///
    /// @return what is wrong with it
    Optional<String> take(JsonNode object) {
        var kind = object.path("kind").asText("");
        var name = object.path("metadata").path("name").asText("");
        boolean ours = kind.equals("Node") || kind.startsWith("NodeNetwork");
        if (!ours) {
            return kind.isEmpty() ? Optional.of("it has no kind.") : Optional.empty();
        }
        if (name.isEmpty()) {
            return Optional.of("a " + kind + " has no metadata.name.");
        }
        return switch (kind) {
            case "Node" -> {
                nodes.add(node(name, object));
                yield Optional.empty();
            }
            case "NodeNetworkState" -> {
                states.add(state(name, object.path("status")));
                yield Optional.empty();
            }
            case "NodeNetworkConfigurationPolicy" -> policy(name, object);
            case "NodeNetworkConfigurationEnactment" -> {
                enactments.add(enactment(name, object));
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private String word(String text) {
        var known = words.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private NodeRow node(String name, JsonNode object) {
        var addresses = new ArrayList<String>();
        object.path("status").path("addresses").forEach(address -> {
            if (address.path("type").asText().equals("InternalIP")) {
                addresses.add(address.path("address").asText());
            }
        });
        boolean ready = false;
        for (var condition : object.path("status").path("conditions")) {
            ready |= condition.path("type").asText().equals("Ready") && condition.path("status").asText().equals("True");
        }
        return new NodeRow(word(name), texts(object.path("metadata").path("labels")), ready, addresses);
    }

    private static NodeState state(String name, JsonNode status) {
        return new NodeState(
                name,
                status.path("currentState").isObject() ? status.path("currentState") : NODES.objectNode(),
                Optional.of(time(status.path("lastSuccessfulUpdateTime"))).filter(time -> !time.equals(Instant.EPOCH)),
                status.path("hostNetworkManagerVersion").asText(""));
    }

    private Optional<String> policy(String name, JsonNode object) {
        try {
            var meta = object.path("metadata");
            var labels = texts(meta.path("labels"));
            var annotations = texts(meta.path("annotations"));
            var spec = JSON.treeToValue(object.path("spec"), PolicySpec.class);
            policies.add(new PolicyRow(
                    word(name),
                    meta.path("resourceVersion").asText(""),
                    meta.path("generation").asLong(0),
                    labels,
                    annotations,
                    spec == null ? PolicySpec.empty() : spec,
                    conditions(object.path("status").path("conditions")),
                    PolicyResources.yaml(
                            name,
                            new TreeMap<>(labels),
                            new TreeMap<>(annotations),
                            object.path("spec").isObject() ? object.path("spec") : NODES.objectNode())));
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of("the policy " + name + ": " + e.getOriginalMessage());
        }
    }

    private EnactmentRow enactment(String name, JsonNode object) {
        var status = object.path("status");
        long generation = status.path("policyGeneration").asLong(0);
        return EnactmentRow.of(
                name,
                texts(object.path("metadata").path("labels")),
                generation,
                status.path("retryCount").path(Long.toString(generation)).asInt(0),
                conditions(status.path("conditions")));
    }

    private List<Condition> conditions(JsonNode array) {
        var conditions = new ArrayList<Condition>();
        for (var item : array) {
            conditions.add(new Condition(
                    word(item.path("type").asText("")),
                    switch (item.path("status").asText("")) {
                        case "True" -> Condition.Status.TRUE;
                        case "False" -> Condition.Status.FALSE;
                        default -> Condition.Status.UNKNOWN;
                    },
                    word(item.path("reason").asText("")),
                    word(item.path("message").asText("")),
                    time(item.path("lastHeartbeatTime")),
                    time(item.path("lastTransitionTime"))));
        }
        return conditions;
    }

    private static Instant time(JsonNode text) {
        try {
            return text.isTextual() ? Instant.parse(text.asText()) : Instant.EPOCH;
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private Map<String, String> texts(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties().forEach(entry -> texts.put(word(entry.getKey()), word(entry.getValue().asText(""))));
        return texts;
    }

    boolean isEmpty() {
        return nodes.isEmpty() && states.isEmpty() && policies.isEmpty() && enactments.isEmpty();
    }

    Snapshot snapshot(String source, Instant taken) {
        return new Snapshot(source, taken, nodes, states, policies, enactments);
    }

    /// A policy that is written here rather than read.
    static PolicyRow policy(
            String name, long generation, String spec, List<Condition> conditions) {
        try {
            var tree = Yaml.tree(spec);
            var object = object(GROUP + "v1", "NodeNetworkConfigurationPolicy", name);
            meta(object).put("generation", generation);
            object.set("spec", tree);
            var objects = new SnapshotObjects();
            objects.policy(name, object).ifPresent(problem -> {
                throw new IllegalArgumentException(problem);
            });
            var row = objects.policies.getFirst();
            return new PolicyRow(
                    name, "1", generation, row.labels(), row.annotations(), row.spec(), conditions, row.yaml());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The policy " + name + " is not YAML: " + e.getOriginalMessage(), e);
        }
    }
}
