package io.github.nmstate4j.operator.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.cluster.PolicyStatus;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.operator.admission.PolicyAdmission.EditsInProgress;
import io.github.nmstate4j.operator.admission.Verdict.Allow;
import io.github.nmstate4j.operator.admission.Verdict.Deny;
import io.github.nmstate4j.validate.Validator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyAdmissionTest {

    private final PolicyAdmission admission = new PolicyAdmission(new Validator(), EditsInProgress.WARN);

    @Test
    void keepsAPolicyThatCanBeMeant() {
        assertThat(create(policy("web", spec -> spec
                        .withNodeSelector(Map.of("kubernetes.io/hostname", "n1", "node-role.kubernetes.io/worker", ""))
                        .withMaxUnavailable(new IntOrString("30%"))
                        .withDesiredState(state("interfaces: [{name: eth1, type: ethernet, state: up}]")))))
                .isEqualTo(new Allow(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-web", "web.", "wéb"})
    void refusesANameThatIsNoLabelValue(String name) {
        assertThat(refusal(create(policy(name, spec -> spec)))).contains("metadata.name", "\"" + name + "\"", "label value");
    }

    @Test
    void refusesANameThatIsTooLongForALabel() {
        assertThat(refusal(create(policy("p".repeat(64), spec -> spec))))
                .contains("must be no more than 63 characters", "p".repeat(64));
        assertThat(create(policy("p".repeat(63), spec -> spec))).isInstanceOf(Allow.class);
    }

    @ParameterizedTest
    @CsvSource({"a b,x,qualified names", "/x,x,qualified names", "Up/x,x,qualified names", "x,-y,label values", "x,a b,label values"})
    void refusesASelectorThatNoNodeCanMatch(String key, String value, String reason) {
        assertThat(refusal(create(policy("web", spec -> spec.withNodeSelector(Map.of(key, value))))))
                .contains("spec.nodeSelector", reason);
    }

    @Test
    void refusesADesiredStateWithEveryFindingAndItsPath() {
        assertThat(refusal(create(policy("web", spec -> spec.withDesiredState(
                        state("interfaces: [{name: eth1, type: ethernet, mtuu: 1500}, {name: eth2, type: ethernet, stat: up}]"))))))
                .contains("spec.desiredState.interfaces[0].mtuu", "spec.desiredState.interfaces[1].stat");
        assertThat(refusal(create(policy("web", spec -> spec.withDesiredState(
                        state("interfaces: [{name: eth1, type: ethernet, mtu: many}]"))))))
                .contains("spec.desiredState.interfaces[0].mtu:", "many");
    }

    @Test
    void doesNotDoubtWhatItRefuses() {
        assertThat(create(policy("web", spec -> spec.withDesiredState(state("interfaces: [{name: eth1, type: ethernet, mtuu: 1500}]")))))
                .isInstanceOfSatisfying(Deny.class, deny -> assertThat(deny.warnings()).isEmpty());
    }

    @Test
    void leavesAStateWithTemplatesToTheNodes() {
        assertThat(create(policy("web", spec -> spec.withCapture(Map.of("nic", "interfaces.name == \"eth1\""))
                        .withDesiredState(state("interfaces: \"{{ capture.nic.interfaces }}\"")))))
                .isEqualTo(new Allow(List.of()));
    }

    @Test
    void refusesCapturesThatNoNodeCouldEvaluate() {
        assertThat(refusal(create(policy("web", spec -> spec.withCapture(Map.of("nic", "interface.name == \"eth1\"", "b", "capture.b"))
                        .withDesiredState(state("interfaces: \"{{ capture.nick.interfaces }}\""))))))
                .contains(
                        "spec.capture.nic: A network state has no `interface`; did you mean `interfaces`?",
                        "spec.capture.b: These captures need each other",
                        "spec.desiredState.interfaces: There is no capture `nick`; did you mean `nic`?");
    }

    @ParameterizedTest
    @CsvSource({"abc,50% holds instead", "42,50% holds instead", "0%,no node start"})
    void warnsOfALimitThatMeansSomethingElse(String limit, String why) {
        assertThat(warnings(create(policy("web", spec -> spec.withMaxUnavailable(new IntOrString(limit))))))
                .singleElement().asString().contains("spec.maxUnavailable", limit, why);
    }

    @Test
    void warnsOfALimitOfNoNode() {
        assertThat(warnings(create(policy("web", spec -> spec.withMaxUnavailable(new IntOrString(0))))))
                .singleElement().asString().contains("\"0\"", "spec.paused");
    }

    @Test
    void refusesAChangeOfCaptures() {
        var before = done(policy("web", spec -> spec.withCapture(Map.of("a", "interfaces.name == \"eth1\""))));

        assertThat(refusal(update(before, policy("web", spec -> spec)))).contains("capture field cannot be modified");
        assertThat(refusal(update(before, policy("web", spec -> spec.withCapture(Map.of("a", "interfaces.name == \"eth2\""))))))
                .contains("capture field cannot be modified");
    }

    @Test
    void warnsOfAChangeWhileTheRolloutIsGoingOnOrRefusesItWhenToldTo() {
        var before = says(policy("web", spec -> spec), new PolicyVerdict.Progressing("1/2"));
        var after = policy("web", spec -> spec.withMaxUnavailable(new IntOrString(1)));

        assertThat(warnings(update(before, after))).singleElement().asString().contains("web is still in progress");
        assertThat(new PolicyAdmission(new Validator(), EditsInProgress.DENY).review(Optional.of(before), after))
                .isInstanceOfSatisfying(Deny.class, deny -> {
                    assertThat(deny.reason()).isEqualTo(Verdict.Reason.FORBIDDEN);
                    assertThat(refusal(deny)).contains("policy web is still in progress");
                });
        assertThat(update(done(before), after)).isEqualTo(new Allow(List.of()));
    }

    @Test
    void letsARolloutInProgressBePaused() {
        var before = says(policy("web", spec -> spec), new PolicyVerdict.Progressing("1/2"));

        assertThat(new PolicyAdmission(new Validator(), EditsInProgress.DENY)
                        .review(Optional.of(before), policy("web", spec -> spec.withPaused(true))))
                .isEqualTo(new Allow(List.of()));
    }

    @Test
    void leavesWhatIsNotChangedAlone() {
        var old = policy("p".repeat(64), spec -> spec.withDesiredState(state("interfacez: []")));

        assertThat(update(old, old)).isEqualTo(new Allow(List.of()));
    }

    @Test
    void stampsEveryWrite() {
        assertThat(admission.mutate(Instant.ofEpochSecond(7, 5)))
                .isEqualTo(new Verdict.Patch(Map.of("nmstate.io/webhook-mutating-timestamp", "7000000005")));
    }

    private Verdict create(NodeNetworkConfigurationPolicy policy) {
        return admission.review(Optional.empty(), policy);
    }

    private Verdict update(NodeNetworkConfigurationPolicy before, NodeNetworkConfigurationPolicy now) {
        return admission.review(Optional.of(before), now);
    }

    private static String refusal(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Deny.class);
        return String.join("\n", ((Deny) verdict).findings().stream().map(Finding::toString).toList());
    }

    private static List<String> warnings(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Allow.class);
        return ((Allow) verdict).warnings();
    }

    private static NodeNetworkConfigurationPolicy policy(String name, UnaryOperator<PolicySpec> change) {
        var policy = new NodeNetworkConfigurationPolicy();
        policy.setMetadata(new ObjectMetaBuilder().withName(name).build());
        policy.setSpec(change.apply(PolicySpec.empty()));
        return policy;
    }

    private static NodeNetworkConfigurationPolicy done(NodeNetworkConfigurationPolicy policy) {
        return says(policy, new PolicyVerdict.Available("1/1"));
    }

    private static NodeNetworkConfigurationPolicy says(NodeNetworkConfigurationPolicy policy, PolicyVerdict verdict) {
        policy.setStatus(PolicyStatus.empty()
                .withConditions(Conditions.update(List.of(), verdict.statements(), Instant.EPOCH)));
        return policy;
    }

    private static JsonNode state(String yaml) {
        return new KubernetesSerialization().unmarshal(yaml, JsonNode.class);
    }
}
