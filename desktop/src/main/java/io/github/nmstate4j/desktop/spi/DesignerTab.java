package io.github.nmstate4j.desktop.spi;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// A tab below the canvas of the designer, about the policy in it.
///
/// @param id the tab is `#designer-<id>`
/// @param title may change with what it shows: `Nodes (1,240)`
/// @param view built when the tab is first opened
public record DesignerTab(
        String id, Function<Workbench, ObservableValue<String>> title, String icon, int order, Function<Workbench, Node> view) {}
