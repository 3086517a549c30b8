package io.github.nmstate4j.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CelRulesTest {
    private final CelRules rules = new CelRules();
    private final StructuralSchema schema = new StructuralSchema(Bench.yaml(
            """
            type: object
            properties:
              spec:
                type: object
                x-kubernetes-validations:
                - {rule: "!has(self.min) || self.min <= self.max", message: min must not exceed max}
                - {rule: "self.max < 100", messageExpression: "'max is ' + string(self.max)"}
                properties:
                  min: {type: integer}
                  max: {type: integer}
                  fixed:
                    type: string
                    x-kubernetes-validations:
                    - {rule: "self == oldSelf", message: fixed is fixed}
                  labels:
                    type: object
                    additionalProperties: {type: string}
                    x-kubernetes-validations:
                    - {rule: "self.all(key, key.matches('^[a-z]+$'))", message: keys are words}
            """));

    private List<String> problems(String spec, Optional<String> old) {
        return rules
                .check(
                        schema,
                        Bench.yaml("{spec: " + spec + "}"),
                        old.map(text -> Bench.yaml("{spec: " + text + "}")))
                .stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
    }

    @Test
    void whatKeepsTheRulesPasses() {
        assertThat(problems("{min: 1, max: 2, fixed: a, labels: {a: b}}", Optional.empty())).isEmpty();
        assertThat(problems("{max: 2, fixed: a}", Optional.of("{max: 3, fixed: a}"))).isEmpty();
    }

    @Test
    void whatBreaksThemIsNamedWithPlaceAndMessage() {
        assertThat(problems("{min: 3, max: 2, labels: {A: b}}", Optional.empty()))
                .containsExactly(
                        "spec: Invalid value: \"object\": min must not exceed max",
                        "spec.labels: Invalid value: \"object\": keys are words");
        assertThat(problems("{max: 200}", Optional.empty()))
                .containsExactly("spec: Invalid value: \"object\": max is 200");
    }

    @Test
    void rulesAboutTheOldValueHoldOnUpdates() {
        assertThat(problems("{max: 2, fixed: b}", Optional.of("{max: 2, fixed: a}")))
                .containsExactly("spec.fixed: Invalid value: \"string\": fixed is fixed");
    }

    @Test
    void aRuleThatIsNotUnderstoodIsReportedAndNotChecked() {
        var definition = Bench.yaml("{x-kubernetes-validations: [{rule: 'quantity(self).isInteger()'}]}");
        assertThat(rules.unknown(definition)).singleElement().asString().contains("quantity(self)");
        assertThat(rules.check(new StructuralSchema(definition), Bench.yaml("{}"), Optional.empty()))
                .isEmpty();
    }
}
