package io.github.nmstate4j.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who must be there before whom: controllers before their ports, bases before what rides on them.
final class Order {

    private final List<Work> works;
    private final Map<Work, Integer> depths = new HashMap<>();

    Order(List<Work> works) {
        this.works = works;
    }

    /// By depth, controllers first, then by name.
    List<Work> activation() {
        works.forEach(work -> depth(work, new HashSet<>()));
        var ordered = new ArrayList<>(works);
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
        int depth = 0;
        for (var other : works) {
            if (!other.equals(work) && comesBefore(other, work)) {
                depth = Math.max(depth, depth(other, above) + 1);
            }
        }
        above.remove(work);
        depths.put(work, depth);
        return depth;
    }

    static boolean comesBefore(Work first, Work second) {
        return isControllerOf(first, second) || isBaseOf(first, second);
    }

    static boolean isControllerOf(Work first, Work second) {
        return second.controller()
                        .filter(controller -> controller.equals(first.name())
                                || controller.equals(first.uuid().toString()))
                        .isPresent()
                && second.built().portType().filter(first.type()::equals).isPresent();
    }

    static boolean isBaseOf(Work first, Work second) {
        return !first.type().equals(NmTypes.OVS_BRIDGE)
                && !first.type().equals(NmTypes.OVS_PORT)
                && second.iface().filter(iface -> iface.merged().parents().contains(first.name())).isPresent();
    }
}
