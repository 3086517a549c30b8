package io.github.nmstate4j.desktop.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.cluster.StateTrees;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.document.Yaml;
import io.github.nmstate4j.diff.Revert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What brings nodes back to how they were before a policy was applied. Nodes that were alike share one desired state.
///
/// @param desired as a tree of the custom resource
/// @param nodes that it brings back
record Reversal(ObjectNode desired, List<String> nodes) {

    Reversal {
        nodes = List.copyOf(nodes);
    }

    /// The most frequent first. Nodes that the policy did not change, or could not, are not among them.
    ///
    /// @param before the states that nodes had published before
    static List<Reversal> of(Previewed policy, Collection<NodeState> before) {
        var whatIf = new WhatIf(policy);
        Map<ObjectNode, List<String>> groups = new LinkedHashMap<>();
        for (var state : before) {
            whatIf.one(state).merged().filter(merged -> !Effect.of(merged).isNothing()).ifPresent(merged -> {
                if (StateTrees.write(Revert.of(merged)) instanceof ObjectNode tree) {
                    groups.computeIfAbsent(tree, key -> new ArrayList<>()).add(state.node());
                }
            });
        }
        return groups.entrySet().stream()
                .map(group -> new Reversal(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingInt((Reversal reversal) -> -reversal.nodes().size()))
                .toList();
    }

    /// The policy with this as its desired state, and without captures.
    ///
    /// @param yaml the policy
    /// @throws IllegalArgumentException if it is not well-formed
    String in(String yaml) {
        try {
            var tree = Yaml.tree(yaml);
            if (tree.path("spec") instanceof ObjectNode spec) {
                spec.remove("capture");
                spec.set("desiredState", desired);
            }
            return Yaml.text(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A policy that is undone has to be well-formed YAML", e);
        }
    }

    /// Whom it brings back and whom not.
    ///
    /// @param all the reversals of the policy
    String sentence(List<Reversal> all) {
        int others = all.stream().mapToInt(reversal -> reversal.nodes().size()).sum() - nodes.size();
        return String.format(Locale.ROOT, "Brings back %,d %s as before.", nodes.size(), nodes.size() == 1 ? "node" : "nodes")
                + (others == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " The other %,d had other settings before (such as addresses of their own): for them, narrow the selector and ask again.",
                                others));
    }
}
