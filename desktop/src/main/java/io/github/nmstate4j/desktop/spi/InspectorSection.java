package io.github.nmstate4j.desktop.spi;

import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;

/// A part of the form for the selected interface.
///
/// @param id the part is `#section-<id>`
/// @param order sections go by it, from top to bottom
/// @param shown for which interfaces
/// @param view gets access to the interface; built anew for every selection
public record InspectorSection(
        String id, String title, int order, Predicate<NetworkInterface> shown, Function<InterfaceAccess, Node> view) {}
