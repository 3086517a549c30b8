package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.handler.observe.ObservationException;
import io.github.nmstate4j.handler.observe.Observer;
import io.github.nmstate4j.observation.Observation;

/// The node as an observer sees it.
public record ObservedNode(Observer observer) implements NodeView {

    @Override
    public Observation observe() throws NodeViewException {
        try {
            return observer.observe();
        } catch (ObservationException e) {
            throw new NodeViewException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Subscription onChange(Runnable listener) {
        var subscription = observer.onChange(listener);
        return subscription::close;
    }
}
