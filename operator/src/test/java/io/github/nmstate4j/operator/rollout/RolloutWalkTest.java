package io.github.nmstate4j.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.enactment.EnactmentVerdict;
import io.github.nmstate4j.operator.rollout.Situation.Member;
import io.github.nmstate4j.operator.rollout.Situation.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks through random lives of a cluster. The operator may stop after any single write and a handler at any
/// moment; both know nothing afterwards but what the cluster says.
class RolloutWalkTest {

    static IntStream seeds() {
        return IntStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverChangesMoreNodesThanAllowed(int seed) {
        var world = new World(new Random(seed));
        for (int step = 0; step < 300; step++) {
            world.anythingHappens();
            world.check();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comesToAnEndWhenTheClusterCalmsDown(int seed) {
        var world = new World(new Random(seed));
        for (int step = 0; step < 300; step++) {
            world.anythingHappens();
        }
        world.calm();
        for (int step = 0; step < 200; step++) {
            world.operatorActs(Integer.MAX_VALUE);
            world.nodes.keySet().forEach(world::handlerActs);
            world.check();
        }

        assertThat(world.decide().actions()).as("what is left to do").isEmpty();
        var failed = world.standings.values().stream()
                .filter(standing -> standing.says(EnactmentVerdict.FAILING, world.generation)).count();
        assertThat(failed).as("failed nodes").isLessThanOrEqualTo(world.limit);
        assertThat(world.standings.keySet())
                .isEqualTo(world.nodes.values().stream().filter(Member::matching).map(Member::name)
                        .collect(Collectors.toSet()));
        assertThat(world.standings.values()).allSatisfy(standing ->
                assertThat(standing.endedFor(world.generation)).as("%s has ended", standing).isTrue());
    }

    private static final class World {
        private final Random random;
        private final int limit;
        private final TreeMap<String, Member> nodes = new TreeMap<>();
        private final TreeMap<String, Standing> standings = new TreeMap<>();
        private long generation = 1;
        private int births;
        private boolean paused;
        private int retry;
        private double failureRate;

        World(Random random) {
            this.random = random;
            this.limit = 1 + random.nextInt(4);
            this.failureRate = random.nextDouble();
            for (int i = 0; i < 3 + random.nextInt(8); i++) {
                add("n" + i);
            }
        }

        void anythingHappens() {
            var dice = random.nextInt(100);
            if (dice < 40) {
                operatorActs(random.nextInt(6));
            } else if (dice < 80) {
                handlerActs(anyNode());
            } else if (dice < 86) {
                change(anyNode(), node -> new Member(node.name(), node.uid(), !node.ready(), node.matching(), node.group()));
            } else if (dice < 92) {
                change(anyNode(), node -> new Member(node.name(), node.uid(), node.ready(), !node.matching(), node.group()));
            } else if (dice < 94) {
                nodes.remove(anyNode());
                add("n" + random.nextInt(12));
            } else if (dice < 96) {
                generation++;
            } else if (dice < 98) {
                paused = !paused;
            } else if (dice < 99) {
                retry++;
            } else {
                failureRate = random.nextDouble();
            }
        }

        void calm() {
            paused = false;
            nodes.replaceAll((_, node) -> new Member(node.name(), node.uid(), true, node.matching(), node.group()));
        }

        /// Carries out at most so many of the writes, in any order, and is then stopped.
        void operatorActs(int writes) {
            var actions = new ArrayList<>(decide().actions());
            Collections.shuffle(actions, random);
            // What is freed must not be used before it is free: a write that fails has no bearing on the others.
            actions.stream().sorted(Comparator.comparing(action -> !(action instanceof Action.Delete)))
                    .limit(writes).forEach(this::carryOut);
        }

        Decision decide() {
            return Rollout.decide(new Situation("policy", generation, limit, paused, Integer.toString(retry),
                    List.copyOf(nodes.values()), List.copyOf(standings.values())));
        }

        private void carryOut(Action action) {
            switch (action) {
                case Action.Create(var node, var uid, var granted) ->
                    standings.put(node, new Standing(node, uid, "policy",
                            granted ? OptionalLong.of(generation) : OptionalLong.empty(), OptionalLong.empty(), EnactmentVerdict.UNKNOWN, Integer.toString(retry)));
                case Action.Grant(var node) -> standings.computeIfPresent(node, (_, old) -> new Standing(node, old.nodeUid(),
                        old.policyUid(), OptionalLong.of(generation), old.reported(), old.verdict(), Integer.toString(retry)));
                case Action.MakeWait(var node) -> report(node, generation, EnactmentVerdict.PENDING);
                case Action.Abort(var node) -> report(node, generation, EnactmentVerdict.ABORTED);
                case Action.Delete(var node, _) -> standings.remove(node);
            }
        }

        /// One move of the handler of a node that is up. It has only the current spec at hand, so it finishes an
        /// older generation only when it was not interrupted.
        void handlerActs(String name) {
            var standing = standings.get(name);
            var node = nodes.get(name);
            if (standing == null || node == null || !node.ready()) {
                return;
            }
            if (standing.atWork()) {
                var about = standing.reported().orElseThrow();
                if (about == generation || random.nextBoolean()) {
                    report(name, about, outcome(standing.verdict()));
                } else if (standing.grantedFor(generation)) {
                    report(name, generation, EnactmentVerdict.PROGRESSING);
                }
            } else if (standing.grantedFor(generation) && !standing.endedFor(generation)) {
                report(name, generation, EnactmentVerdict.PROGRESSING);
            }
        }

        private EnactmentVerdict outcome(EnactmentVerdict before) {
            if (random.nextDouble() >= failureRate) {
                return EnactmentVerdict.AVAILABLE;
            }
            return before == EnactmentVerdict.PROGRESSING && random.nextBoolean() ? EnactmentVerdict.RETRYING : EnactmentVerdict.FAILING;
        }

        void check() {
            var atWork = standings.values().stream()
                    .filter(standing -> standing.atWork()
                            || standing.says(EnactmentVerdict.FAILING, generation)).toList();
            assertThat(atWork).as("nodes that change or failed, %s", this).hasSizeLessThanOrEqualTo(limit);
        }

        private void report(String node, long about, EnactmentVerdict verdict) {
            standings.computeIfPresent(node, (_, old) -> new Standing(node, old.nodeUid(), old.policyUid(), old.granted(),
                    OptionalLong.of(about), verdict, old.retry()));
        }

        private void add(String name) {
            nodes.put(name, new Member(name, name + "-" + births++, true, true, ""));
        }

        private void change(String name, UnaryOperator<Member> how) {
            nodes.computeIfPresent(name, (_, node) -> how.apply(node));
        }

        private String anyNode() {
            return List.copyOf(nodes.keySet()).get(random.nextInt(nodes.size()));
        }

        @Override
        public String toString() {
            return "limit " + limit + ", generation " + generation + ", " + standings.values();
        }
    }
}
