package io.github.nmstate4j.handler.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException.Kind;
import io.github.nmstate4j.handler.probe.Probe;
import io.github.nmstate4j.handler.probe.ProbeSuite;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.FollowUp;
import io.github.nmstate4j.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionTest {

    private static final ApplyOptions QUICK = ApplyOptions.defaults()
            .withQuiet(Duration.ofMillis(50))
            .withCeiling(Duration.ofSeconds(5))
            .withActivationPauses(List.of(Duration.ofMillis(1), Duration.ofMillis(1)));

    private final ToyNode node = new ToyNode();
    private final List<Probe> probes = new ArrayList<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final FakeHost host = new FakeHost();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private CheckpointMemory memory() {
        return new CheckpointFile(folder.resolve("state").resolve("checkpoint"), "this-boot");
    }

    private Transaction transaction() {
        var budget = new ProbeSuite.Budget(Duration.ofSeconds(1), Duration.ofMillis(1));
        return new Transaction(
                node, node, node, host, new ProbeSuite(probes, budget, executor), memory());
    }

    private ApplyOutcome apply(String word) {
        return transaction().apply(ToyNode.desired(word), QUICK);
    }

    @Test
    void commitsWhatItVerified() throws Exception {
        assertThat(apply("after")).isEqualTo(new ApplyOutcome.Committed());

        assertThat(node.word).isEqualTo("after");
        assertThat(node.writes).containsExactly("checkpoint", "save after", "activate after", "commit");
        assertThat(memory().interrupted()).isEmpty();
    }

    @Test
    void writesNothingWhenTheNodeIsAsDesired() {
        assertThat(apply("before")).isEqualTo(new ApplyOutcome.NothingToDo());

        assertThat(node.writes).isEmpty();
    }

    @Test
    void touchesNothingWhenTheChangeIsRefused() {
        assertThat(apply("bad idea")).isInstanceOfSatisfying(ApplyOutcome.Refused.class, refused ->
                assertThat(refused.summary()).contains("description: no node can be bad idea"));

        assertThat(node.writes).isEmpty();
    }

    @Test
    void rollsBackWhenTheNodeDoesNotBecomeAsDesired() {
        node.activation = _ -> node.word = "something else";

        assertThat(apply("after")).isEqualTo(new ApplyOutcome.RolledBack(
                "the node did not become as desired: description: wanted after, found something else", true));
        assertThat(node.word).isEqualTo("before");
        assertThat(node.openCheckpoints()).isEmpty();
    }

    @Test
    void isSatisfiedAsSoonAsAnEventBringsTheNodeToTheGoal() {
        node.activation = saved -> executor.execute(() -> {
            node.word = saved;
            node.changed();
        });

        var patient = QUICK.withQuiet(Duration.ofMinutes(1)).withCeiling(Duration.ofMinutes(1));
        assertThat(transaction().apply(ToyNode.desired("after"), patient)).isEqualTo(new ApplyOutcome.Committed());
    }

    @Test
    void rollsBackWhenAProbeThatPassedFailsAfterwards() {
        probes.add(probe("gateway", now -> now.state().equals(ToyNode.desired("before"))
                ? Optional.empty()
                : Optional.of("10.0.0.1 does not answer")));

        assertThat(apply("after")).isInstanceOfSatisfying(ApplyOutcome.RolledBack.class, outcome -> {
            assertThat(outcome.cause()).contains("gateway: 10.0.0.1 does not answer");
            assertThat(outcome.retryable()).isTrue();
        });
        assertThat(node.word).isEqualTo("before");
        assertThat(node.writes).endsWith("rollback");
    }

    @Test
    void doesNotRequireAProbeThatFailedBefore() {
        probes.add(probe("name server", _ -> Optional.of("none is configured")));

        assertThat(apply("after")).isEqualTo(new ApplyOutcome.Committed());
    }

    @Test
    void rollsBackWhenAStepFails() {
        node.activation = _ -> {
            throw new NetworkManagerException(Kind.MISSING_FEATURE, "the Open vSwitch plugin is missing");
        };

        assertThat(apply("after"))
                .isEqualTo(new ApplyOutcome.RolledBack("the Open vSwitch plugin is missing", false));
        assertThat(node.writes).endsWith("rollback");
    }

    @Test
    void rollsBackWhenTheProgramItselfFails() {
        node.activation = _ -> {
            throw new IllegalStateException("a bug");
        };

        assertThat(apply("after")).isInstanceOfSatisfying(ApplyOutcome.RolledBack.class, outcome ->
                assertThat(outcome.cause()).contains("a bug"));
        assertThat(node.word).isEqualTo("before");
    }

    @Test
    void triesActivationsAgainThatMaySucceedLater() {
        var tries = new AtomicInteger();
        node.activation = saved -> {
            if (tries.incrementAndGet() < 3) {
                throw new NetworkManagerException(Kind.ACTIVATION_FAILED, "its controller is not there yet");
            }
            node.word = saved;
        };

        assertThat(apply("after")).isEqualTo(new ApplyOutcome.Committed());
        assertThat(tries).hasValue(3);
    }

    @Test
    void saysSoWhenTheRollbackFailsAsWell() {
        node.activation = _ -> {
            throw new NetworkManagerException(Kind.UNAVAILABLE, "NetworkManager has left the bus");
        };
        node.rollback = () -> {
            throw new NetworkManagerException(Kind.NOT_FOUND, "the checkpoint is gone");
        };

        assertThat(apply("after"))
                .isEqualTo(new ApplyOutcome.Stranded("NetworkManager has left the bus", "the checkpoint is gone"));
    }

    @Test
    void rollsBackWhenItIsInterruptedAndStaysInterrupted() throws Exception {
        node.activation = saved -> {
            node.word = saved;
            Thread.currentThread().interrupt();
        };
        node.rollback = () -> assertThat(Thread.currentThread().isInterrupted())
                .as("the rollback waits for devices, so it runs uninterrupted")
                .isFalse();
        node.extraSteps.add(new Step.DeleteDevice("bond0", "bond"));

        var outcome = executor.submit(() -> {
            var result = apply("after");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return result;
        });

        assertThat(outcome.get()).isInstanceOf(ApplyOutcome.RolledBack.class);
        assertThat(node.word).isEqualTo("before");
    }

    @Test
    void observesAndPlansAgainWhenThePlanSaysSo() {
        node.followUps.add(new FollowUp.ObserveAndPlanAgain("the peer must appear first"));

        assertThat(apply("after")).isEqualTo(new ApplyOutcome.Committed());
        assertThat(node.writes).containsExactly("checkpoint", "save after", "activate after", "commit");
    }

    @Test
    void activatesWhatCannotBeReapplied() {
        node.reapplyFailure = Optional.of(new NetworkManagerException(Kind.OTHER, "can't reapply"));
        node.extraSteps.add(new Step.Reapply("eth1", "802-3-ethernet", ToyNode.profile("after")));

        assertThat(apply("after")).isEqualTo(new ApplyOutcome.Committed());
        assertThat(node.writes)
                .containsExactly(
                        "checkpoint", "save after", "activate after", "reapply after", "activate after", "commit");
    }

    @Test
    void goesOnWhenADeviceCannotBeDeletedAndLetsVerificationDecide() {
        node.extraSteps.add(new Step.DeleteDevice("bond0", "bond"));
        node.extraSteps.add(new Step.SetRunningHostname("node-7"));

        assertThat(apply("after")).isEqualTo(new ApplyOutcome.Committed());
        assertThat(host.asked).containsExactly("running hostname node-7");
    }

    @Test
    void takesBackWhatACheckpointDoesNotCoverTheLastFirst() {
        node.extraSteps.add(new Step.SetRunningHostname("node-7"));
        node.extraSteps.add(new Step.SetScript("eth1", Step.SetScript.Occasion.UP, "true"));
        node.activation = _ -> {};

        assertThat(apply("after")).isInstanceOf(ApplyOutcome.RolledBack.class);
        assertThat(host.asked)
                .containsExactly(
                        "running hostname node-7", "script of eth1", "undo script of eth1", "undo running hostname node-7");
    }

    @Test
    void leavesTheCheckpointOpenWhenAPersonWantsToCommit() {
        var outcome = transaction().apply(ToyNode.desired("after"), QUICK.withCommit(false));

        assertThat(outcome).isEqualTo(new ApplyOutcome.AwaitingCommit("/checkpoint/1"));
        assertThat(node.word).isEqualTo("after");
        assertThat(node.openCheckpoints()).containsExactly("/checkpoint/1");
    }

    @Test
    void keepsProfilesInMemoryWhenAsked() {
        transaction().apply(ToyNode.desired("after"), QUICK.withMemoryOnly(true));

        assertThat(node.writes).contains("save after in memory");
    }

    @Test
    void commitsUnverifiedWhenAsked() {
        node.activation = _ -> node.word = "something else";

        assertThat(transaction().apply(ToyNode.desired("after"), QUICK.withVerify(false)))
                .isEqualTo(new ApplyOutcome.Committed());
    }

    @Test
    void rollsBackTheCheckpointOfARunThatWasKilled() throws Exception {
        memory().opening(Set.of());
        memory().opened(node.openCheckpoint(Duration.ofMinutes(1)).name());
        node.word = "half way";

        assertThat(apply("after")).isEqualTo(new ApplyOutcome.Committed());
        assertThat(node.writes)
                .containsExactly("checkpoint", "rollback", "checkpoint", "save after", "activate after", "commit");
    }

    @Test
    void rollsBackACheckpointWhoseNameTheKilledRunCouldNotWriteDown() throws Exception {
        memory().opening(Set.of("/checkpoint/0"));
        node.openCheckpoint(Duration.ofMinutes(1));

        assertThat(transaction().recover()).isTrue();
        assertThat(node.openCheckpoints()).isEmpty();
    }

    @Test
    void leavesTheCheckpointsOfOthersAlone() throws Exception {
        node.openCheckpoint(Duration.ofMinutes(1));
        memory().opening(Set.of("/checkpoint/1"));

        assertThat(apply("after")).isInstanceOfSatisfying(ApplyOutcome.RolledBack.class, outcome -> {
            assertThat(outcome.cause()).contains("a checkpoint exists");
            assertThat(outcome.retryable()).isTrue();
        });
        assertThat(node.openCheckpoints()).containsExactly("/checkpoint/1");
        assertThat(memory().interrupted()).isEmpty();
    }

    @Test
    void forgetsWhatWasOpenBeforeAReboot() throws Exception {
        new CheckpointFile(folder.resolve("state").resolve("checkpoint"), "an-earlier-boot")
                .opened(node.openCheckpoint(Duration.ofMinutes(1)).name());

        assertThat(transaction().recover()).isFalse();
        assertThat(node.openCheckpoints()).containsExactly("/checkpoint/1");
    }

    private interface Check {
        Optional<String> failure(Observation now);
    }

    private static Probe probe(String name, Check check) {
        return new Probe() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> failure(Observation now, Duration within) {
                return check.failure(now);
            }
        };
    }
}
