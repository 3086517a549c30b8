package io.github.nmstate4j.handler.apply;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;

/// How an apply is carried out.
///
/// @param rollbackAfter how long NetworkManager waits for a sign of life before it rolls back by itself
/// @param activationTimeout how long one activation may take; cut to fit into `rollbackAfter`
/// @param activationPauses the waits between rounds of activations that failed; one round more than pauses
/// @param quiet verification gives up when nothing changed on the node for this long
/// @param ceiling verification gives up after this long, whatever changes
@RecordBuilder
public record ApplyOptions(
        boolean verify,
        boolean commit,
        boolean memoryOnly,
        Duration rollbackAfter,
        Duration activationTimeout,
        List<Duration> activationPauses,
        Duration quiet,
        Duration ceiling)
        implements ApplyOptionsBuilder.With {

    public ApplyOptions {
        if (rollbackAfter.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "a checkpoint of " + rollbackAfter + " is over before anything is done; give at least one second");
        }
        activationPauses = List.copyOf(activationPauses);
    }

    public static ApplyOptions defaults() {
        return new ApplyOptions(
                true,
                true,
                false,
                Duration.ofSeconds(60),
                Duration.ofSeconds(40),
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    /// A step must not outlast the checkpoint: the timer is extended between steps only.
    Duration activationLimit() {
        var half = rollbackAfter.dividedBy(2);
        return activationTimeout.compareTo(half) < 0 ? activationTimeout : half;
    }
}
