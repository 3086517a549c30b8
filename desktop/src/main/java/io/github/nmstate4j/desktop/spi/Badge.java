package io.github.nmstate4j.desktop.spi;

import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.Optional;
import java.util.function.Function;

/// A word or two on the box of an interface on the canvas: what one wants to know without opening the form.
///
/// @param text for an interface; empty for those it has nothing to say about. Called on every pause in typing. One that
///     throws is named and left out
public record Badge(String id, Function<NetworkInterface, Optional<String>> text) {}
