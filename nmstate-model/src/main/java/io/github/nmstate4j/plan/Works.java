package io.github.nmstate4j.plan;

import io.github.nmstate4j.merge.MergedInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The profiles of a change in the order in which they came in, found by name without looking at all of them.
final class Works {

    private final List<Work> all = new ArrayList<>();
    /// Where the works of a name are.
    private final Map<String, List<Integer>> places = new HashMap<>();
    /// The names of works by their profiles; a port may know its controller by either.
    private final Map<String, String> names = new HashMap<>();
    private final Set<UUID> profiles = new HashSet<>();

    /// All there are now; others may be added meanwhile.
    List<Work> all() {
        return List.copyOf(all);
    }

    int size() {
        return all.size();
    }

    void add(Work work) {
        places.computeIfAbsent(work.name(), name -> new ArrayList<>(1)).add(all.size());
        all.add(work);
        profiles.add(work.uuid());
        names.put(work.uuid().toString(), work.name());
    }

    /// Puts a work with another profile in the place of this one; the profile's UUID stays.
    void replace(Work work, Work other) {
        int place = places.getOrDefault(work.name(), List.of()).stream()
                .filter(i -> all.get(i) == work)
                .findFirst()
                .orElseThrow();
        all.set(place, other);
    }

    Optional<Work> of(MergedInterface iface) {
        return called(iface.name()).filter(work -> work.iface().filter(iface::equals).isPresent()).findFirst();
    }

    boolean hasOvsPort(String name) {
        return called(name).anyMatch(work -> work.type().equals(NmTypes.OVS_PORT));
    }

    boolean has(UUID profile) {
        return profiles.contains(profile);
    }

    /// The controller that a work is a port of, as far as it takes part.
    Stream<Work> controllersOf(Work port) {
        return port.controller()
                .map(controller -> names.getOrDefault(controller, controller))
                .map(this::called)
                .orElseGet(Stream::empty)
                .filter(work -> work != port && port.portType().filter(work.type()::equals).isPresent());
    }

    /// Whom a work hangs on or rides on, as far as they take part.
    List<Work> above(Work work) {
        return work.controller().isEmpty() && parents(work).isEmpty()
                ? List.of()
                : Stream.concat(controllersOf(work), basesOf(work)).toList();
    }

    private static List<String> parents(Work rider) {
        return rider.iface().map(iface -> iface.merged().parents()).orElse(List.of());
    }

    /// What a work rides on, as far as it takes part.
    Stream<Work> basesOf(Work rider) {
        return parents(rider).stream()
                .flatMap(this::called)
                .filter(work -> work != rider
                        && !work.type().equals(NmTypes.OVS_BRIDGE)
                        && !work.type().equals(NmTypes.OVS_PORT));
    }

    private Stream<Work> called(String name) {
        return places.getOrDefault(name, List.of()).stream().map(all::get);
    }
}
