package io.github.nmstate4j.samples;

import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.Explanation;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.plan.Planner;
import io.github.nmstate4j.plan.ProfileIds;
import io.github.nmstate4j.yaml.NetworkStateYaml;

/// Reads a document and a node, and says what would be done: a what-if in five lines.
public final class PlanAndExplain {

    private PlanAndExplain() {}

    public static void main(String... args) {
        var desired = NetworkStateYaml.read("interfaces: [{name: eth1, type: ethernet, mtu: 1400}]").state().orElseThrow();
        var node = NetworkStateYaml.read("interfaces: [{name: eth1, type: ethernet, mtu: 1500}]").state().orElseThrow();
        var planner = new Planner(ProfileIds.derived());
        var proposal = planner.propose(desired, Observation.of(node), PlanOptions.defaults());
        System.out.print(Explanation.of(proposal));
    }
}
