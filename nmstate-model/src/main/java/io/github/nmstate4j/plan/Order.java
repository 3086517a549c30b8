package io.github.nmstate4j.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who must be there before whom: controllers before their ports, bases before what rides on them.
final class Order {

    private record Placed(int depth, Work work) {}

    private static final Comparator<Placed> PLACES = Comparator.comparingInt(Placed::depth)
            .thenComparing(placed -> !placed.work().isController())
            .thenComparing(placed -> placed.work().name())
            .thenComparing(placed -> placed.work().type());

    private final Works works;
    private final Map<Work, Integer> depths = new HashMap<>();

    Order(Works works) {
        this.works = works;
    }

    /// By depth, controllers first, then by name.
    List<Work> activation() {
        var above = new HashSet<Work>();
        return works.all().stream()
                .map(work -> new Placed(depth(work, above), work))
                .sorted(PLACES)
                .map(Placed::work)
                .toList();
    }

    private int depth(Work work, Set<Work> above) {
        var known = depths.get(work);
        if (known != null) {
            return known;
        }
        if (!above.add(work)) {
            return 0;
        }
        int depth = 0;
        for (var other : works.above(work)) {
            depth = Math.max(depth, depth(other, above) + 1);
        }
        above.remove(work);
        depths.put(work, depth);
        return depth;
    }
}
