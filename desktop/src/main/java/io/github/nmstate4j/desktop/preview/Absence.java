package io.github.nmstate4j.desktop.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.document.Yaml;
import io.github.nmstate4j.state.NetworkState;
import java.util.List;

/// A policy that takes away what another made: its virtual interfaces and routes. NICs are left alone, since nobody can say
/// what they should have instead.
final class Absence {

    private static final String ABSENT = "absent";

    private Absence() {}

    /// @throws IllegalArgumentException if the policy is not well-formed
    static String of(PolicyDocument policy) {
        try {
            var tree = Yaml.tree(policy.text());
            if (tree.path("spec") instanceof ObjectNode spec && spec.path("desiredState") instanceof ObjectNode desired) {
                var absent = spec.objectNode();
                interfaces(policy, absent);
                routes(desired.path("routes").path("config"), absent);
                spec.set("desiredState", absent);
            }
            return Yaml.text(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A policy that is undone has to be well-formed YAML", e);
        }
    }

    private static void interfaces(PolicyDocument policy, ObjectNode absent) {
        ArrayNode gone = absent.arrayNode();
        for (var iface : policy.state().map(NetworkState::interfaces).orElse(List.of())) {
            if (iface.type().virtual()) {
                gone.addObject().put("name", iface.name()).put("type", iface.type().name()).put("state", ABSENT);
            }
        }
        if (!gone.isEmpty()) {
            absent.set("interfaces", gone);
        }
    }

    private static void routes(JsonNode routes, ObjectNode absent) {
        ArrayNode gone = absent.arrayNode();
        for (var route : routes) {
            if (route instanceof ObjectNode object) {
                gone.add(object.deepCopy().put("state", ABSENT));
            }
        }
        if (!gone.isEmpty()) {
            absent.putObject("routes").set("config", gone);
        }
    }
}
