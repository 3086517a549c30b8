package io.github.nmstate4j.enactment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnactmentPhaseTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @MethodSource("phases")
    void saysWhatExistingToolsMatchOn(EnactmentPhase phase, String expected, EnactmentVerdict verdict) {
        var conditions = Conditions.update(List.of(), phase.statements(), NOON);

        assertThat(conditions.stream()
                        .map(c -> c.type() + "=" + c.status() + " " + c.reason() + (c.message().isEmpty() ? "" : "!")))
                .containsExactly(expected.split(", "));
        assertThat(EnactmentVerdict.of(conditions, 7, 7)).isEqualTo(verdict);
    }

    /// `!` marks the conditions that carry the message.
    static Stream<Arguments> phases() {
        var progressing = EnactmentPhase.created().await().start();
        return Stream.of(
                Arguments.of(
                        EnactmentPhase.created(),
                        "Available=UNKNOWN , Failing=UNKNOWN , Pending=UNKNOWN , Progressing=UNKNOWN , Aborted=UNKNOWN ",
                        EnactmentVerdict.UNKNOWN),
                Arguments.of(
                        EnactmentPhase.created().await(),
                        "Available=FALSE MaxUnavailableLimitReached, Failing=FALSE MaxUnavailableLimitReached,"
                                + " Pending=TRUE MaxUnavailableLimitReached!, Progressing=FALSE MaxUnavailableLimitReached!,"
                                + " Aborted=FALSE MaxUnavailableLimitReached",
                        EnactmentVerdict.PENDING),
                Arguments.of(
                        progressing,
                        "Available=UNKNOWN ConfigurationProgressing, Failing=UNKNOWN ConfigurationProgressing,"
                                + " Pending=FALSE ConfigurationProgressing, Progressing=TRUE ConfigurationProgressing!,"
                                + " Aborted=FALSE ConfigurationProgressing",
                        EnactmentVerdict.PROGRESSING),
                Arguments.of(
                        progressing.retryLater("n1", 5, "no carrier"),
                        "Available=FALSE Retrying, Failing=TRUE Retrying!, Pending=FALSE Retrying,"
                                + " Progressing=TRUE Retrying!, Aborted=FALSE SuccessfullyConfigured",
                        EnactmentVerdict.RETRYING),
                Arguments.of(
                        progressing.fail("eth666 does not exist"),
                        "Available=FALSE FailedToConfigure, Failing=TRUE FailedToConfigure!, Pending=FALSE FailedToConfigure,"
                                + " Progressing=FALSE FailedToConfigure, Aborted=FALSE SuccessfullyConfigured",
                        EnactmentVerdict.FAILING),
                Arguments.of(
                        EnactmentPhase.created().await().abort("n1.bond"),
                        "Available=FALSE ConfigurationAborted, Failing=FALSE ConfigurationAborted,"
                                + " Pending=FALSE ConfigurationAborted, Progressing=FALSE ConfigurationAborted,"
                                + " Aborted=TRUE ConfigurationAborted!",
                        EnactmentVerdict.ABORTED),
                Arguments.of(
                        progressing.succeed(),
                        "Available=TRUE SuccessfullyConfigured!, Failing=FALSE SuccessfullyConfigured,"
                                + " Pending=FALSE SuccessfullyConfigured, Progressing=FALSE SuccessfullyConfigured,"
                                + " Aborted=FALSE SuccessfullyConfigured",
                        EnactmentVerdict.AVAILABLE));
    }

    @Test
    void aRetryNamesTheNodeTheNextAttemptAndTheCause() {
        var retrying = EnactmentPhase.created().start().retryLater("n1", 5, "no carrier");

        assertThat(retrying.statements())
                .anySatisfy(s -> assertThat(s.message()).contains("n1", "Retrying 2/5", "no carrier"));
        assertThat(retrying.tryAgain().retryLater("n1", 5, "again").failedAttempts()).isEqualTo(2);
    }

    @Test
    void conditionsOfAnotherGenerationSayNothing() {
        var conditions = Conditions.update(List.of(), new EnactmentPhase.Failed("no").statements(), NOON);

        assertThat(EnactmentVerdict.of(conditions, 6, 7)).isEqualTo(EnactmentVerdict.UNKNOWN);
    }
}
