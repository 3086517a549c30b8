package io.github.nmstate4j.samples;

import io.github.nmstate4j.merge.Merge;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.Explanation;
import io.github.nmstate4j.verify.Verifier;
import io.github.nmstate4j.yaml.NetworkStateYaml;

/// Merges a document with a node and lists what the node has otherwise.
public final class CompareWithANode {

    private CompareWithANode() {}

    public static void main(String... args) {
        var desired = NetworkStateYaml.read("interfaces: [{name: eth1, type: ethernet, mtu: 1400}]").state().orElseThrow();
        var node = NetworkStateYaml.read("interfaces: [{name: eth1, type: ethernet, mtu: 1500}]").state().orElseThrow();
        var merged = Merge.of(desired, Observation.of(node));
        Verifier.compare(merged, node).stream().map(Explanation::of).forEach(System.out::println);
    }
}
