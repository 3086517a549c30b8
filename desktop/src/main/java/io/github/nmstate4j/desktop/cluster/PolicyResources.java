package io.github.nmstate4j.desktop.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.desktop.document.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Policies as the server has them and as people edit them.
public final class PolicyResources {

    public static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final Set<String> OF_THE_SERVER =
            Set.of(NodeNetworkConfigurationPolicy.MUTATION_TIMESTAMP_ANNOTATION, LAST_APPLIED);
    private static final ObjectMapper JSON = new ObjectMapper();
    private PolicyResources() {}

    static boolean isOfTheServer(String annotation) {
        return OF_THE_SERVER.contains(annotation);
    }

    static PolicyRow row(NodeNetworkConfigurationPolicy policy) {
        var meta = policy.getMetadata();
        return new PolicyRow(
                meta.getName(),
                Optional.ofNullable(meta.getResourceVersion()).orElse(""),
                Optional.ofNullable(meta.getGeneration()).orElse(0L),
                Optional.ofNullable(meta.getLabels()).orElse(Map.of()),
                Optional.ofNullable(meta.getAnnotations()).orElse(Map.of()),
                policy.getSpec(),
                policy.getStatus() == null ? List.of() : policy.getStatus().conditions(),
                yaml(policy));
    }

    static String yaml(NodeNetworkConfigurationPolicy policy) {
        return yaml(
                policy.getMetadata().getName(),
                Optional.ofNullable(policy.getMetadata().getLabels()).orElse(Map.of()),
                Optional.ofNullable(policy.getMetadata().getAnnotations()).orElse(Map.of()),
                JSON.valueToTree(policy.getSpec()));
    }

    /// As people edit it: without status and without what the server manages.
    public static String yaml(String name, Map<String, String> labels, Map<String, String> annotations, JsonNode spec) {
        var tree = JSON.createObjectNode();
        tree.put("apiVersion", HasMetadata.getApiVersion(NodeNetworkConfigurationPolicy.class));
        tree.put("kind", HasMetadata.getKind(NodeNetworkConfigurationPolicy.class));
        var meta = tree.putObject("metadata");
        meta.put("name", name);
        put(meta, "labels", labels);
        put(meta, "annotations", annotations);
        tree.set("spec", spec);
        return Yaml.text(tree);
    }

    private static void put(ObjectNode meta, String key, Map<String, String> given) {
        var kept = new LinkedHashMap<>(given);
        kept.keySet().removeAll(OF_THE_SERVER);
        if (!kept.isEmpty()) {
            meta.set(key, JSON.valueToTree(kept));
        }
    }
}
