package io.github.nmstate4j.desktop.spi;

import javafx.scene.Parent;

/// What a perspective shows.
public interface PerspectiveView {

    Parent root();

    /// Called each time the perspective comes to the front.
    ///
    /// @param selection what to select, in words of the perspective (`node-1`); "" keeps what is selected
    default void open(String selection) {}

    /// What to hand to [#open] to come back here; "" when nothing is selected.
    default String selection() {
        return "";
    }
}
