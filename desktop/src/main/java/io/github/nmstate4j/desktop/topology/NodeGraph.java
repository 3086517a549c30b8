package io.github.nmstate4j.desktop.topology;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The interfaces of one node and what stands on what.
record NodeGraph(String node, List<Iface> interfaces, List<Edge> edges) {

    /// `upper` stands on `lower`.
    record Edge(String lower, String upper) {}

    NodeGraph {
        interfaces = List.copyOf(interfaces);
        edges = List.copyOf(edges);
    }

    /// @param system whether interfaces of the platform are shown too
    static NodeGraph of(String node, JsonNode tree, boolean system) {
        var interfaces = new LinkedHashMap<String, Iface>();
        for (var iface : Iface.all(tree)) {
            if (!system && iface.isOfTheSystem()) {
                continue;
            }
            // Of an Open vSwitch bridge and its internal interface, the bridge is shown.
            if (iface.type().equals("ovs-interface")) {
                interfaces.putIfAbsent(iface.name(), iface);
            } else {
                interfaces.put(iface.name(), iface);
            }
        }
        var edges = new LinkedHashSet<Edge>();
        for (var iface : interfaces.values()) {
            new TreeSet<>(iface.below()).stream()
                    .filter(interfaces::containsKey)
                    .forEach(below -> edges.add(new Edge(below, iface.name())));
            iface.controller().filter(interfaces::containsKey).filter(name -> !name.equals(iface.name())).ifPresent(name -> edges.add(new Edge(iface.name(), name)));
        }
        return new NodeGraph(node, List.copyOf(interfaces.values()), List.copyOf(edges));
    }

    Optional<Iface> find(String name) {
        return interfaces.stream().filter(iface -> iface.name().equals(name)).findFirst();
    }

    /// All that an interface stands on, and all that stands on it.
    Set<String> trace(String name) {
        var trace = new LinkedHashSet<String>();
        trace.add(name);
        follow(name, true, trace);
        follow(name, false, trace);
        return trace;
    }

    private void follow(String from, boolean down, Set<String> trace) {
        var open = new ArrayDeque<>(List.of(from));
        var seen = new HashSet<String>();
        while (!open.isEmpty()) {
            var name = open.remove();
            if (!seen.add(name)) {
                continue;
            }
            trace.add(name);
            edges.stream()
                    .filter(edge -> (down ? edge.upper() : edge.lower()).equals(name))
                    .map(edge -> down ? edge.lower() : edge.upper())
                    .forEach(open::add);
        }
    }

    /// The switches that LLDP heard of, each with the interfaces on it and their ports there.
    Map<String, Map<String, String>> switches() {
        var switches = new TreeMap<String, Map<String, String>>();
        for (var iface : interfaces) {
            iface.neighbors().forEach(neighbor -> switches.computeIfAbsent(neighbor.system(), s -> new TreeMap<>())
                    .put(iface.name(), neighbor.port()));
        }
        return switches;
    }

    /// Where what switches tell does not fit what the node has.
    ///
    /// @param iface the interface to mark
    record Doubt(String iface, String sentence) {}

    List<Doubt> doubts() {
        var doubts = new ArrayList<Doubt>();
        for (var iface : interfaces) {
            if (iface.type().equals("bond") && iface.below().size() > 1) {
                var systems = new TreeSet<String>();
                boolean all = true;
                for (var leg : iface.below()) {
                    var heard = find(leg).map(Iface::neighbors).orElse(List.of());
                    heard.forEach(neighbor -> systems.add(neighbor.system()));
                    all &= !heard.isEmpty();
                }
                if (all && systems.size() == 1) {
                    doubts.add(new Doubt(
                            iface.name(),
                            "Both legs of " + iface.name() + " are on " + systems.getFirst() + ": the bond does not survive that switch."));
                }
            }
            iface.vlan().ifPresent(id -> below(iface.name()).stream()
                    .flatMap(name -> find(name).stream())
                    .forEach(below -> below.neighbors().stream()
                            .filter(neighbor -> !neighbor.vlans().isEmpty() && !neighbor.vlans().contains(id))
                            .forEach(neighbor -> doubts.add(new Doubt(
                                    iface.name(),
                                    neighbor.system() + " does not announce VLAN " + id + " on port " + neighbor.port() + ", where "
                                            + below.name() + " is.")))));
        }
        return doubts;
    }

    /// What it stands on, over any number of others, and itself.
    private Set<String> below(String upper) {
        var below = new LinkedHashSet<String>();
        follow(upper, true, below);
        return below;
    }
}
