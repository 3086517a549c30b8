package io.github.nmstate4j.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The interfaces being merged, in order, and found by name without looking at all of them.
final class Drafts {

    private final List<Draft> all = new ArrayList<>();
    private final Map<String, List<Draft>> byName = new HashMap<>();

    void add(Draft draft) {
        all.add(draft);
        byName.computeIfAbsent(draft.name(), name -> new ArrayList<>()).add(draft);
    }

    /// All there are now; others may be added meanwhile.
    List<Draft> all() {
        return List.copyOf(all);
    }

    Stream<Draft> stream() {
        return all.stream();
    }

    Stream<Draft> called(String name) {
        return byName.getOrDefault(name, List.of()).stream();
    }
}
