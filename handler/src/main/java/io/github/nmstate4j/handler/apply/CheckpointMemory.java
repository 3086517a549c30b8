package io.github.nmstate4j.handler.apply;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// Remembers across a crash which checkpoint is ours, so that we roll back our own and nobody else's.
public interface CheckpointMemory {

    /// Called before a checkpoint is opened, with those that exist already: whatever comes now may be ours.
    void opening(Set<String> existing) throws IOException;

    /// Called before the first change.
    void opened(String checkpoint) throws IOException;

    /// The checkpoint is committed, rolled back or given into other hands.
    void closed() throws IOException;

    Optional<Interrupted> interrupted() throws IOException;

    /// What an interrupted run left behind.
    sealed interface Interrupted {

        /// It got as far as opening this checkpoint.
        record During(String checkpoint) implements Interrupted {}

        /// It was about to open a checkpoint: a new one beside the existing ones is ours.
        record Opening(Set<String> existing) implements Interrupted {
            public Opening {
                existing = Set.copyOf(existing);
            }
        }

        default boolean owns(String checkpoint) {
            return switch (this) {
                case During(var ours) -> ours.equals(checkpoint);
                case Opening(var existing) -> !existing.contains(checkpoint);
            };
        }
    }

    /// Remembers nothing: for a person's single command, whose checkpoint may simply run out.
    static CheckpointMemory none() {
        return new CheckpointMemory() {
            @Override
            public void opening(Set<String> existing) {}

            @Override
            public void opened(String checkpoint) {}

            @Override
            public void closed() {}

            @Override
            public Optional<Interrupted> interrupted() {
                return Optional.empty();
            }
        };
    }
}
