package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.handler.apply.Decisions.Decision;
import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.networkmanager.NetworkManager.Checkpoint;
import io.github.nmstate4j.handler.networkmanager.NetworkManagerException;
import io.github.nmstate4j.handler.probe.Probe;
import io.github.nmstate4j.handler.probe.ProbeSuite;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.plan.FollowUp;
import io.github.nmstate4j.plan.PlanOptions;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.verify.Mismatch;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the node to the desired state or leaves it as it was. One at a time per node: NetworkManager refuses a
/// second checkpoint while one is open.
public final class Transaction {

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);
    private static final int MOST_NAMED = 10;

    private final NodeView view;
    private final Decisions decisions;
    private final NetworkManager networkManager;
    private final Host host;
    private final ProbeSuite probes;
    private final CheckpointMemory memory;

    public Transaction(
            NodeView view,
            Decisions decisions,
            NetworkManager networkManager,
            Host host,
            ProbeSuite probes,
            CheckpointMemory memory) {
        this.view = view;
        this.decisions = decisions;
        this.networkManager = networkManager;
        this.host = host;
        this.probes = probes;
        this.memory = memory;
    }

    /// Rolls back what a killed run left behind. True when there was something.
    public boolean recover() throws NetworkManagerException, IOException {
        var interrupted = memory.interrupted();
        boolean found = false;
        if (interrupted.isPresent()) {
            for (var checkpoint : networkManager.checkpoints()) {
                if (interrupted.get().owns(checkpoint.name())) {
                    LOG.warn("Rolling back {}, which an interrupted run left open", checkpoint.name());
                    checkpoint.close();
                    found = true;
                }
            }
        }
        memory.closed();
        return found;
    }

    /// Returns when the node is as desired or as before. Interrupting the thread rolls back, and the thread
    /// stays interrupted.
    public ApplyOutcome apply(NetworkState desired, ApplyOptions options) {
        try {
            recover();
            var before = view.observe();
            return switch (decide(desired, before, options)) {
                case Decision.Refuse(var findings) -> new ApplyOutcome.Refused(findings);
                case Decision.Carry carry when carry.plan().isEmpty() -> alreadyPlanned(carry, before, options);
                case Decision.Carry carry -> guarded(desired, carry, probes.passing(desired, before), options);
            };
        } catch (NodeViewException | NetworkManagerException | IOException e) {
            LOG.warn("Nothing was changed", e);
            return failed(e.getMessage(), true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed("stopped before anything was changed", true);
        }
    }

    private Decision decide(NetworkState desired, Observation now, ApplyOptions options) {
        return decisions.decide(desired, now, new PlanOptions(options.memoryOnly()));
    }

    /// The configuration needs no change; the node itself may still be on its way, after a start for example.
    private ApplyOutcome alreadyPlanned(Decision.Carry carry, Observation now, ApplyOptions options)
            throws NodeViewException, NetworkManagerException, InterruptedException {
        if (!options.verify() || carry.goal().missedBy(now).isEmpty()) {
            return new ApplyOutcome.NothingToDo();
        }
        var missed = new VerificationLoop(view, options).await(carry.goal(), Lease.none());
        return missed.isEmpty()
                ? new ApplyOutcome.NothingToDo()
                : new ApplyOutcome.RolledBack(
                        "the configuration is as desired and was left alone, but the node does not follow it: "
                                + listed(missed),
                        true);
    }

    private ApplyOutcome guarded(NetworkState desired, Decision.Carry carry, List<Probe> required, ApplyOptions options)
            throws NetworkManagerException, IOException {
        ApplyOutcome outcome = failed("broken off", true);
        boolean stopped = false;
        var executor = new PlanExecutor(networkManager, host, options);
        try (var checkpoint = open(options)) {
            try {
                outcome = carryOut(desired, carry, required, options, checkpoint, executor);
            } finally {
                // Rolling back waits for devices, which an interrupted thread cannot.
                stopped = Thread.interrupted();
                if (outcome instanceof ApplyOutcome.RolledBack) {
                    executor.undo();
                }
            }
        } catch (RollbackException e) {
            var cause = outcome instanceof ApplyOutcome.RolledBack(var why, _) ? why : outcome.summary();
            LOG.error("{}; and the rollback failed", cause, e);
            outcome = new ApplyOutcome.Stranded(cause, String.valueOf(e.getMessage()));
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
        memory.closed();
        return outcome;
    }

    private OpenCheckpoint open(ApplyOptions options) throws NetworkManagerException, IOException {
        var existing = networkManager.checkpoints().stream().map(Checkpoint::name).collect(Collectors.toSet());
        memory.opening(existing);
        try {
            return new OpenCheckpoint(networkManager.openCheckpoint(options.rollbackAfter()));
        } catch (NetworkManagerException e) {
            memory.closed();
            throw e;
        }
    }

    /// Tells a rollback that failed from every other failure.
    private record OpenCheckpoint(Checkpoint checkpoint) implements AutoCloseable {
        @Override
        public void close() throws RollbackException {
            try {
                checkpoint.close();
            } catch (NetworkManagerException e) {
                throw new RollbackException(e);
            }
        }
    }

    private static final class RollbackException extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        RollbackException(NetworkManagerException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /// Every failure comes back as a value, so that whoever holds the checkpoint closes it.
    private ApplyOutcome carryOut(
            NetworkState desired,
            Decision.Carry carry,
            List<Probe> required,
            ApplyOptions options,
            OpenCheckpoint open,
            PlanExecutor executor) {
        var lease = Lease.of(open.checkpoint(), options.rollbackAfter());
        try {
            memory.opened(open.checkpoint().name());
            return switch (execute(desired, carry, options, lease, executor)) {
                case Decision.Refuse(var findings) ->
                    failed("part of the change is in place, but the rest is refused: " + findings, false);
                case Decision.Carry(_, var goal) -> conclude(goal, required, options, open.checkpoint(), lease);
            };
        } catch (NetworkManagerException e) {
            return failed(e.getMessage(), e.retryable());
        } catch (NodeViewException | IOException e) {
            return failed(e.getMessage(), true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed("the handler was stopped in the middle of the change", true);
        } catch (RuntimeException e) {
            LOG.error("A fault of this program", e);
            return failed("a fault of this program, please report it: " + e, true);
        }
    }

    private static ApplyOutcome failed(@Nullable String cause, boolean retryable) {
        return new ApplyOutcome.RolledBack(String.valueOf(cause), retryable);
    }

    /// Executes, and observes and plans again as long as the plan says so. Returns the last decision.
    private Decision execute(
            NetworkState desired, Decision.Carry first, ApplyOptions options, Lease lease, PlanExecutor executor)
            throws NetworkManagerException, NodeViewException, IOException, InterruptedException {
        long deadline = System.nanoTime() + options.ceiling().toNanos();
        var changes = new Semaphore(0);
        Decision decision = first;
        try (var _ = view.onChange(changes::release)) {
            while (decision instanceof Decision.Carry(var plan, _)) {
                changes.drainPermits();
                executor.execute(plan.steps(), lease);
                if (plan.followUp() instanceof FollowUp.Done) {
                    return decision;
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException("gave up waiting: " + plan.followUp());
                }
                LOG.info("Planning again: {}", plan.followUp());
                if (plan.steps().isEmpty()) {
                    lease.keep();
                    changes.tryAcquire(1, TimeUnit.SECONDS);
                }
                decision = decide(desired, view.observe(), options);
            }
        }
        return decision;
    }

    private ApplyOutcome conclude(
            Decisions.Goal goal, List<Probe> required, ApplyOptions options, Checkpoint checkpoint, Lease lease)
            throws NodeViewException, NetworkManagerException, InterruptedException {
        if (options.verify()) {
            var missed = new VerificationLoop(view, options).await(goal, lease);
            if (!missed.isEmpty()) {
                return failed("the node did not become as desired: " + listed(missed), true);
            }
        }
        if (!required.isEmpty()) {
            checkpoint.extend(options.rollbackAfter().plus(probes.longestAfter()));
            var failing = probes.failing(required, view::observe);
            if (!failing.isEmpty()) {
                return failed("it worked before the change, but not after it: " + String.join("; ", failing), true);
            }
        }
        if (options.commit()) {
            checkpoint.commit();
            return new ApplyOutcome.Committed();
        }
        // Whoever has to confirm gets all of the time, however long we took.
        checkpoint.extend(options.rollbackAfter());
        checkpoint.leaveOpen();
        return new ApplyOutcome.AwaitingCommit(checkpoint.name());
    }

    private static String listed(List<Mismatch> missed) {
        var named = missed.stream().limit(MOST_NAMED).map(Mismatch::toString).collect(Collectors.joining("; "));
        return missed.size() > MOST_NAMED ? named + "; and " + (missed.size() - MOST_NAMED) + " more" : named;
    }
}
