package io.github.nmstate4j.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.observation.InterfaceFiles;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.iface.Dispatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a document changes besides profiles.
class HostStepsTest {

    private static final String SWITCH = """
            ovs-db:
              external_ids: {system-id: a, old: b}
              other_config: {max-idle: "1"}
            ovn: {bridge-mappings: [{localnet: blue, bridge: br-blue}]}
            """;

    private static Proposal propose(String current, String desired, PlanOptions options) {
        return new Planner(ProfileIds.derived())
                .propose(Node.parse(desired), Observation.of(Node.parse(current)), options);
    }

    private static List<String> steps(String current, String desired) {
        return steps(Observation.of(Node.parse(current)), desired);
    }

    private static List<String> steps(Observation current, String desired) {
        return switch (new Planner(ProfileIds.derived()).propose(Node.parse(desired), current, PlanOptions.defaults())) {
            case Proposal.Accepted accepted -> accepted.plan().steps().stream().map(Step::summary).toList();
            case Proposal.Rejected rejected -> throw new AssertionError(rejected.findings());
        };
    }

    @Test
    void onlyTheKeysOfTheSwitchThatDifferAreWritten() {
        assertThat(steps(SWITCH, "ovs-db: {external_ids: {system-id: a, new: c, old: null}}"))
                .containsExactly("Open vSwitch: set external_ids.new to c, remove external_ids.old");
        assertThat(steps(SWITCH, "ovs-db: {external_ids: {system-id: a, gone: null}}")).isEmpty();
    }

    @Test
    void anEmptyMapClearsAndAnEmptySectionClearsBothButNotTheBridgesOfOvn() {
        assertThat(steps(SWITCH, "ovs-db: {other_config: {}, external_ids: {system-id: a}}"))
                .containsExactly("Open vSwitch: remove other_config.max-idle");
        assertThat(steps(SWITCH, "ovs-db: {}"))
                .containsExactly(
                        "Open vSwitch: remove external_ids.old, remove external_ids.system-id, remove other_config.max-idle");
    }

    @Test
    void bridgesOfOvnAreWrittenTogetherInTheOrderOfTheirNetworks() {
        assertThat(steps(SWITCH, "ovn: {bridge-mappings: [{localnet: a, bridge: br-a}]}"))
                .containsExactly("Open vSwitch: set external_ids.ovn-bridge-mappings to a:br-a,blue:br-blue");
        assertThat(steps(SWITCH, "ovn: {bridge-mappings: [{localnet: blue, state: absent}]}"))
                .containsExactly("Open vSwitch: remove external_ids.ovn-bridge-mappings");
        assertThat(steps(SWITCH, "ovn: {bridge-mappings: [{localnet: blue, bridge: br-blue}]}")).isEmpty();
    }

    @Test
    void withoutADatabaseOnlyAChangeOfTheSwitchIsRefused() {
        assertThat(propose("interfaces: []", "ovs-db: {external_ids: {a: b}}", PlanOptions.defaults()))
                .isInstanceOfSatisfying(Proposal.Rejected.class, rejected -> assertThat(rejected.findings())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.code().id()).isEqualTo("ovs-db.not-running")));
        assertThat(steps("interfaces: []", "ovs-db: {}")).isEmpty();
    }

    @Test
    void alternativeNamesAreAddedAndTakenAwayAndTheOthersStay() {
        var current = "interfaces: [{name: eth1, type: ethernet, state: up, alt-names: [{name: a}, {name: b}]}]";
        assertThat(steps(current, "interfaces: [{name: eth1, type: ethernet, alt-names: [{name: b, state: absent}, {name: c}]}]"))
                .contains("alternative names of eth1: add c; remove b");
        assertThat(steps(current, "interfaces: [{name: eth1, type: ethernet, alt-names: [{name: a}]}]"))
                .noneMatch(step -> step.startsWith("alternative names"));
    }

    @Test
    void commandsAreStoredBeforeTheInterfaceComesUpAndGoWithIt() {
        assertThat(steps(
                        "interfaces: []",
                        "interfaces: [{name: dum0, type: dummy, dispatch: {post-activation: 'true', post-deactivation: ''}}]"))
                .containsExactly("add profile dum0 (dummy)", "store the commands for when dum0 has come up", "activate dum0");
        assertThat(steps(
                        "interfaces: [{name: dum0, type: dummy, state: up, dispatch: {post-activation: 'true'}}]",
                        "interfaces: [{name: dum0, type: dummy, state: absent}]"))
                .contains("remove the commands for when dum0 has come up");
    }

    @Test
    void whatIsKeptOfAnInterfaceThatIsNotThereGoesWhenItShallBeAbsent() {
        var kept = Map.of("dum0", new InterfaceFiles(
                new Dispatch(Optional.empty(), Optional.of("true"), Extras.none()), true));
        var observation = new Observation(
                Node.parse("interfaces: []"), List.of(), List.of(), Optional.empty(), kept, "1.58");
        assertThat(steps(observation, "interfaces: [{name: dum0, state: absent}]"))
                .containsExactly(
                        "remove the commands for when dum0 has gone down", "alternative names of dum0: keep none");
        assertThat(steps(observation, "interfaces: [{name: dum0, type: dummy, state: down}]")).isEmpty();
    }

    @Test
    void commandsAreRefusedWhereNothingMayOutliveARestart() {
        assertThat(propose(
                        "interfaces: []",
                        "interfaces: [{name: dum0, type: dummy, dispatch: {post-activation: 'true'}}]",
                        new PlanOptions(true)))
                .isInstanceOfSatisfying(Proposal.Rejected.class, rejected -> assertThat(rejected.findings())
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.path()).hasToString("interfaces[0].dispatch")));
    }
}
