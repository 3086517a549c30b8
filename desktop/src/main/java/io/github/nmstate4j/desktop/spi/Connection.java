package io.github.nmstate4j.desktop.spi;

import java.util.function.Consumer;

/// A way to a session besides the contexts of the kubeconfig.
///
/// @param id settings remember the last session by it
/// @param title of the menu entry: `Open a snapshot…`
/// @param open on the JavaFX thread; asks what it needs to, and hands a session to [Workbench#connect]
public record Connection(String id, String title, String icon, Consumer<Workbench> open) {}
