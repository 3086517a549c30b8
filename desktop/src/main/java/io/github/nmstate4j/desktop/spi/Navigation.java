package io.github.nmstate4j.desktop.spi;

import javafx.beans.value.ObservableValue;

/// Where people are, with a history to go back and forward in.
public interface Navigation {

    /// @param perspective its id
    /// @param selection what to select there; "" keeps what is selected
    record Place(String perspective, String selection) {}

    ObservableValue<Place> place();

    void open(Place place);

    default void open(String perspective) {
        open(new Place(perspective, ""));
    }

    /// Tells that something else was selected in the perspective in front, so that coming back finds it.
    void selected(String selection);

    void back();

    void forward();
}
