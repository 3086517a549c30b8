package io.github.nmstate4j.desktop.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.ip.IpText;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.Routes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A change that touches the way to a node: the interface with the default route, the one with the address at which the
/// cluster reaches the node, or what these stand on.
///
/// @param reasons one for each interface: `bond0 has the default route and is modified`
record Risk(String node, List<String> reasons) {

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0");

    private static final List<String> FAMILIES = List.of("ipv4", "ipv6");

    Risk {
        reasons = List.copyOf(reasons);
    }

    /// @param published of this node; `merged` may be that of another node of the same shape, with other addresses
    static Optional<Risk> of(NodeRow node, NodeState published, MergedState merged, Outcome.Result result) {
        if (!(result instanceof Outcome.Result.Changed changed) || changed.effect().isNothing()) {
            return Optional.empty();
        }
        var way = way(merged.current(), holders(published.tree(), node));
        var reasons = changed.effect().interfaces().stream()
                .filter(part -> way.containsKey(part.name()))
                .map(part -> part.name() + " " + way.get(part.name()) + " and is "
                        + switch (part.kind()) {
                            case ADD -> "made anew";
                            case MODIFY -> "modified";
                            case REMOVE -> "removed";
                        })
                .toList();
        var routes = changed.effect().others().stream()
                .filter(line -> EVERYWHERE.stream().anyMatch(everywhere -> line.contains("route " + everywhere)))
                .map(line -> "the default route changes: " + line)
                .toList();
        var all = Stream.concat(reasons.stream(), routes.stream()).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new Risk(node.name(), all));
    }

    /// The nodes for each set of reasons, the most frequent first.
    static Map<List<String>, List<String>> alike(List<Risk> risks) {
        var groups = new LinkedHashMap<List<String>, List<String>>();
        risks.forEach(risk -> groups.computeIfAbsent(risk.reasons(), reasons -> new ArrayList<>()).add(risk.node()));
        var sorted = new LinkedHashMap<List<String>, List<String>>();
        groups.entrySet().stream()
                .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
                .forEach(group -> sorted.put(group.getKey(), group.getValue()));
        return sorted;
    }

    /// What makes each interface a part of the way.
    private static Map<String, String> way(NetworkState current, Set<String> holders) {
        var way = new LinkedHashMap<String, String>();
        current.routes().flatMap(Routes::running).orElse(List.of()).stream()
                .filter(route -> route.destination().filter(EVERYWHERE::contains).isPresent())
                .filter(route -> route.tableId().orElse(Route.MAIN_TABLE) == Route.MAIN_TABLE)
                .flatMap(route -> route.nextHopInterface().stream())
                .forEach(name -> way.put(name, "has the default route"));
        holders.forEach(name -> way.merge(name, "has the node's address", (one, other) -> one + " and the node's address"));
        var open = new ArrayDeque<>(way.keySet());
        while (!open.isEmpty()) {
            var name = open.remove();
            current.interfaces().stream()
                    .filter(iface -> iface.name().equals(name))
                    .flatMap(iface -> Stream.concat(iface.ports().orElse(List.of()).stream(), iface.parents().stream()))
                    .filter(below -> way.putIfAbsent(below, "carries " + name) == null)
                    .forEach(open::add);
        }
        return way;
    }

    /// The interfaces that have an address by which the cluster knows the node.
    private static Set<String> holders(JsonNode tree, NodeRow node) {
        var holders = new TreeSet<String>();
        for (var iface : tree.path("interfaces")) {
            for (var family : FAMILIES) {
                for (var address : iface.path(family).path("address")) {
                    if (node.addresses().contains(IpText.normal(address.path("ip").asText("")))) {
                        holders.add(iface.path("name").asText(""));
                    }
                }
            }
        }
        return holders;
    }
}
