package io.github.nmstate4j.observation;

import io.github.nmstate4j.state.iface.Dispatch;

/// What files of a node keep for an interface. They stay when a virtual interface goes, so that it comes back as it was.
///
/// @param commands those that run when it has come up or gone down
/// @param names whether its alternative names are kept
public record InterfaceFiles(Dispatch commands, boolean names) {}
