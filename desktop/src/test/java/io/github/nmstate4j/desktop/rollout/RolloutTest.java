package io.github.nmstate4j.desktop.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.desktop.cluster.EnactmentRow;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.fleet.Snapshot;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.EnactmentPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Snapshot FLEET = SampleFleet.of(60, NOON);

    private static Matrix sample() {
        return Matrix.of(FLEET.nodes(), FLEET.policies(), FLEET.enactments());
    }

    private static NodeRow node(int number) {
        return new NodeRow("node-" + number, Map.of("topology.kubernetes.io/zone", "zone-" + number % 2), true, List.of());
    }

    private static PolicyRow policy(String name, long generation) {
        return new PolicyRow(name, "1", generation, Map.of(), Map.of(), PolicySpec.empty(), List.of(), "");
    }

    private static EnactmentRow enactment(int node, String policy, long generation, EnactmentPhase phase, Instant since) {
        return new EnactmentRow(
                "node-" + node + "." + policy, "node-" + node, policy, generation, 0, Conditions.update(List.of(), phase.statements(), since));
    }

    private static final EnactmentPhase DONE = EnactmentPhase.created().start().succeed();
    private static final EnactmentPhase AT_WORK = EnactmentPhase.created().start();
    private static final EnactmentPhase WAITING = EnactmentPhase.created().await();

    private static EnactmentPhase failed(String message) {
        return EnactmentPhase.created().fail(message);
    }

    private static Matrix matrix(List<EnactmentPhase> phases, Instant since) {
        var nodes = IntStream.range(0, phases.size()).mapToObj(RolloutTest::node).toList();
        var enactments = new ArrayList<EnactmentRow>();
        for (int i = 0; i < phases.size(); i++) {
            enactments.add(enactment(i, "p", 1, phases.get(i), since));
        }
        return Matrix.of(nodes, List.of(policy("p", 1)), enactments);
    }

    // The matrix

    @Test
    void uxR1EveryStateHasAGlyphOfItsOwn() {
        assertThat(List.of(CellState.values())).extracting(CellState::glyph).doesNotHaveDuplicates();
    }

    @Test
    void twoConditionsThatHoldMeanRetrying() {
        var retrying = new EnactmentPhase.Progressing(1).retryLater("node-0", 5, "no gateway");
        assertThat(matrix(List.of(retrying), NOON).state(0, 0)).isEqualTo(CellState.RETRYING);
    }

    @Test
    void anEnactmentOfAnEarlierGenerationSaysNothing() {
        var matrix = Matrix.of(List.of(node(0)), List.of(policy("p", 2)), List.of(enactment(0, "p", 1, DONE, NOON)));
        assertThat(matrix.state(0, 0)).isEqualTo(CellState.UNKNOWN);
    }

    @Test
    void nodesThatAreNotMatchedAreLeftBlank() {
        var matrix = sample();
        int gpu = matrix.policy("gpu-fabric").orElseThrow();
        assertThat(matrix.state(matrix.node("worker-0000").orElseThrow(), gpu)).isEqualTo(CellState.NOT_MATCHED);
        assertThat(matrix.state(matrix.node("gpu-0001").orElseThrow(), gpu)).isEqualTo(CellState.FAILING);
    }

    @Test
    void anUpdateTouchesWhatChangedAndCountsAgain() {
        var matrix = matrix(List.of(AT_WORK, AT_WORK, WAITING), NOON);
        var rows = new ArrayList<>(List.of(
                matrix.enactment(0, 0).orElseThrow(), enactment(1, "p", 1, DONE, NOON), matrix.enactment(2, 0).orElseThrow()));
        var changed = matrix.update(rows);

        assertThat(changed.stream().boxed().toList()).containsExactly(1);
        assertThat(matrix.count(CellState.AVAILABLE)).isEqualTo(1);
        assertThat(matrix.count(CellState.PROGRESSING)).isEqualTo(1);
        rows.removeLast();
        assertThat(matrix.update(rows).stream().boxed().toList()).containsExactly(2);
        assertThat(matrix.update(rows.subList(0, 1)).stream().boxed().toList()).containsExactly(1);
        assertThat(matrix.state(1, 0)).isEqualTo(CellState.UNKNOWN);
    }

    @Test
    void aCellCostsLittle() {
        assertThat(Matrix.bytesPerCell()).isLessThanOrEqualTo(64);
    }

    // Rows

    private static List<String> names(Matrix matrix, Rows.Filter filter) {
        return Rows.of(matrix, filter).stream()
                .map(row -> switch (row) {
                    case Rows.Row.Group group -> "[" + group.name() + " " + group.nodes() + " " + group.worst().words() + "]";
                    case Rows.Row.Node node -> matrix.nodes().get(node.index()).name();
                })
                .toList();
    }

    @Test
    void uxR4TroubleComesFirst() {
        var matrix = matrix(List.of(DONE, failed("x"), AT_WORK, DONE), NOON);
        assertThat(names(matrix, Rows.Filter.all())).containsExactly("node-1", "node-2", "node-0", "node-3");
        assertThat(names(matrix, new Rows.Filter(Set.of(), "", Rows.Grouping.ZONES, Set.of("zone-0"))))
                .containsExactly("[zone-1 2 failing]", "node-1", "node-3", "[zone-0 2 progressing]");
        assertThat(names(matrix, new Rows.Filter(Set.of(), "", Rows.Grouping.OUTCOMES, Set.of())))
                .containsExactly("[failing 1 failing]", "node-1", "[progressing 1 progressing]", "node-2", "[available 2 available]", "node-0", "node-3");
        assertThat(names(sample(), new Rows.Filter(Set.of(), "", Rows.Grouping.ROLES, Set.of("worker", "control-plane", "edge"))))
                .containsExactlyInAnyOrder("[worker 54 failing]", "[control-plane 3 available]", "[edge 3 available]");
        assertThat(names(sample(), new Rows.Filter(Set.of(), "", Rows.Grouping.label("example.com/role"), Set.of())))
                .anyMatch(name -> name.startsWith("[example.com/role=gpu 6 failing"));
    }

    @Test
    void uxR3StatesCombineAndTheSearchLooksIntoNamesLabelsPoliciesAndMessages() {
        var matrix = matrix(List.of(DONE, failed("eno2 is missing"), AT_WORK), NOON);
        assertThat(names(matrix, new Rows.Filter(Set.of(CellState.FAILING, CellState.PROGRESSING), "", Rows.Grouping.NONE, Set.of())))
                .containsExactly("node-1", "node-2");
        assertThat(names(matrix, new Rows.Filter(Set.of(), "ENO2", Rows.Grouping.NONE, Set.of()))).containsExactly("node-1");
        assertThat(names(matrix, new Rows.Filter(Set.of(), "node-2", Rows.Grouping.NONE, Set.of()))).containsExactly("node-2");
        assertThat(names(matrix, new Rows.Filter(Set.of(), "zone-1", Rows.Grouping.NONE, Set.of()))).containsExactly("node-1");
        assertThat(names(sample(), new Rows.Filter(Set.of(), "gpu-fab", Rows.Grouping.NONE, Set.of())))
                .isNotEmpty().allMatch(name -> name.startsWith("gpu-"));
    }

    // Messages

    private static final PolicyDocument POLICY = PolicyDocument.of("""
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata:
              name: p
            spec:
              capture:
                a: interfaces.name == "eth0"
              desiredState:
                interfaces:
                - name: eth1
                  type: ethernet
                  mtu: 1400
                - name: bond0.100
                  type: vlan
                  vlan:
                    id: 100
            """);

    @Test
    void uxR6AMessageIsTakenApartAndLeadsToItsLine() {
        var message = Message.decode("node node-7 was left untouched: interfaces[0].mtu: 1400 is too small.\ninterfaces[1]: more");

        assertThat(message.happened()).isEqualTo("left untouched");
        assertThat(message.reason()).isEqualTo("1400 is too small.");
        assertThat(message.path().orElseThrow()).hasToString("interfaces[0].mtu");
        assertThat(message.line(POLICY)).contains(12);
    }

    @Test
    void aDifferenceLeadsToItsLineByTheNameOfTheInterfaceEvenWithADotInIt() {
        var message = Message.decode("failed to configure node n after 5 attempts: bond0.100.vlan.id: wanted 100, found 200");

        assertThat(message.happened()).isEqualTo("given up after 5 attempts");
        assertThat(message.reason()).isEqualTo("wanted 100, found 200");
        assertThat(message.line(POLICY)).contains(16);
        assertThat(Message.decode("failed to configure node n after 1 attempt: eth1.mtu: wanted 1400, found 1500").line(POLICY)).contains(12);
    }

    @Test
    void capturesHaveTheirLinesTooAndWordsWithColonsAreNoPlaces() {
        assertThat(Message.decode("failure generating desiredState and capturedStates: capture.a: nothing matches").line(POLICY)).contains(7);
        var plain = Message.decode("failed to reconcile on node n: Retrying 2/5: timeout: the gateway did not answer");
        assertThat(plain.path()).isEmpty();
        assertThat(plain.happened()).isEqualTo("is tried again (2/5)");
        assertThat(plain.reason()).isEqualTo("timeout: the gateway did not answer");
        assertThat(Message.decode("").reason()).isEmpty();
    }

    @Test
    void uxR7FailuresAreClusteredWithoutWhatDiffersFromNodeToNode() {
        var matrix = matrix(
                List.of(
                        failed("node node-0 was left untouched: interfaces[0]: There is no interface eno2 on this node. The node's Ethernet NICs are a, b."),
                        failed("node node-1 was left untouched: interfaces[0]: There is no interface eno2 on this node. The node's Ethernet NICs are a. Did you mean eno1?"),
                        failed("failed to configure node node-2 after 5 attempts: 10.0.0.7 of node-2 is taken by 02:00:00:00:00:01"),
                        failed("failed to configure node node-3 after 5 attempts: 10.0.0.9 of node-3 is taken by 02:00:00:00:00:02"),
                        DONE,
                        EnactmentPhase.created().await().abort("node-0.p")),
                NOON);

        assertThat(Cluster.of(matrix).stream().map(Cluster::title)).containsExactly(
                "2 nodes: There is no interface eno2 on this node.",
                "2 nodes: an address of the node is taken by a MAC address",
                "1 node: not tried, because other nodes failed");
    }

    // Progress

    @Test
    void uxR8TheRateGivesTheEnd() {
        var nodes = IntStream.range(0, 20).mapToObj(RolloutTest::node).toList();
        var rows = new ArrayList<EnactmentRow>();
        for (int i = 0; i < 20; i++) {
            rows.add(enactment(i, "p", 1, i < 10 ? DONE : i < 12 ? AT_WORK : WAITING, NOON.minusSeconds(300 - 30L * Math.min(i, 9))));
        }
        var progress = Progress.of(Matrix.of(nodes, List.of(policy("p", 1)), rows), 0, NOON);

        assertThat(progress.perMinute()).isEqualTo(2.0);
        assertThat(progress.estimatedEnd()).contains(NOON.plusSeconds(300));
        assertThat(progress.waves()).isEqualTo(2);
        assertThat(progress.sentence()).isEqualTo("10 of 20 nodes done, wave 2 of 2, 2.0 nodes a minute.");
    }

    @Test
    void nothingForFiveMinutesIsStuck() {
        var phases = List.of(DONE, AT_WORK, WAITING);
        assertThat(Progress.of(matrix(phases, NOON.minus(Duration.ofMinutes(7))), 0, NOON).sentence())
                .isEqualTo("1 of 3 nodes done. Stuck: nothing has changed for 7 minutes. See whether the handlers of the nodes at work (1) run.");
        assertThat(Progress.of(matrix(phases, NOON.minusSeconds(290)), 0, NOON).isStuck()).isFalse();
        assertThat(Progress.of(matrix(List.of(DONE), NOON.minusSeconds(900)), 0, NOON).isStuck()).isFalse();
    }

    @Test
    void aRolloutThatFailuresStoppedSaysHowManyAndWhich() {
        var progress = Progress.of(matrix(List.of(failed("x"), failed("y"), EnactmentPhase.created().await().abort("node-0.p")), NOON), 0, NOON);
        assertThat(progress.isStopped()).isTrue();
        assertThat(progress.failing()).containsExactly("node-0", "node-1");
        assertThat(progress.sentence()).isEqualTo("0 of 3 nodes done. Stopped, because 2 nodes failed; 1 not tried. Mend the policy, or retry.");
        assertThat(progress.estimatedEnd()).isEmpty();
    }
}
