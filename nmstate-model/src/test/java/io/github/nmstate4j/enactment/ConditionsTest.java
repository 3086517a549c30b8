package io.github.nmstate4j.enactment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.enactment.Condition.Status;
import io.github.nmstate4j.enactment.Conditions.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private static final Statement WORKING = new Statement("Progressing", Status.TRUE, "Working", "step 1");

    @Test
    void aNewTypeIsAppendedWithBothTimesNow() {
        var conditions = Conditions.update(List.of(), WORKING, NOON);

        assertThat(conditions).containsExactly(new Condition("Progressing", Status.TRUE, "Working", "step 1", NOON, NOON));
    }

    @Test
    void aChangedMessageDoesNotMoveTheTransition() {
        var conditions = Conditions.update(List.of(), WORKING, NOON);

        var updated = Conditions.update(conditions, new Statement("Progressing", Status.TRUE, "Working", "step 2"), LATER);

        assertThat(updated).containsExactly(new Condition("Progressing", Status.TRUE, "Working", "step 2", LATER, NOON));
    }

    @Test
    void aChangedStatusMovesTheTransition() {
        var conditions = Conditions.update(List.of(), WORKING, NOON);

        var updated = Conditions.update(conditions, new Statement("Progressing", Status.FALSE, "Done", ""), LATER);

        assertThat(updated).containsExactly(new Condition("Progressing", Status.FALSE, "Done", "", LATER, LATER));
    }

    @Test
    void theOrderIsThatOfFirstAppearance() {
        var first = Conditions.update(List.of(), WORKING, NOON);
        var both = Conditions.update(first, new Statement("Available", Status.FALSE, "", ""), NOON);

        var updated = Conditions.update(both, WORKING, LATER);

        assertThat(updated).extracting(Condition::type).containsExactly("Progressing", "Available");
    }

    @Test
    void aHeartbeatAloneIsNoChange() {
        var conditions = Conditions.update(List.of(), WORKING, NOON);

        assertThat(Conditions.wouldChange(conditions, List.of(WORKING))).isFalse();
        assertThat(Conditions.wouldChange(
                        conditions, List.of(new Statement("Progressing", Status.TRUE, "Working", "step 2"))))
                .isTrue();
    }
}
