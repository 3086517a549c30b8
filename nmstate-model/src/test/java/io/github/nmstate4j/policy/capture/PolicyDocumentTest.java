package io.github.nmstate4j.policy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.finding.Finding;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {

    @ParameterizedTest
    @CsvSource({"desired", "desiredState"})
    void readsAPlainPolicy(String key) {
        var read = PolicyDocument.of(Lab.yaml("{capture: {nics: interfaces}, " + key + ": {interfaces: []}, current: {}}"));

        assertThat(read.findings()).isEmpty();
        var policy = read.policy().orElseThrow();
        assertThat(policy.capture()).isEqualTo(Map.of("nics", "interfaces"));
        assertThat(policy.desired()).isEqualTo(Lab.yaml("interfaces: []"));
        assertThat(policy.current()).contains(Lab.yaml("{}"));
    }

    @Test
    void readsACustomResource() {
        assertThat(PolicyDocument.of(Lab.yaml("""
                        apiVersion: nmstate.io/v1
                        kind: NodeNetworkConfigurationPolicy
                        metadata: {name: p}
                        spec:
                          nodeSelector: {zone: a}
                          maxUnavailable: 1
                          capture: {nics: interfaces}
                          desiredState: {interfaces: []}
                        """)).policy())
                .hasValueSatisfying(policy -> assertThat(policy.capture()).containsOnlyKeys("nics"));
    }

    @Test
    void isWrittenAsTheResourceThatItIsReadFrom() {
        var policy = PolicyDocument.desiring(Lab.yaml("interfaces: []"));

        assertThat(policy.toResource("p")).isEqualTo(Lab.yaml("""
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata: {name: p}
                spec: {desiredState: {interfaces: []}}
                """));
        assertThat(PolicyDocument.of(policy.toResource("p")).policy().orElseThrow().desired()).isEqualTo(policy.desired());
    }

    @Test
    void nothingAsksForNothing() {
        assertThat(PolicyDocument.of(Lab.yaml("")).policy().orElseThrow().desired()).isEqualTo(Lab.yaml("{}"));
    }

    @Test
    void tellsPoliciesFromStates() {
        assertThat(PolicyDocument.looksLikeOne(Lab.yaml("interfaces: []"))).isFalse();
        assertThat(PolicyDocument.looksLikeOne(Lab.yaml("desired: {}"))).isTrue();
        assertThat(PolicyDocument.looksLikeOne(Lab.yaml("kind: NodeNetworkConfigurationPolicy"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[]; A mapping is expected here; this is a list.",
                "{capture: [a]}; capture: A mapping is expected",
                "{capture: {a: 7}}; capture.a: A capture is an expression in one text",
                "{desired: text}; desired: A mapping is expected here",
                "{desired: {}, desiredState: {}}; desired: `desired` and `desiredState` mean the same",
                "{captures: {}}; captures: A policy has no `captures`; did you mean `capture`?",
                "{kind: P, spec: {desired: {}}}; spec.desired: A policy has no `desired`",
                "{kind: P, spec: 7}; spec: A mapping is expected"
            })
    void refusesWhatIsNoPolicy(String text, String message) {
        assertThat(PolicyDocument.of(Lab.yaml(text)).findings())
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .startsWith(message);
    }
}
