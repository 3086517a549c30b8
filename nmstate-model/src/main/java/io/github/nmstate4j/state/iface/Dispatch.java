package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import java.util.Optional;

/// Shell commands for when the interface has come up or gone down; "" removes them.
public record Dispatch(Optional<String> postActivation, Optional<String> postDeactivation, Extras extras) {

    public static Dispatch none() {
        return new Dispatch(Optional.empty(), Optional.empty(), Extras.none());
    }

    /// With "" where there are no commands.
    public Dispatch filled() {
        return new Dispatch(
                Optional.of(postActivation.orElse("")), Optional.of(postDeactivation.orElse("")), extras);
    }
}
