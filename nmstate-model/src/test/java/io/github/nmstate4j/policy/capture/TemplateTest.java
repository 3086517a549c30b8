package io.github.nmstate4j.policy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Secret;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    private static final Map<String, Value> CAPTURED = Lab.resolve(Lab.COMMON).states().orElseThrow();

    private static Template.Expansion expand(Value desired) {
        return Lab.TEMPLATE.expand(desired, CAPTURED);
    }

    private static Value expanded(String text) {
        return expand(new Value.Text(text)).desired().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "vlan{{ capture.up.interfaces.1.mtu }}; vlan9000",
                "{{ capture.base.interfaces.0.name }}-{{capture.base.interfaces.0.state}}; ens5-up",
                "{{capture.base.interfaces.0.ipv4.dhcp}}!; true!",
                "a { b }} c; a { b }} c",
                "{a}; {a}"
            })
    void writesReferencesIntoTexts(String text, String expanded) {
        assertThat(expanded(text)).isEqualTo(new Value.Text(expanded));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{{ capture.base.interfaces.0.name; ^; does not end",
                "eth0 {{; .....^; does not end",
                "{{ }}; ..^; stands one reference",
                "{{ a b }}; ..^; stands one reference",
                "{{ capture.base.interfaces.0.name == 1 }}; ..^; stands one reference",
                "{{{ capture.base.interfaces.0.name }}}; ..^; stands one reference",
                "{{ 'capture.base' }}; ..^; stands one reference",
                "{{ captures.base.interfaces.0.name }}; ...^; did you mean `capture`?",
                "{{ .Values.nic }}; ...^; is missing here",
                "{{ Values.nic }}; ...^; starts with capture.<name>",
                "{{ capture }}; ...^; A property is missing",
                "{{ capture.up }}; ...^; A property is missing",
                "{{ capture.bas.interfaces }}; ...^; did you mean `base`?",
                "{{ capture.base.interface.0.name }}; ................^; did you mean `interfaces`?",
                "{{ capture.base.interfaces.0.nam }}; .............................^; did you mean `name`?",
                "{{ capture.base.interfaces.1.name }}; ...........................^; has one item",
                "{{ capture.base.interfaces.name }}; ...........................^; is a list, so the index",
                "eth{{ capture.base.interfaces.0.ipv4 }}; ...^; leads to a mapping",
                "eth{{ capture.base.interfaces }}; ...^; leads to a list"
            })
    void refusesWhatLeadsNowhere(String text, String caret, String message) {
        assertThat(expand(Lab.yaml("{interfaces: [{name: one}, {name: '" + text.replace("'", "''") + "'}]}")).findings())
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .startsWith("interfaces[1].name: ")
                .contains(message)
                .endsWith("\n| " + text + "\n| " + caret);
    }

    @Test
    void checksWithoutANodeWhatCanBeChecked() {
        var desired = Lab.yaml("""
                good: "{{ capture.nic.interfaces.7.name }}.40"
                unknown: "{{ capture.nick.interfaces.0.name }}"
                typo: "{{ capture.nic.interface.0.name }}"
                open: "{{ capture.nic.interfaces.0.name"
                """);

        assertThat(Lab.TEMPLATE.check(desired, Set.of("nic")))
                .extracting(finding -> finding.path().toString())
                .containsExactly("unknown", "typo", "open");
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThat(expand(Lab.yaml("{a: '{{', b: ['{{ x }}']}")).findings()).hasSize(2);
    }

    @Test
    void handsSecretsOnWithoutShowingThem() {
        var secret = new Value.Hidden(Secret.of("hunter2"));
        var captured = Map.<String, Value>of("c", new Value.Mapping(Map.of("interfaces", new Value.Sequence(List.of(secret)))));

        assertThat(Lab.TEMPLATE.expand(new Value.Text("{{ capture.c.interfaces.0 }}"), captured).desired())
                .contains(secret);
        assertThat(Lab.TEMPLATE.expand(new Value.Text("x{{ capture.c.interfaces.0 }}"), captured).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("leads to a secret").doesNotContain("hunter2"));
    }

    @Test
    void refusesAResultThatIsTooLarge() {
        var limits = new CaptureLimits(10, 100, 10, 20, 200, 10);
        var template = new Template(path -> Set.of(), limits);

        assertThat(template.expand(new Value.Text("{{ capture.nics.interfaces }}"), CAPTURED).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(Problem.TOO_LARGE));
        assertThat(template.expand(new Value.Text("{{capture.base.interfaces.0.name}}".repeat(60)), CAPTURED).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo(Problem.TOO_LARGE));
    }
}
