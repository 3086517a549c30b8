package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.fleet.SampleFleet;
import io.github.nmstate4j.desktop.fleet.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Started by `./dev bench desktop`. Prints how long things take, and how many times the goal that is; asserts nothing.
class PreviewBenchmark {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Path RESULTS = Path.of("target", "benchmarks.txt");
    private static final int ROUNDS = 3;

    private static void say(String what, long nanos, long goalMillis) throws IOException {
        var line = String.format(Locale.ROOT, "%-52s %8.1f ms   goal %,6d ms   %.2f of it%n", what, nanos / 1e6, goalMillis, nanos / 1e6 / goalMillis);
        Files.createDirectories(RESULTS.getParent());
        Files.writeString(RESULTS, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private interface Work {
        long nanos();
    }

    private static long best(Work work) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, work.nanos());
        }
        return best;
    }

    private static long timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static Map<String, NodeState> states(Snapshot fleet) {
        return fleet.states().stream().collect(Collectors.toMap(NodeState::node, state -> state));
    }

    /// UX-P3
    @Test
    void planning() throws IOException {
        for (int size : new int[] {1240, 5000}) {
            var fleet = SampleFleet.of(size, NOON);
            var states = states(fleet);
            var first = new AtomicLong();
            long all = best(() -> {
                var policy = Previewed.of(PolicyDocument.of(StorageVlan.policy("maxUnavailable: 10%")));
                long start = System.nanoTime();
                first.set(0);
                return timed(() -> new WhatIf(policy).run(
                        fleet.nodes(), states, part -> first.compareAndSet(0, System.nanoTime() - start), () -> false));
            });
            say(String.format(Locale.ROOT, "preview of %,d nodes: first outcome", size), first.get(), 500);
            say(String.format(Locale.ROOT, "preview of %,d nodes: all", size), all, size == 1240 ? 5000 : 10_000);
        }
    }

    /// UX-N1
    @Test
    void matching() throws IOException {
        var fleet = SampleFleet.of(5000, NOON);
        var reporting = new HashSet<>(states(fleet).keySet());
        var selection = PolicyDocument.of(StorageVlan.policy(StorageVlan.WORKERS)).selection();
        say("selector over 5,000 nodes", best(() -> timed(() -> Matches.of(selection, fleet.nodes(), reporting))), 100);
    }

    /// UX-D4, without the pause after typing
    @Test
    void reading() throws IOException {
        var text = new StringBuilder(StorageVlan.policy("maxUnavailable: 10%"));
        for (int i = 0; text.toString().lines().count() < 200; i++) {
            text.append("    - name: bond0.").append(1000 + i).append("\n      type: vlan\n      state: up\n      vlan: {base-iface: bond0, id: ").append(1000 + i).append("}\n");
        }
        say("reading and checking a policy of 200 lines", best(() -> timed(() -> PolicyDocument.of(text.toString()))), 300);
    }
}
