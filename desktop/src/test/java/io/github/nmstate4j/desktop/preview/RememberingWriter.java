package io.github.nmstate4j.desktop.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.desktop.cluster.ClusterWriter;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.document.Yaml;
import io.github.nmstate4j.enactment.Condition;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes what is written down, and gives the answers that it was told to give first.
final class RememberingWriter implements ClusterWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, PolicyRow> policies = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    final Deque<Answer> answers = new ArrayDeque<>();
    final Set<String> forbidden = new HashSet<>();

    static PolicyRow row(String yaml) {
        try {
            JsonNode tree = Yaml.tree(yaml);
            Map<String, String> labels = new LinkedHashMap<>();
            tree.path("metadata").path("labels").properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
            return new PolicyRow(
                    tree.path("metadata").path("name").asText(),
                    "1",
                    1,
                    labels,
                    Map.of(),
                    JSON.treeToValue(tree.path("spec"), PolicySpec.class),
                    List.of(),
                    yaml);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// As the operator leaves it when all nodes have followed.
    static PolicyRow available(PolicyRow row) {
        var now = Instant.parse("2026-01-31T12:01:00Z");
        return new PolicyRow(
                row.name(),
                "2",
                row.generation(),
                row.labels(),
                row.annotations(),
                row.spec(),
                List.of(new Condition("Available", Condition.Status.TRUE, "SuccessfullyConfigured", "1/1 nodes successfully configured", now, now)),
                row.yaml());
    }

    PolicyRow written(String policy) {
        return Optional.ofNullable(policies.get(policy)).orElseThrow();
    }

    @Override
    public Answer dryRun(String yaml, Optional<PolicyRow> base) {
        calls.add("dry run");
        return answers.isEmpty() ? new Answer.Accepted(Optional.of(row(yaml))) : answers.remove();
    }

    @Override
    public Answer apply(String yaml, Optional<PolicyRow> base) {
        var row = row(yaml);
        calls.add((base.isPresent() ? "change " : "create ") + row.name());
        if (!answers.isEmpty()) {
            return answers.remove();
        }
        policies.put(row.name(), row);
        return new Answer.Accepted(Optional.of(row));
    }

    @Override
    public Answer delete(String policy) {
        calls.add("delete " + policy);
        policies.remove(policy);
        return new Answer.Accepted(Optional.empty());
    }

    @Override
    public boolean may(String verb, String resource) {
        return !forbidden.contains(verb);
    }
}
