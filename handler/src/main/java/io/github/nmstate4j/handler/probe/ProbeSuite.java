package io.github.nmstate4j.handler.probe;

import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs probes side by side. Those that pass before a change have to pass after it; the others are not asked again.
public final class ProbeSuite {

    private static final Logger LOG = LoggerFactory.getLogger(ProbeSuite.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// How long probing may take in all.
    ///
    /// @param before for the one try before a change: this is what a node without gateway or name server pays every time
    /// @param after for all tries after it
    public record Budget(Duration before, Duration after) {
        public static Budget defaults() {
            return new Budget(Duration.ofSeconds(3), Duration.ofSeconds(30));
        }
    }

    private final List<Probe> probes;
    private final Budget budget;
    private final ExecutorService executor;

    public ProbeSuite(List<Probe> probes, Budget budget, ExecutorService executor) {
        this.probes = List.copyOf(probes);
        this.budget = budget;
        this.executor = executor;
    }

    public Duration longestAfter() {
        return budget.after();
    }

    /// The probes that pass now and that this desired state does not give up.
    public List<Probe> passing(NetworkState desired, Observation now) throws InterruptedException {
        var concerned = probes.stream().filter(probe -> !probe.isGivenUpBy(desired, now)).toList();
        var failures = failures(concerned, now, budget.before());
        failures.forEach((probe, why) -> LOG.warn("Not required after the change, as it fails before: {}: {}", probe.name(), why));
        return concerned.stream().filter(probe -> !failures.containsKey(probe)).toList();
    }

    /// Tries until all pass or the time is over; then says what fails, one line each.
    public List<String> failing(List<Probe> required, Callable<Observation> look) throws InterruptedException {
        long deadline = System.nanoTime() + budget.after().toNanos();
        var left = required;
        while (true) {
            var failures = lookAndTry(left, look, Duration.ofNanos(deadline - System.nanoTime()));
            left = List.copyOf(failures.keySet());
            if (left.isEmpty() || deadline - System.nanoTime() <= PAUSE.toNanos()) {
                return failures.entrySet().stream()
                        .map(failure -> failure.getKey().name() + ": " + failure.getValue())
                        .toList();
            }
            Thread.sleep(PAUSE);
        }
    }

    private Map<Probe, String> lookAndTry(List<Probe> left, Callable<Observation> look, Duration time)
            throws InterruptedException {
        if (left.isEmpty()) {
            return Map.of();
        }
        Observation now;
        try {
            now = look.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            var unseen = new LinkedHashMap<Probe, String>();
            left.forEach(probe -> unseen.put(probe, "the node could not be observed: " + e.getMessage()));
            return unseen;
        }
        return failures(left, now, time.compareTo(budget.before()) < 0 ? time : budget.before());
    }

    private Map<Probe, String> failures(List<Probe> tried, Observation now, Duration within) throws InterruptedException {
        var answers = new ArrayList<Future<Optional<String>>>();
        for (var probe : tried) {
            answers.add(executor.submit(() -> probe.failure(now, within)));
        }
        var failures = new LinkedHashMap<Probe, String>();
        long deadline = System.nanoTime() + within.plusMillis(200).toNanos();
        for (int i = 0; i < tried.size(); i++) {
            var probe = tried.get(i);
            answer(answers.get(i), deadline - System.nanoTime()).ifPresent(why -> failures.put(probe, why));
        }
        return failures;
    }

    private static Optional<String> answer(Future<Optional<String>> answer, long nanoseconds) throws InterruptedException {
        try {
            return answer.get(Math.max(0, nanoseconds), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            answer.cancel(true);
            return Optional.of("no answer in time");
        } catch (ExecutionException e) {
            return Optional.of(Causes.root(e));
        }
    }
}
