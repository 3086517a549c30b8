package io.github.nmstate4j.policy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapturedStatesTest {

    private static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");
    private static final Value STATE = Lab.yaml("interfaces: [{name: eth1}]");

    @Test
    void keepsTheTimeOfWhatWasCapturedBefore() {
        var before = CapturedStates.none().keeping(Map.of("old", STATE, "gone", STATE), THEN.plusMillis(7));

        assertThat(before.keeping(Map.of("old", STATE, "new", STATE), THEN.plusSeconds(60)).toValue())
                .isEqualTo(Lab.yaml("""
                        old: {state: {interfaces: [{name: eth1}]}, metaInfo: {version: "0", time: "2026-01-31T12:00:00Z"}}
                        new: {state: {interfaces: [{name: eth1}]}, metaInfo: {version: "0", time: "2026-01-31T12:01:00Z"}}
                        """));
    }

    @Test
    void readsWhatItWrote() {
        var findings = new ArrayList<Finding>();
        var states = CapturedStates.none().keeping(Map.of("a", STATE), THEN);

        assertThat(CapturedStates.of(states.toValue(), findings)).isEqualTo(states);
        assertThat(findings).isEmpty();
    }

    @Test
    void capturesAgainWhatHasNoState() {
        var findings = new ArrayList<Finding>();

        assertThat(CapturedStates.of(Lab.yaml("{a: {metaInfo: {time: yesterday}}, b: {state: {x: 1}}}"), findings).states())
                .isEqualTo(Map.of("b", Lab.yaml("x: 1")));
        assertThat(findings).isEmpty();
        assertThat(CapturedStates.of(Lab.yaml("{a: text}"), findings)).isEqualTo(CapturedStates.none());
        assertThat(findings).extracting(Finding::toString).isEqualTo(List.of("a: A mapping is expected here; this is a text."));
    }
}
