package io.github.nmstate4j.statistics;

import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.iface.OvsInterface;
import io.github.nmstate4j.state.ip.IpSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How interfaces stand on each other, by their kinds only: `static_ip4 -> vlan -> bond -> ethernet`.
public final class Topology {

    private final MergedState state;

    private Topology(MergedState state) {
        this.state = state;
    }

    /// One line for each interface that takes part, shortest first; what is part of a longer line is not repeated.
    public static List<String> of(MergedState state) {
        var topology = new Topology(state);
        var lines = state.changed().filter(MergedInterface::isUp).map(topology::line).distinct().toList();
        return lines.stream()
                .filter(line -> lines.stream().noneMatch(other -> !other.equals(line) && other.contains(line)))
                .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private String line(MergedInterface iface) {
        var parts = new ArrayList<String>();
        var addresses = addresses(iface);
        if (!addresses.isEmpty()) {
            parts.add(String.join(",", addresses));
        }
        parts.addAll(controllers(iface));
        parts.add(iface.type().name());
        parts.addAll(below(iface, new HashSet<>(Set.of(iface))));
        return String.join(" -> ", parts);
    }

    private static List<String> addresses(MergedInterface iface) {
        var words = new ArrayList<String>();
        words(iface.merged().base().ipv4(), "4", words);
        words(iface.merged().base().ipv6(), "6", words);
        return words;
    }

    private static void words(Optional<IpSettings> ip, String family, List<String> words) {
        if (ip.filter(IpSettings::isStatic).isPresent()) {
            words.add("static_ip" + family);
        } else if (ip.filter(IpSettings::isAutomatic).isPresent()) {
            words.add("auto_ip" + family);
        }
    }

    /// The outermost first.
    private List<String> controllers(MergedInterface iface) {
        var types = new ArrayList<String>();
        var seen = new HashSet<>(Set.of(iface));
        var above = iface.controller().flatMap(state::controller);
        while (above.isPresent() && seen.add(above.get())) {
            types.addFirst(above.get().type().name());
            above = above.get().controller().flatMap(state::controller);
        }
        return types;
    }

    /// The base interfaces, or the longest way through the ports.
    private List<String> below(MergedInterface iface, Set<MergedInterface> seen) {
        var next = iface.merged().parents().isEmpty()
                ? iface.merged().ports().orElse(List.of())
                : iface.merged().parents();
        return next.stream()
                .flatMap(name -> state.kernel(name).stream())
                .filter(other -> !(other.merged() instanceof OvsInterface ovs && ovs.patch().isEmpty() && ovs.dpdk().isEmpty()))
                .filter(other -> !seen.contains(other))
                .map(other -> {
                    var deeper = new HashSet<>(seen);
                    deeper.add(other);
                    var chain = new ArrayList<>(List.of(other.type().name()));
                    chain.addAll(below(other, deeper));
                    return (List<String>) chain;
                })
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }
}
