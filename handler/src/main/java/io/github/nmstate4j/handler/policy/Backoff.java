package io.github.nmstate4j.handler.policy;

import java.time.Duration;

/// Waits that double: 1 s, 2 s, 4 s, … up to the longest.
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    public Backoff {
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a back-off from " + first + " to " + longest + " does not grow");
        }
    }

    /// @param failures how often it failed by now, at least once
    public Duration after(int failures) {
        var doubled = first.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
