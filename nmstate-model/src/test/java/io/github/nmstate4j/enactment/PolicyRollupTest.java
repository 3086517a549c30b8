package io.github.nmstate4j.enactment;

import static io.github.nmstate4j.enactment.EnactmentVerdict.ABORTED;
import static io.github.nmstate4j.enactment.EnactmentVerdict.AVAILABLE;
import static io.github.nmstate4j.enactment.EnactmentVerdict.FAILING;
import static io.github.nmstate4j.enactment.EnactmentVerdict.PENDING;
import static io.github.nmstate4j.enactment.EnactmentVerdict.PROGRESSING;
import static io.github.nmstate4j.enactment.EnactmentVerdict.RETRYING;
import static io.github.nmstate4j.enactment.EnactmentVerdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.enactment.Condition.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyRollupTest {

    @Test
    void aPolicyWithoutNodesIsIgnored() {
        assertThat(PolicyRollup.of(0, 0, List.of()).verdict()).isEqualTo(new PolicyVerdict.NoMatchingNode());
    }

    @Test
    void oneNodeThatGaveUpDegradesThePolicyAtOnce() {
        assertThat(verdict(3, 3, FAILING, PROGRESSING, PENDING))
                .isEqualTo(new PolicyVerdict.Degraded("1/3 nodes failed to configure"));
        assertThat(verdict(3, 3, FAILING, ABORTED, ABORTED))
                .isEqualTo(new PolicyVerdict.Degraded("1/3 nodes failed to configure, 2 nodes aborted configuration"));
    }

    @Test
    void aNodeThatWillTryAgainDoesNotDegradeThePolicy() {
        assertThat(verdict(2, 2, RETRYING, AVAILABLE))
                .isEqualTo(new PolicyVerdict.Progressing("Policy is progressing 1/2 nodes finished"));
    }

    @Test
    void aPolicyProgressesUntilEveryReadyNodeHasFinished() {
        assertThat(verdict(3, 2, AVAILABLE, UNKNOWN))
                .isEqualTo(new PolicyVerdict.Progressing(
                        "Policy is progressing 1/2 nodes finished, 1 nodes ignored due to NotReady state"));
    }

    @Test
    void aWaitingNodeKeepsThePolicyProgressing() {
        assertThat(verdict(3, 2, AVAILABLE, AVAILABLE, PENDING))
                .isEqualTo(new PolicyVerdict.Progressing("Policy is progressing 2/2 nodes finished, 1 pending,"
                        + " 1 nodes ignored due to NotReady state"));
    }

    @Test
    void aPolicyIsAvailableWhenAllReadyNodesAre() {
        assertThat(verdict(3, 3, AVAILABLE, AVAILABLE, AVAILABLE))
                .isEqualTo(new PolicyVerdict.Available("3/3 nodes successfully configured"));
        assertThat(verdict(3, 2, AVAILABLE, AVAILABLE))
                .isEqualTo(new PolicyVerdict.Available(
                        "2/3 nodes successfully configured, 1 nodes ignored due to NotReady state"));
    }

    @Test
    void everyVerdictButUnknownHoldsExactlyOneCondition() {
        var verdicts = List.of(
                new PolicyVerdict.Progressing("m"),
                new PolicyVerdict.Available("m"),
                new PolicyVerdict.Degraded("m"),
                new PolicyVerdict.NoMatchingNode());

        assertThat(verdicts)
                .allSatisfy(verdict -> assertThat(verdict.statements())
                        .filteredOn(s -> s.status() == Status.TRUE)
                        .singleElement()
                        .satisfies(s -> assertThat(s.message()).isNotEmpty()));
        assertThat(new PolicyVerdict.Unknown().statements())
                .allSatisfy(s -> assertThat(s.status()).isEqualTo(Status.UNKNOWN));
    }

    private static PolicyVerdict verdict(int matching, int ready, EnactmentVerdict... enactments) {
        return PolicyRollup.of(matching, ready, List.of(enactments)).verdict();
    }
}
