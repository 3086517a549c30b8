package io.github.nmstate4j.operator.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether policies want one property of one node to be two things. The one that is applied last wins then, and which
/// that is nobody has said.
final class Overlap {

    private static final Code OVERLAP = Code.author("policy.overlap");
    private static final int MOST_TOLD = 5;
    private static final String TEMPLATE = "{{";
    private static final Set<String> SECRETS = NetworkStateYaml.secretKeys();

    private record Difference(DocumentPath path, JsonNode here, JsonNode there) {}

    private Overlap() {}

    /// Warnings, each with the path, both values and the other policy.
    ///
    /// @param anyNodeWith whether a node has all of some labels
    static List<Finding> of(
            NodeNetworkConfigurationPolicy policy,
            List<NodeNetworkConfigurationPolicy> all,
            Predicate<Map<String, String>> anyNodeWith) {
        var findings = new ArrayList<Finding>();
        for (var other : all) {
            if (Objects.equals(other.getMetadata().getName(), policy.getMetadata().getName()) || other.isMarkedForDeletion()) {
                continue;
            }
            var common = common(policy.getSpec().nodeSelector(), other.getSpec().nodeSelector());
            if (common.isEmpty()) {
                continue;
            }
            var differences = differences(policy.getSpec().desiredState(), other.getSpec().desiredState());
            if (!differences.isEmpty() && anyNodeWith.test(common.get())) {
                differences.forEach(difference -> findings.add(finding(difference, other)));
            }
        }
        return findings.size() <= MOST_TOLD ? findings : findings.subList(0, MOST_TOLD);
    }

    private static Finding finding(Difference difference, NodeNetworkConfigurationPolicy other) {
        return Finding.warning(
                OVERLAP,
                difference.path(),
                "policy " + other.getMetadata().getName() + " wants " + text(difference.path(), difference.there())
                        + " here, for nodes that this policy selects as well, and this one wants "
                        + text(difference.path(), difference.here())
                        + "; whichever is applied last wins, so let one of them say it");
    }

    /// A secret is not told to whoever may only write policies.
    private static String text(DocumentPath path, JsonNode value) {
        boolean secret = path.steps().stream()
                        .anyMatch(step -> step instanceof DocumentPath.Step.Key(var name) && SECRETS.contains(name))
                || SECRETS.stream().anyMatch(name -> value.findValue(name) != null);
        return secret ? Secret.MARK : value.toString();
    }

    /// The labels that a node which both select has; empty when there cannot be one.
    private static Optional<Map<String, String>> common(Map<String, String> one, Map<String, String> other) {
        var labels = new LinkedHashMap<>(one);
        for (var label : other.entrySet()) {
            var known = labels.putIfAbsent(label.getKey(), label.getValue());
            if (known != null && !known.equals(label.getValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(labels);
    }

    private static List<Difference> differences(@Nullable JsonNode here, @Nullable JsonNode there) {
        var found = new ArrayList<Difference>();
        if (here == null || there == null) {
            return found;
        }
        var start = DocumentPath.of("spec", "desiredState");
        interfaces(start.key("interfaces"), here.path("interfaces"), there.path("interfaces"), found);
        compare(start.key("hostname"), here.path("hostname"), there.path("hostname"), found);
        compare(start.key("dns-resolver"), here.path("dns-resolver"), there.path("dns-resolver"), found);
        return found;
    }

    /// Interfaces are the same when their names are.
    private static void interfaces(DocumentPath path, JsonNode here, JsonNode there, List<Difference> found) {
        for (int i = 0; i < here.size(); i++) {
            var one = here.get(i);
            for (var other : there) {
                if (one.path("name").isTextual() && one.path("name").equals(other.path("name"))) {
                    compare(path.index(i), one, other, found);
                }
            }
        }
    }

    /// What only one of them says is no difference.
    private static void compare(DocumentPath path, JsonNode here, JsonNode there, List<Difference> found) {
        if (here.isObject() && there.isObject()) {
            here.properties().forEach(entry -> {
                var other = there.get(entry.getKey());
                if (other != null) {
                    compare(path.key(entry.getKey()), entry.getValue(), other, found);
                }
            });
        } else if (!here.isMissingNode() && !there.isMissingNode() && !isTemplate(here) && !isTemplate(there)
                && !isSame(here, there)) {
            found.add(new Difference(path, here, there));
        }
    }

    /// A number in quotes is that number.
    private static boolean isSame(JsonNode here, JsonNode there) {
        return here.equals(there) || (here.isValueNode() && there.isValueNode() && here.asText().equals(there.asText()));
    }

    private static boolean isTemplate(JsonNode value) {
        return value.toString().contains(TEMPLATE);
    }
}
