package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.observation.Observation;

/// Sees the node.
public interface NodeView {

    /// The node as it is now.
    Observation observe() throws NodeViewException;

    /// Calls the listener after changes on the node, until the subscription is closed. It may call too often, never
    /// too rarely by more than what no event tells.
    Subscription onChange(Runnable listener);

    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
