package io.github.nmstate4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxUnavailableTest {

    @ParameterizedTest
    @CsvSource({"50%, 5, 3", "50%, 6, 3", "0%, 6, 1", "100%, 6, 6", "1%, 200, 2", "200%, 3, 6", "50%, 0, 1", "-10%, 5, 1"})
    void aPercentageRoundsUpAndLetsOneNodeStart(String text, int nodes, int expected) {
        assertThat(MaxUnavailable.parse(text)).hasValueSatisfying(m -> assertThat(m.of(nodes)).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource({"3, 5, 3", "0, 5, 1", "-1, 5, 1", "9, 5, 9"})
    void aCountIsTakenAsItIs(int count, int nodes, int expected) {
        assertThat(new MaxUnavailable.Count(count).of(nodes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"asdf", "42", "''", "%", "1.5%", "99999999999%"})
    void anyOtherTextIsNotUnderstood(String text) {
        assertThat(MaxUnavailable.parse(text)).isEmpty();
    }

    @Test
    void whatIsInUseIsNotFree() {
        assertThat(RolloutBudget.of(MaxUnavailable.unsaid(), 6, 2).free()).isEqualTo(1);
        assertThat(RolloutBudget.of(MaxUnavailable.unsaid(), 6, 5).free()).isZero();
        assertThat(RolloutBudget.of(MaxUnavailable.unsaid(), 6, 0).isSpentBy(3)).isTrue();
        assertThat(RolloutBudget.of(MaxUnavailable.unsaid(), 6, 0).isSpentBy(2)).isFalse();
    }

    @Test
    void aSelectionAsksForAllItsLabels() {
        var workers = new NodeSelection(Map.of("role", "worker", "zone", "a"));

        assertThat(workers.matches(Map.of("role", "worker", "zone", "a", "more", ""))).isTrue();
        assertThat(workers.matches(Map.of("role", "worker"))).isFalse();
        assertThat(workers.matches(Map.of("role", "worker", "zone", "b"))).isFalse();
        assertThat(new NodeSelection(Map.of()).matches(Map.of())).isTrue();
    }
}
