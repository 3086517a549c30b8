package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Navigation;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Where people were, in order.
final class NavigationHistory implements Navigation {

    private static final int LONGEST = 100;

    private final List<Place> places = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Place> place;
    private int at;

    NavigationHistory(Place start) {
        places.add(start);
        place = new ReadOnlyObjectWrapper<>(start);
    }

    @Override
    public ObservableValue<Place> place() {
        return place.getReadOnlyProperty();
    }

    @Override
    public void open(Place next) {
        if (next.equals(place.get())) {
            return;
        }
        places.subList(at + 1, places.size()).clear();
        places.add(next);
        if (places.size() > LONGEST) {
            places.removeFirst();
        }
        at = places.size() - 1;
        place.set(next);
    }

    /// Moving within a perspective does not make history longer: the place in front is rewritten.
    @Override
    public void selected(String selection) {
        places.set(at, new Place(places.get(at).perspective(), selection));
    }

    @Override
    public void back() {
        go(at - 1);
    }

    @Override
    public void forward() {
        go(at + 1);
    }

    private void go(int to) {
        if (to >= 0 && to < places.size()) {
            at = to;
            place.set(places.get(at));
        }
    }
}
