package io.github.nmstate4j.desktop.cluster;

import java.time.Instant;

/// How a session stands with its cluster.
public sealed interface ConnectionState {

    /// Nothing is known yet.
    record Connecting() implements ConnectionState {}

    record Live() implements ConnectionState {}

    /// The lists are as they were; it is tried again by itself.
    record Lost(Instant since, String reason) implements ConnectionState {}

    /// From a file: nothing follows and nothing can be applied.
    record Offline(Instant taken) implements ConnectionState {}

    /// No cluster at all.
    record None() implements ConnectionState {}
}
