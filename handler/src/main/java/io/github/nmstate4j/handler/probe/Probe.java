package io.github.nmstate4j.handler.probe;

import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import java.time.Duration;
import java.util.Optional;

/// Something that a change must not break. Probes run beside each other, each in a thread of its own, once before a
/// change and several times after it.
public interface Probe {

    /// For people: `default gateway (IPv4)`.
    String name();

    /// Why it does not work now; empty when it works. Returns within the given time or a little later. A probe that
    /// throws has failed.
    Optional<String> failure(Observation now, Duration within) throws Exception;

    /// Whether the author of this state means to lose what the probe asks for. Such a probe is not asked at all.
    default boolean isGivenUpBy(NetworkState desired, Observation before) {
        return false;
    }
}
