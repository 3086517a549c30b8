package io.github.nmstate4j.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.desktop.cluster.LabelIndex;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.fleet.Snapshot;
import io.github.nmstate4j.policy.MaxUnavailable;
import io.github.nmstate4j.policy.NodeSelection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PreviewTest {

    private static final Snapshot FLEET = SampleFleet.of(60, Instant.parse("2026-01-31T12:00:00Z"));
    private static final Map<String, NodeState> STATES =
            FLEET.states().stream().collect(Collectors.toMap(NodeState::node, state -> state));

    private static Previewed draft(String spec) {
        return Previewed.of(PolicyDocument.of("""
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata:
                  name: draft
                spec:
                """ + spec.indent(2)));
    }

    private static Previewed known(String name) {
        return Previewed.of(policy(name));
    }

    private static PolicyRow policy(String name) {
        return FLEET.policies().stream().filter(policy -> policy.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<NodeRow> matching(Previewed policy) {
        return FLEET.nodes().stream().filter(node -> policy.selection().matches(node.labels())).toList();
    }

    private static WhatIf.Progress run(Previewed policy) {
        return new WhatIf(policy).run(matching(policy), STATES, progress -> {}, () -> false);
    }

    private static final String NEW_VLAN = """
            nodeSelector: {example.com/role: worker}
            desiredState:
              interfaces:
              - name: bond0.300
                type: vlan
                state: up
                vlan: {base-iface: bond0, id: 300}
            """;

    private static EffectGraph graph(String spec) {
        var policy = draft(spec);
        var state = STATES.get(matching(policy).getFirst().name());
        return EffectGraph.of(new WhatIf(policy).one(Objects.requireNonNull(state)).merged().orElseThrow());
    }

    /// UX-P2: what comes, changes and goes, and what it stands on.
    @Test
    void theGraphMarksWhatIsDoneToEachInterfaceAndToWhatItStandsOn() {
        var added = graph(NEW_VLAN);
        assertThat(added.boxes()).contains(
                new EffectGraph.Box("bond0.300", "vlan", Optional.of(Effect.Kind.ADD)), new EffectGraph.Box("bond0", "bond", Optional.empty()));
        assertThat(added.edges()).contains(new EffectGraph.Edge("bond0", "bond0.300", Optional.of(Effect.Kind.ADD)));
        assertThat(added.boxes()).as("what it has nothing to do with is left out").noneMatch(box -> box.name().equals("lo"));

        var gone = graph("""
                nodeSelector: {example.com/role: worker}
                desiredState:
                  interfaces:
                  - name: bond0
                    state: absent
                """);
        assertThat(gone.boxes()).contains(new EffectGraph.Box("bond0", "bond", Optional.of(Effect.Kind.REMOVE)));
        assertThat(gone.edges()).filteredOn(edge -> edge.upper().equals("bond0")).isNotEmpty().allSatisfy(edge ->
                assertThat(edge.kind()).contains(Effect.Kind.REMOVE));
        assertThat(gone.sentence()).contains("− bond0");
    }

    /// Of the most frequent outcome.
    private static Effect firstEffect(WhatIf.Progress progress) {
        return ((Outcome.Result.Changed) progress.outcomes().getFirst().result()).effect();
    }

    private static Effect firstEffect(String spec) {
        return firstEffect(run(draft(spec)));
    }

    // What would change

    @Test
    void uxP1NodesOfEqualResultAreOneOutcomeTheMostFrequentFirst() {
        var outcomes = run(known("tenant-bridge")).outcomes();

        assertThat(outcomes).isSortedAccordingTo((one, other) -> Integer.compare(other.nodes().size(), one.nodes().size()));
        assertThat(outcomes.stream().map(outcome -> outcome.result().title())).contains("no change", "+2");
        assertThat(outcomes.stream().mapToInt(outcome -> outcome.nodes().size()).sum())
                .isEqualTo(matching(known("tenant-bridge")).size());
    }

    @Test
    void whatIsAsDesiredDoesNotChangeThoughProfilesAreNotKnown() {
        assertThat(run(known("bond-uplink")).outcomes())
                .filteredOn(outcome -> !(outcome.result() instanceof Outcome.Result.Unknown))
                .allMatch(outcome -> outcome.result().isUnchanged());
    }

    @Test
    void aNewVlanIsAddedOnEveryNode() {
        var progress = run(draft(NEW_VLAN));

        assertThat(progress.outcomes().getFirst().title()).matches("\\d+ nodes: \\+1");
        var effect = firstEffect(progress);
        assertThat(effect.interfaces()).containsExactly(new Effect.Part("bond0.300", "vlan", Effect.Kind.ADD, List.of()));
        assertThat(effect.before()).isEmpty();
        assertThat(effect.after()).contains("name: bond0.300").contains("id: 300");
        assertThat(progress.shapes()).isLessThanOrEqualTo(4);
    }

    @Test
    void aRefusedPolicyBlocksAndSaysWhy() {
        var outcomes = run(known("gpu-fabric")).outcomes();

        assertThat(outcomes).anySatisfy(outcome -> {
            assertThat(outcome.result()).isInstanceOf(Outcome.Result.Blocked.class);
            assertThat(outcome.result().title()).startsWith("blocked: ").contains("ens1f1").contains("ens2f1");
        });
        assertThat(outcomes).anyMatch(outcome -> outcome.result().isUnchanged());
    }

    @Test
    void anMtuIsModifiedAndTheValuesAreTold() {
        var effect = firstEffect("""
                nodeSelector: {example.com/role: storage}
                desiredState:
                  interfaces:
                  - name: bond1
                    type: bond
                    state: up
                    mtu: 1500
                """);

        assertThat(effect.of("bond1").orElseThrow().changes()).containsExactly("mtu: 9000 → 1500");
        assertThat(SideBySide.of(effect.before(), effect.after()))
                .contains(new SideBySide.Line(SideBySide.Mark.CHANGED, "    mtu: 9000".stripLeading().indent(2).stripTrailing(), "  mtu: 1500"));
    }

    @Test
    void aBondThatTakesAFreeNicPullsItIn() {
        var effect = firstEffect("""
                nodeSelector: {example.com/role: worker}
                desiredState:
                  interfaces:
                  - name: bond9
                    type: bond
                    state: up
                    link-aggregation: {mode: active-backup, port: [eno3]}
                """);

        assertThat(effect.summary()).isEqualTo("+1 ~1");
        assertThat(effect.of("eno3").orElseThrow().changes()).contains("controller: none → bond9");
    }

    @Test
    void whatRidesOnARemovedBridgeGoesToo() {
        var effect = firstEffect("""
                nodeSelector: {example.com/role: storage}
                desiredState:
                  interfaces: [{name: bond0, type: bond, state: absent}]
                """);

        assertThat(effect.count(Effect.Kind.REMOVE)).isEqualTo(2);
        assertThat(effect.interfaces()).extracting(Effect.Part::name).contains("bond0", "bond0.100", "eno1", "eno2");
    }

    @Test
    void uxN5NothingIsPromisedForNodesThatDoNotReport() {
        var states = new HashMap<>(STATES);
        states.remove("worker-0000");
        var policy = draft(NEW_VLAN);
        var progress = new WhatIf(policy).run(matching(policy), states, p -> {}, () -> false);

        assertThat(progress.outcomes()).anySatisfy(outcome -> {
            assertThat(outcome.result()).isEqualTo(new Outcome.Result.Unknown("not reporting"));
            assertThat(outcome.nodes()).contains("worker-0000");
        });
    }

    @Test
    void uxP3TheFirstOutcomeComesAtOnceAndTheRestCanBeGivenUp() {
        var policy = draft(NEW_VLAN);
        var told = new ArrayList<WhatIf.Progress>();
        var asked = new AtomicInteger();
        var last = new WhatIf(policy).run(matching(policy), STATES, told::add, () -> asked.incrementAndGet() > 5);

        assertThat(told.getFirst().planned()).isEqualTo(1);
        assertThat(last.planned()).isEqualTo(5);
        assertThat(last.isComplete()).isFalse();
    }

    @Test
    void theFirstOutcomesAreToldBeforeTheLast() {
        var policy = draft(NEW_VLAN);
        var told = new ArrayList<Integer>();
        new WhatIf(policy).run(matching(policy), STATES, progress -> told.add(progress.planned()), () -> false);

        assertThat(told.getFirst()).isEqualTo(1);
        assertThat(told).doesNotHaveDuplicates().isSorted().endsWith(matching(policy).size());
    }

    @Test
    void planningOneShapeOnceGivesWhatPlanningEveryNodeGives() {
        for (var policy : FLEET.policies()) {
            var previewed = Previewed.of(policy);
            var single = new HashMap<String, String>();
            var whatIf = new WhatIf(previewed);
            matching(previewed).stream()
                    .flatMap(node -> Optional.ofNullable(STATES.get(node.name())).stream())
                    .forEach(state -> single.put(state.node(), whatIf.one(state).result().title()));
            var folded = new HashMap<String, String>();
            run(previewed).outcomes().stream()
                    .filter(outcome -> !(outcome.result() instanceof Outcome.Result.Unknown))
                    .forEach(outcome -> outcome.nodes().forEach(node -> folded.put(node, outcome.result().title())));
            assertThat(folded).as(policy.name()).isEqualTo(single);
        }
    }

    @Test
    void anAddressThatThePolicyMentionsMakesAShapeOfItsOwn() {
        var address = FLEET.nodes().stream().filter(node -> node.name().equals("worker-0001")).findFirst().orElseThrow().addresses().getFirst();
        var outcomes = run(draft("""
                nodeSelector: {example.com/role: worker}
                desiredState:
                  interfaces:
                  - name: bond0
                    type: bond
                    state: up
                    ipv4: {enabled: true, dhcp: false, address: [{ip: %s, prefix-length: 16}]}
                """.formatted(address))).outcomes();

        assertThat(outcomes).anySatisfy(outcome -> {
            assertThat(outcome.nodes()).containsExactly("worker-0001");
            assertThat(outcome.result().isUnchanged()).isTrue();
        });
    }

    @Test
    void capturesAreResolvedOnEachShape() {
        var outcomes = run(draft("""
                capture:
                  gateway: routes.running.destination == "0.0.0.0/0"
                  uplink: interfaces.name == capture.gateway.routes.running.0.next-hop-interface
                desiredState:
                  interfaces:
                  - name: "{{ capture.uplink.interfaces.0.name }}.7"
                    type: vlan
                    state: up
                    vlan: {base-iface: "{{ capture.uplink.interfaces.0.name }}", id: 7}
                """)).outcomes();

        var names = outcomes.stream()
                .filter(outcome -> outcome.result() instanceof Outcome.Result.Changed)
                .map(outcome -> ((Outcome.Result.Changed) outcome.result()).effect().interfaces().getFirst().name())
                .collect(Collectors.toSet());
        assertThat(names).isEqualTo(Set.of("bond0.7", "eno1.7", "ens3.7"));
    }

    @Test
    void aCaptureThatCapturesNothingBlocks() {
        var outcomes = run(draft("""
                capture:
                  nothing: interfaces.name == "nope"
                desiredState:
                  interfaces:
                  - name: "{{ capture.nothing.interfaces.0.name }}"
                    type: ethernet
                    state: up
                """)).outcomes();
        assertThat(outcomes.getFirst().result()).isInstanceOf(Outcome.Result.Blocked.class);
    }

    // Reachability

    @Test
    void uxP4TheWayToANodeIsFlaggedWithItsReasons() {
        var risks = run(draft("""
                nodeSelector: {example.com/role: worker}
                desiredState:
                  interfaces:
                  - name: bond0
                    type: bond
                    state: up
                    mtu: 1500
                  - name: eno1
                    type: ethernet
                    state: up
                    mtu: 1500
                """)).risks();

        assertThat(risks).isNotEmpty().allSatisfy(risk -> assertThat(risk.reasons()).containsExactlyInAnyOrder(
                "bond0 has the default route and the node's address and is modified", "eno1 carries bond0 and is modified"));
    }

    @Test
    void aChangeBesideTheWayIsNoRisk() {
        assertThat(run(draft(NEW_VLAN)).risks()).isEmpty();
        assertThat(run(known("bond-uplink")).risks()).isEmpty();
    }

    // Nodes

    @Test
    void uxN1TheSelectorCountsAndTheZonesAreShown() {
        var reporting = new HashSet<>(STATES.keySet());
        reporting.remove("worker-0000");
        var matches = Matches.of(new NodeSelection(Map.of("example.com/role", "worker")), FLEET.nodes(), reporting);

        assertThat(matches.sentence()).matches("matches \\d+ of 60 nodes, \\d not reporting, 1 not ready");
        assertThat(matches.zones()).extracting(Matches.Bar::name).containsExactlyInAnyOrder("zone-a", "zone-b", "zone-c");
        assertThat(matches.roles()).containsExactly(new Matches.Bar("worker", matches.nodes().size()));
    }

    @Test
    void uxN2AnEmptySelectorIsEveryNodeIncludingTheControlPlane() {
        var matches = Matches.of(new NodeSelection(Map.of()), FLEET.nodes(), STATES.keySet());

        assertThat(matches.sentence()).startsWith("every node, including the control plane: 60");
        assertThat(matches.controlPlane()).isEqualTo(3);
    }

    @Test
    void uxN3LabelsAreCompletedWithCounts() {
        var labels = new LabelIndex(FLEET.nodes());

        assertThat(labels.keys("role")).extracting(LabelIndex.Candidate::text).contains("example.com/role", "node-role.kubernetes.io/worker");
        assertThat(labels.keys("").getFirst().nodes()).isEqualTo(60);
        assertThat(labels.values("example.com/role", "ma")).isEmpty();
        assertThat(labels.values("example.com/role", "con")).containsExactly(new LabelIndex.Candidate("control-plane", 3));
    }

    // Overlap

    @Test
    void uxN4OtherPoliciesAreFoundByTheFieldsBothSet() {
        var others = FLEET.policies().stream().map(Previewed::of).toList();
        var overlaps = Overlap.of(draft("""
                nodeSelector: {example.com/role: worker}
                desiredState:
                  interfaces:
                  - name: bond0
                    type: bond
                    state: up
                    mtu: 1500
                    link-aggregation: {mode: 802.3ad, port: [eno1, eno2]}
                """), others, FLEET.nodes(), STATES);

        assertThat(overlaps.getFirst().policy()).isEqualTo("bond-uplink");
        assertThat(overlaps.getFirst().isConflict()).isTrue();
        assertThat(overlaps.getFirst().fields().getFirst()).isEqualTo(new Overlap.Field("bond0.mtu", "1500", "9000"));
        assertThat(overlaps.getFirst().fields()).filteredOn(field -> field.name().equals("bond0.link-aggregation.mode"))
                .singleElement().satisfies(field -> assertThat(field.differs()).isFalse());
    }

    @Test
    void equalValuesAreNoConflictAndOtherNodesAreNoOverlap() {
        var others = FLEET.policies().stream().map(Previewed::of).toList();
        assertThat(Overlap.of(draft("""
                desiredState:
                  dns-resolver: {config: {server: [10.0.0.53, 10.0.1.53]}}
                """), others, FLEET.nodes(), STATES))
                .singleElement()
                .satisfies(overlap -> assertThat(overlap.isConflict()).isFalse());
        assertThat(Overlap.of(draft("""
                nodeSelector: {example.com/role: control-plane}
                desiredState:
                  interfaces: [{name: bond0, type: bond, state: up, mtu: 1500}]
                """), others, FLEET.nodes(), STATES)).isEmpty();
    }

    // Rollout

    @Test
    void uxP6WavesFollowFromMaxUnavailable() {
        assertThat(Estimate.of(MaxUnavailable.unsaid(), 1240).sentence())
                .isEqualTo("2 waves of up to 620 nodes at once (50 %, maxUnavailable is not set); it stops when 620 have failed.");
        assertThat(Estimate.of(new MaxUnavailable.Count(1), 3).sentence())
                .isEqualTo("3 waves of up to 1 node at once; it stops when 1 has failed.");
        assertThat(Estimate.of(new MaxUnavailable.Percent(10), 25)).isEqualTo(new Estimate(25, 3, 9, false));
        assertThat(Estimate.of(new MaxUnavailable.Count(5), 0).sentence()).isEqualTo("No node is changed.");
    }

    @Test
    void linesStandBesideWhatTheyBecame() {
        assertThat(SideBySide.of("a\nb\nc", "a\nB\nc\nd")).containsExactly(
                new SideBySide.Line(SideBySide.Mark.SAME, "a", "a"),
                new SideBySide.Line(SideBySide.Mark.CHANGED, "b", "B"),
                new SideBySide.Line(SideBySide.Mark.SAME, "c", "c"),
                new SideBySide.Line(SideBySide.Mark.ADDED, "", "d"));
        assertThat(SideBySide.of("", "")).isEmpty();
    }
}
