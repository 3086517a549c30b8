package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What stands on what, on one node, with what a policy does to each: the interfaces that change, and those that they
/// stand on or are ports of.
record EffectGraph(List<Box> boxes, List<Edge> edges) {

    /// @param kind what is done to it; empty when it is left as it is
    record Box(String name, String type, Optional<Effect.Kind> kind) {}

    /// `upper` stands on `lower`.
    ///
    /// @param kind ADD or REMOVE for one that comes or goes; empty for one that stays
    record Edge(String lower, String upper, Optional<Effect.Kind> kind) {}

    static EffectGraph of(MergedState merged) {
        var effect = Effect.of(merged);
        var before = new LinkedHashSet<List<String>>();
        var after = new LinkedHashSet<List<String>>();
        var types = new LinkedHashMap<String, String>();
        for (var iface : merged.interfaces()) {
            types.put(iface.name(), iface.type().name());
            iface.current().ifPresent(current -> edges(current, before));
            if (!iface.isAbsent()) {
                edges(iface.merged(), after);
            }
        }
        // A port of something that goes is set free with it.
        var gone = gone(merged);
        after.removeIf(edge -> gone.contains(edge.getFirst()) || gone.contains(edge.getLast()));
        var changed = new HashSet<String>();
        effect.interfaces().forEach(part -> changed.add(part.name()));
        var edges = new ArrayList<Edge>();
        Stream.concat(before.stream(), after.stream())
                .distinct()
                .filter(edge -> changed.contains(edge.getFirst()) || changed.contains(edge.getLast()))
                .filter(edge -> types.containsKey(edge.getFirst()) && types.containsKey(edge.getLast()))
                .forEach(edge -> edges.add(new Edge(edge.getFirst(), edge.getLast(), kind(before.contains(edge), after.contains(edge)))));
        var drawn = new LinkedHashSet<>(changed);
        edges.forEach(edge -> drawn.addAll(List.of(edge.lower(), edge.upper())));
        var boxes = types.entrySet().stream()
                .filter(entry -> drawn.contains(entry.getKey()))
                .map(entry -> new Box(entry.getKey(), entry.getValue(), effect.of(entry.getKey()).map(Effect.Part::kind)))
                .toList();
        return new EffectGraph(boxes, edges);
    }

    private static Set<String> gone(MergedState merged) {
        var gone = new HashSet<String>();
        merged.interfaces().stream().filter(MergedInterface::isAbsent).map(MergedInterface::name).forEach(gone::add);
        return gone;
    }

    private static Optional<Effect.Kind> kind(boolean before, boolean after) {
        return before == after ? Optional.empty() : Optional.of(after ? Effect.Kind.ADD : Effect.Kind.REMOVE);
    }

    private static void edges(NetworkInterface iface, Set<List<String>> edges) {
        iface.parents().forEach(parent -> edges.add(List.of(parent, iface.name())));
        iface.ports().orElse(List.of()).forEach(port -> edges.add(List.of(port, iface.name())));
    }

    /// In words, for those who do not see it.
    String sentence() {
        return boxes.isEmpty()
                ? "Nothing changes"
                : String.join(", ", boxes.stream().map(box -> box.kind().map(kind -> kind.sign() + " ").orElse("") + box.name()).toList());
    }
}
