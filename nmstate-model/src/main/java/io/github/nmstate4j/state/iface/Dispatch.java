package io.github.nmstate4j.state.iface;

import io.github.nmstate4j.document.Extras;
import java.util.Optional;

/// Shell commands for when the interface has come up or gone down; "" removes them.
public record Dispatch(Optional<String> postActivation, Optional<String> postDeactivation, Extras extras) {}
