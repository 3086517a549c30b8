package io.github.nmstate4j.localcluster;

import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.PolicyStatus;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.localcluster.FleetCluster.Wish;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Rolls out policies while operator, handlers and the API server go away at random moments and come back.
final class Chaos {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int POLICIES = 3;
    /// In one rollout. If they went on for ever, so would the rollout.
    private static final int MOST_DISTURBANCES = 3;
    private static final int LOWEST_MTU = 1300;

    private final FleetCluster cluster;
    private final Random random;
    private final Consumer<String> progress;
    private final List<String> complaints = new ArrayList<>();
    private int operators;
    private int handlers;
    private int cuts;

    private Chaos(FleetCluster cluster, Random random, Consumer<String> progress) {
        this.cluster = cluster;
        this.random = random;
        this.progress = progress;
    }

    /// Returns what was not as it should be: more busy nodes than allowed, or a rollout that did not end well.
    static List<String> run(FleetCluster cluster, int rollouts, Random random, Consumer<String> progress)
            throws IOException, InterruptedException {
        var chaos = new Chaos(cluster, random, progress);
        for (int number = 1; number <= rollouts; number++) {
            chaos.rollOut(new Wish("chaos-" + number % POLICIES, LOWEST_MTU + number));
        }
        progress.accept("%d rollouts; killed: the operator %d times, handlers %d times, the API server %d times"
                .formatted(rollouts, chaos.operators, chaos.handlers, chaos.cuts));
        return chaos.complaints;
    }

    private void rollOut(Wish wish) throws IOException, InterruptedException {
        int limit = 1 + random.nextInt(Math.max(1, cluster.fleet().nodes().size() / 3));
        var policies = new Policies(cluster.client());
        var over = new CountDownLatch(1);
        long begin = System.nanoTime();
        Optional<String> end;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            policies.apply(wish.policy(Integer.toString(limit)));
            var disturbance = executor.submit(() -> {
                disturb(over);
                return null;
            });
            end = policies.await(wish.policy(), PATIENCE, PolicyVerdict.AVAILABLE, PolicyVerdict.DEGRADED);
            over.countDown();
            disturbance.get();
        } catch (ExecutionException e) {
            throw new IOException("the disturbance ended early", e);
        }
        int most = cluster.fleet().busy().most(wish.policy());
        var seconds = (System.nanoTime() - begin) / 1_000_000_000.0;
        progress.accept("%s: %s after %.1f s, at most %d of %d nodes at once"
                .formatted(wish.policy(), end.orElse("not ended"), seconds, most, limit));
        check(end.equals(Optional.of(PolicyVerdict.AVAILABLE)), wish, "ended as " + end + ": " + policies.enactments(wish.policy()));
        check(most <= limit, wish, most + " nodes were busy at once, allowed are " + limit);
        long right = cluster.fleet().having(wish.interfaces());
        check(right == cluster.fleet().nodes().size(), wish, "only " + right + " nodes have what it asks for");
        check(slots(wish).isEmpty(), wish, "slots are still held: " + slots(wish));
    }

    private Map<String, Integer> slots(Wish wish) {
        var policy = cluster.client().resources(NodeNetworkConfigurationPolicy.class).withName(wish.policy()).require();
        return Optional.ofNullable(policy.getStatus()).orElse(PolicyStatus.empty()).unavailableNodeCountMap();
    }

    private void check(boolean right, Wish wish, String otherwise) {
        if (!right) {
            complaints.add(wish + ": " + otherwise);
        }
    }

    private void disturb(CountDownLatch over) throws IOException, InterruptedException {
        for (int number = 0; number < MOST_DISTURBANCES && !over.await(random.nextInt(700), TimeUnit.MILLISECONDS); number++) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    operators++;
                    cluster.operator().kill();
                    pause();
                    cluster.startOperator();
                }
                case 1 -> {
                    cuts++;
                    cluster.cut();
                    pause();
                    cluster.mend();
                }
                default -> killHandlers();
            }
        }
        // Kubernetes starts again what has ended.
        while (!over.await(1, TimeUnit.SECONDS)) {
            if (!cluster.operator().isAlive()) {
                cluster.startOperator();
            }
        }
    }

    private void killHandlers() throws InterruptedException {
        var some = new ArrayList<>(cluster.fleet().nodes());
        Collections.shuffle(some, random);
        var victims = some.subList(0, 1 + random.nextInt(2));
        handlers += victims.size();
        victims.forEach(FleetNode::kill);
        pause();
        victims.forEach(cluster.fleet()::startHandler);
    }

    private void pause() throws InterruptedException {
        Thread.sleep(random.nextInt(1000));
    }
}
