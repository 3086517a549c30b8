package io.github.nmstate4j.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Who must be there before whom: controllers before their ports, bases before what rides on them.
final class Order {

    private final Works works;
    private final Map<Work, Integer> depths = new HashMap<>();

    Order(Works works) {
        this.works = works;
    }

    /// By depth, controllers first, then by name.
    List<Work> activation() {
        var ordered = new ArrayList<>(works.all());
        var above = new HashSet<Work>();
        ordered.forEach(work -> depth(work, above));
        ordered.sort(Comparator.<Work>comparingInt(work -> depths.getOrDefault(work, 0))
                .thenComparing(work -> !work.isController())
                .thenComparing(Work::name)
                .thenComparing(Work::type));
        return ordered;
    }

    private int depth(Work work, Set<Work> above) {
        var known = depths.get(work);
        if (known != null) {
            return known;
        }
        if (!above.add(work)) {
            return 0;
        }
        int depth = Stream.concat(works.controllersOf(work), works.basesOf(work))
                .mapToInt(other -> depth(other, above) + 1)
                .max()
                .orElse(0);
        above.remove(work);
        depths.put(work, depth);
        return depth;
    }
}
