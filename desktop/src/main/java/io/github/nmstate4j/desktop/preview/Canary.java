package io.github.nmstate4j.desktop.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.document.Yaml;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A policy tried on one node first: an ordinary policy with the same desired state, a selector for that node, and a label
/// that says what it is a canary of.
record Canary(String name, String node, String yaml) {

    static final String LABEL = "nmstate4j.io/canary-of";
    private static final String HOSTNAME = "kubernetes.io/hostname";

    /// For each of the nodes one: a selector of labels cannot say "one of these".
    ///
    /// @param yaml the policy
    /// @throws IllegalArgumentException if it is not well-formed
    static List<Canary> of(String policy, String yaml, List<String> nodes) {
        return IntStream.range(0, nodes.size())
                .mapToObj(number -> one(policy + "-canary" + (number == 0 ? "" : "-" + (number + 1)), policy, yaml, nodes.get(number)))
                .toList();
    }

    private static Canary one(String name, String policy, String yaml, String node) {
        try {
            var tree = Yaml.tree(yaml);
            if (tree.path("metadata") instanceof ObjectNode meta && tree.path("spec") instanceof ObjectNode spec) {
                meta.put("name", name);
                var labels = meta.path("labels") instanceof ObjectNode given ? given : meta.putObject("labels");
                labels.put(LABEL, policy);
                spec.putObject("nodeSelector").put(HOSTNAME, node);
            }
            return new Canary(name, node, Yaml.text(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A policy that is tried has to be well-formed YAML", e);
        }
    }

    /// Those of a policy that are in the cluster.
    static List<PolicyRow> in(Collection<PolicyRow> policies, String policy) {
        return policies.stream().filter(row -> policy.equals(row.labels().get(LABEL))).toList();
    }

    /// Whether a canary of the cluster tries what a draft says.
    static boolean tries(PolicyRow canary, String draft) {
        return desired(canary.yaml()).equals(desired(draft));
    }

    private static Optional<List<JsonNode>> desired(String yaml) {
        try {
            var spec = Yaml.tree(yaml).path("spec");
            return Optional.of(List.of(spec.path("desiredState"), spec.path("capture")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /// The node it is on, by its selector.
    static String nodeOf(PolicyRow canary) {
        return canary.spec().nodeSelector().getOrDefault(HOSTNAME, "");
    }
}
