package io.github.nmstate4j.handler.policy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.github.nmstate4j.cluster.EnactmentStatus;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.Conditions.Statement;
import io.github.nmstate4j.enactment.EnactmentPhase;
import io.github.nmstate4j.enactment.Reason;
import io.github.nmstate4j.handler.apply.ApplyOutcome;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.statistics.Features;
import io.github.nmstate4j.state.NetworkState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies a policy to this node once the operator grants its current generation, tries again when that may help, and
/// reports. All work is done in one thread, one policy after the other.
public final class EnactmentReconciler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EnactmentReconciler.class);
    private static final int LONGEST_MESSAGE = 4000;

    /// What a policy does with the node.
    public interface Node {

        /// The node as it is, with nothing left out.
        NetworkState observe() throws NodeViewException;

        /// Brings the node to a desired state, or leaves it as it was.
        ApplyOutcome apply(NetworkState desired);

        /// An attempt failed, and another one follows.
        default void isTriedAgain() {}

        /// What of a desired state the node has not now, for people. Nothing is changed.
        List<String> missing(NetworkState desired) throws NodeViewException;
    }

    /// @param mostAttempts how often a generation is tried
    /// @param retries the waits between attempts
    /// @param writes the waits while the API server is away
    /// @param looks how often a node is compared with what its policies made of it
    public record Persistence(int mostAttempts, Backoff retries, Backoff writes, Duration looks) {}

    private final String name;
    private final Node node;
    private final Runnable afterwards;
    private final Persistence persistence;
    private final Clock clock;
    private final ScheduledExecutorService worker;
    private final EnactmentWriter writer;

    private final Set<String> queued = ConcurrentHashMap.newKeySet();
    private final SharedIndexInformer<NodeNetworkConfigurationEnactment> enactments;
    private final SharedIndexInformer<NodeNetworkConfigurationPolicy> policies;
    // These belong to the worker. The informer may lag behind what we wrote; this does not. By UID.
    private final Map<String, Long> ended = new HashMap<>();
    private final Map<String, Retry> retries = new HashMap<>();

    private record Retry(long generation, EnactmentPhase.Retrying phase, EnactmentStatus status, Instant due) {}

    /// @param name the node's name in the cluster
    /// @param afterwards called after each attempt, in the worker
    /// @param worker has one thread and belongs to the caller
    public EnactmentReconciler(
            KubernetesClient client,
            String name,
            Node node,
            Runnable afterwards,
            Persistence persistence,
            Clock clock,
            ScheduledExecutorService worker) {
        this.name = name;
        this.node = node;
        this.afterwards = afterwards;
        this.persistence = persistence;
        this.clock = clock;
        this.worker = worker;
        this.writer = new EnactmentWriter(client, name, persistence.writes(), clock);
        this.enactments = client.resources(NodeNetworkConfigurationEnactment.class)
                .withLabel(NodeNetworkConfigurationEnactment.NODE_LABEL, name)
                .runnableInformer(0);
        this.policies = client.resources(NodeNetworkConfigurationPolicy.class).runnableInformer(0);
        enactments.addEventHandler(new Trigger<>(enactment -> enactment.getMetadata().getName()));
        policies.addEventHandler(new Trigger<>(policy ->
                NodeNetworkConfigurationEnactment.nameOf(name, policy.getMetadata().getName())));
        // The API server may be away when the node starts.
        enactments.exceptionHandler((_, _) -> true);
        policies.exceptionHandler((_, _) -> true);
    }

    /// Returns at once; what is granted already follows as soon as the API server tells.
    public void start() {
        policies.start();
        enactments.start();
        var _ = worker.scheduleWithFixedDelay(
                this::lookForDrift, persistence.looks().toMillis(), persistence.looks().toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Does not wait for the worker.
    @Override
    public void close() {
        enactments.close();
        policies.close();
    }

    /// How many enactments wait for their turn.
    public int waiting() {
        return queued.size();
    }

    private void enqueue(String enactment) {
        if (queued.add(enactment)) {
            try {
                worker.execute(() -> {
                    queued.remove(enactment);
                    reconcile(enactment);
                });
            } catch (RejectedExecutionException _) {
                LOG.debug("Stopping, so {} is left to the next start", enactment);
            }
        }
    }

    private void reconcile(String name) {
        try {
            var enactment = enactments.getStore().getByKey(name);
            if (enactment == null) {
                forgetWhatIsGone();
                return;
            }
            var policy = policies.getStore().getByKey(policyOf(enactment));
            var granted = EnactmentWriter.granted(enactment);
            if (policy == null || granted.isEmpty() || !granted.get().equals(policy.getMetadata().getGeneration())) {
                return;
            }
            next(enactment, policy, granted.get());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Enactment {} was not handled", name, e);
        }
    }

    /// Never throws: the scheduler would stop looking.
    private void lookForDrift() {
        for (var enactment : enactments.getStore().list()) {
            try {
                var policy = policies.getStore().getByKey(policyOf(enactment));
                if (policy != null) {
                    lookForDrift(enactment, policy);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (NodeViewException | RuntimeException e) {
                LOG.warn("Whether the node is still as {} made it is not known: {}", enactment.getMetadata().getName(), e.toString());
            }
        }
    }

    /// Says once that the node is not as the policy made it any more, and once that it is again. Setting it right is for
    /// people: whoever changed it may have had a reason.
    private void lookForDrift(NodeNetworkConfigurationEnactment enactment, NodeNetworkConfigurationPolicy policy)
            throws NodeViewException, InterruptedException {
        var status = Optional.ofNullable(enactment.getStatus()).orElse(EnactmentStatus.empty());
        boolean settled = Conditions.isTrue(status.conditions(), EnactmentPhase.AVAILABLE)
                && policy.getMetadata().getGeneration().equals(status.policyGeneration());
        if (!settled
                || !(Asked.by(policy.getSpec(), status.capturedStates(), node::observe, clock.instant())
                        instanceof Asked.Known known)) {
            return;
        }
        var missing = node.missing(known.state());
        var said = Conditions.isTrue(status.conditions(), NodeNetworkConfigurationEnactment.DRIFTED_CONDITION);
        if (missing.isEmpty() && !said) {
            return;
        }
        var text = limited(String.join("; ", missing));
        var statement = missing.isEmpty()
                ? new Statement(NodeNetworkConfigurationEnactment.DRIFTED_CONDITION, Condition.Status.FALSE, Reason.SUCCESS, "")
                : new Statement(NodeNetworkConfigurationEnactment.DRIFTED_CONDITION, Condition.Status.TRUE, "NodeChanged", text);
        if (Conditions.wouldChange(status.conditions(), List.of(statement))) {
            LOG.info("{}: {}", enactment.getMetadata().getName(), missing.isEmpty() ? "as desired again" : "drifted: " + text);
            var conditions = Conditions.update(status.conditions(), statement, clock.instant());
            if (writer.write(enactment, status.withConditions(conditions)) && !missing.isEmpty()) {
                writer.warn(policy, "Drifted", "node " + name + " is not as this policy made it any more: " + text);
            }
        }
    }

    private void forgetWhatIsGone() {
        var left = enactments.getStore().list().stream()
                .map(enactment -> enactment.getMetadata().getUid())
                .collect(Collectors.toSet());
        ended.keySet().retainAll(left);
        retries.keySet().retainAll(left);
    }

    private static String policyOf(NodeNetworkConfigurationEnactment enactment) {
        var labels = enactment.getMetadata().getLabels();
        return labels.getOrDefault(NodeNetworkConfigurationEnactment.POLICY_LABEL, "");
    }

    private void next(NodeNetworkConfigurationEnactment enactment, NodeNetworkConfigurationPolicy policy, long generation)
            throws InterruptedException {
        var uid = enactment.getMetadata().getUid();
        if (ended.getOrDefault(uid, -1L) == generation) {
            return;
        }
        var known = Optional.ofNullable(enactment.getStatus()).orElse(EnactmentStatus.empty());
        boolean same = Long.valueOf(generation).equals(known.policyGeneration());
        if (same && hasEnded(known)) {
            ended.put(uid, generation);
            return;
        }
        var retry = Optional.ofNullable(retries.get(uid)).filter(waiting -> waiting.generation() == generation);
        if (retry.filter(waiting -> clock.instant().isBefore(waiting.due())).isPresent()) {
            return;
        }
        retries.remove(uid);
        if (retry.isPresent()) {
            new Attempt(enactment, policy, generation, retry.get().status()).run(retry.get().phase().tryAgain());
            return;
        }
        int failures = same ? known.retryCount().getOrDefault(Long.toString(generation), 0) : 0;
        if (failures > 0) {
            LOG.info("Going on with {} after {} failed attempts before the restart", enactment.getMetadata().getName(), failures);
        }
        new Attempt(enactment, policy, generation, same ? known : known.withConditions(List.of()))
                .run(new EnactmentPhase.Progressing(failures));
    }

    private static boolean hasEnded(EnactmentStatus status) {
        var conditions = status.conditions();
        return Conditions.isTrue(conditions, EnactmentPhase.AVAILABLE)
                || Conditions.isTrue(conditions, EnactmentPhase.ABORTED)
                || (Conditions.isTrue(conditions, EnactmentPhase.FAILING)
                        && !Conditions.isTrue(conditions, EnactmentPhase.PROGRESSING));
    }

    /// One try to bring the node to one generation of one policy.
    private final class Attempt {
        private final NodeNetworkConfigurationEnactment enactment;
        private final NodeNetworkConfigurationPolicy policy;
        private final long generation;
        private EnactmentStatus status;

        Attempt(
                NodeNetworkConfigurationEnactment enactment,
                NodeNetworkConfigurationPolicy policy,
                long generation,
                EnactmentStatus status) {
            this.enactment = enactment;
            this.policy = policy;
            this.generation = generation;
            this.status = status.withPolicyGeneration(generation)
                    .withConditions(withoutDrift(status.conditions()))
                    .withObservedGeneration(enactment.getMetadata().getGeneration());
        }

        private static List<Condition> withoutDrift(List<Condition> conditions) {
            return conditions.stream()
                    .filter(condition -> !condition.type().equals(NodeNetworkConfigurationEnactment.DRIFTED_CONDITION))
                    .toList();
        }

        void run(EnactmentPhase.Progressing phase) throws InterruptedException {
            status = status.withFeatures(List.of());
            switch (asked()) {
                case Asked.Unfit(var message) -> {
                    status = status.withDesiredState(null);
                    fail(phase, "failure generating desiredState and capturedStates: " + message);
                }
                case Asked.Unknown(var message) -> failed(phase, message, true);
                case Asked.Known known -> {
                    status = status.withDesiredState(known.written())
                            .withCapturedStates(known.captured())
                            .withFeatures(Features.of(known.state()));
                    // Not before the cluster knows: an attempt that nobody can see would break maxUnavailable, and what
                    // was captured is gone once the node has changed.
                    if (tell(phase)) {
                        var outcome = node.apply(known.state());
                        conclude(phase, outcome);
                        afterwards.run();
                    }
                }
            }
        }

        private Asked asked() {
            return Asked.by(policy.getSpec(), status.capturedStates(), node::observe, clock.instant());
        }

        private void conclude(EnactmentPhase.Progressing phase, ApplyOutcome outcome) throws InterruptedException {
            LOG.info("{}: {}", enactment.getMetadata().getName(), outcome.summary());
            switch (outcome) {
                case ApplyOutcome.NothingToDo _, ApplyOutcome.Committed _, ApplyOutcome.AwaitingCommit _ -> {
                    ended.put(enactment.getMetadata().getUid(), generation);
                    tell(phase.succeed());
                }
                case ApplyOutcome.Refused(var findings) ->
                    fail(phase, "node " + name + " was left untouched: " + Asked.listed(findings));
                case ApplyOutcome.RolledBack(var cause, var retryable) -> failed(phase, cause, retryable);
                case ApplyOutcome.Stranded stranded -> failed(phase, stranded.summary(), true);
            }
        }

        private void failed(EnactmentPhase.Progressing phase, String cause, boolean retryable) throws InterruptedException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("stopping; the next start goes on with " + enactment.getMetadata().getName());
            }
            int failures = phase.failedAttempts() + 1;
            var counts = new LinkedHashMap<String, Integer>();
            counts.put(Long.toString(generation), failures);
            status = status.withRetryCount(counts);
            if (!retryable || failures >= persistence.mostAttempts()) {
                fail(phase, "failed to configure node " + name + " after " + failures
                        + (failures == 1 ? " attempt: " : " attempts: ") + cause);
                return;
            }
            var retrying = phase.retryLater(name, persistence.mostAttempts(), limited(cause));
            var pause = persistence.retries().after(failures);
            node.isTriedAgain();
            if (tell(retrying)) {
                retries.put(
                        enactment.getMetadata().getUid(),
                        new Retry(generation, retrying, status, clock.instant().plus(pause)));
                later(pause);
            }
        }

        private void later(Duration pause) {
            var name = enactment.getMetadata().getName();
            var _ = worker.schedule(() -> enqueue(name), pause.toMillis() + 1, TimeUnit.MILLISECONDS);
        }

        private void fail(EnactmentPhase.Progressing phase, String message) throws InterruptedException {
            ended.put(enactment.getMetadata().getUid(), generation);
            if (tell(phase.fail(limited(message)))) {
                writer.warn(policy, "ReconcileFailed", limited(message));
            }
        }

        private boolean tell(EnactmentPhase phase) throws InterruptedException {
            status = status.withConditions(Conditions.update(status.conditions(), phase.statements(), clock.instant()));
            return writer.write(enactment, status);
        }
    }

    /// An enactment is one object of many in a watch: it tells, the log has the rest.
    private static String limited(String message) {
        return message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + " … (" + message.length() + " characters; see the log)";
    }

    @FunctionalInterface
    private interface NameOf<T> {
        String of(T object);
    }

    private final class Trigger<T> implements ResourceEventHandler<T> {
        private final NameOf<T> name;

        Trigger(NameOf<T> name) {
            this.name = name;
        }

        @Override
        public void onAdd(T added) {
            enqueue(name.of(added));
        }

        @Override
        public void onUpdate(T before, T after) {
            enqueue(name.of(after));
        }

        @Override
        public void onDelete(T deleted, boolean unknown) {
            enqueue(name.of(deleted));
        }
    }
}
