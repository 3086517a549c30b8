package io.github.nmstate4j.desktop.preview;

import io.github.nmstate4j.diff.Change;
import io.github.nmstate4j.diff.StateDiff;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.merge.MergedInterface;
import io.github.nmstate4j.merge.MergedState;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.InterfaceState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.state.route.Route;
import io.github.nmstate4j.state.route.RouteRules;
import io.github.nmstate4j.state.route.Routes;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a policy changes on one node, interface by interface, and beside the interfaces.
///
/// @param others routes, rules, name resolution and the like, one line each: `+ route 0.0.0.0/0 via 10.0.0.1`
/// @param before the interfaces concerned as they are, as YAML
/// @param after and as they will be
record Effect(List<Part> interfaces, List<String> others, String before, String after) {

    enum Kind {
        ADD("+"),
        MODIFY("~"),
        REMOVE("−");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /// One interface that changes.
    ///
    /// @param changes value by value: `mtu: 1500 → 9000`
    record Part(String name, String type, Kind kind, List<String> changes) {}

    Effect {
        interfaces = List.copyOf(interfaces);
        others = List.copyOf(others);
    }

    boolean isNothing() {
        return interfaces.isEmpty() && others.isEmpty();
    }

    long count(Kind kind) {
        return interfaces.stream().filter(part -> part.kind() == kind).count();
    }

    Optional<Part> of(String iface) {
        return interfaces.stream().filter(part -> part.name().equals(iface)).findFirst();
    }

    /// `+3 ~2 −1`, and what is beside the interfaces; `no change`.
    String summary() {
        var words = new ArrayList<String>();
        for (var kind : Kind.values()) {
            if (count(kind) > 0) {
                words.add(kind.sign() + count(kind));
            }
        }
        if (!others.isEmpty()) {
            words.add(others.size() == 1 ? "1 other" : others.size() + " others");
        }
        return words.isEmpty() ? "no change" : String.join(" ", words);
    }

    static Effect of(MergedState merged) {
        var diff = StateDiff.of(merged);
        var parts = new ArrayList<Part>();
        var before = new ArrayList<NetworkInterface>();
        var after = new ArrayList<NetworkInterface>();
        var named = new HashSet<String>();
        diff.state().interfaces().forEach(iface -> named.add(iface.name()));
        for (var iface : merged.interfaces()) {
            if (!iface.changed() || !concerned(iface, named)) {
                continue;
            }
            parts.add(part(iface, diff.changes()));
            iface.current().ifPresent(before::add);
            if (!iface.isAbsent() || !iface.type().virtual()) {
                after.add(iface.merged());
            }
        }
        return new Effect(parts, others(diff.state()), yaml(before), yaml(after));
    }

    private static String yaml(List<NetworkInterface> interfaces) {
        return interfaces.isEmpty() ? "" : NetworkStateYaml.write(NetworkState.empty().withInterfaces(interfaces));
    }

    private static boolean concerned(MergedInterface iface, Set<String> named) {
        if (iface.named()) {
            return named.contains(iface.name());
        }
        // Pulled in: by its controller, or because what it rides on goes.
        var current = iface.current();
        return current.isEmpty()
                || current.get().state() != iface.state()
                || !controller(current.get()).equals(controller(iface.merged()));
    }

    private static String controller(NetworkInterface iface) {
        return iface.base().controller().orElse("");
    }

    private static Part part(MergedInterface iface, List<Change> changes) {
        var lines = new ArrayList<String>();
        for (var change : changes) {
            var path = change.path().toString();
            if (path.startsWith(iface.name() + ".") && change.path().steps().getFirst().equals(first(iface))) {
                lines.add(path.substring(iface.name().length() + 1) + ": " + change.before() + " → " + change.after());
            }
        }
        var current = iface.current();
        if (!iface.named() && current.isPresent()) {
            var was = controller(current.get());
            var becomes = controller(iface.merged());
            if (!was.equals(becomes)) {
                lines.add("controller: " + none(was) + " → " + none(becomes));
            }
        }
        return new Part(iface.name(), iface.type().name(), kind(iface), lines);
    }

    private static DocumentPath.Step first(MergedInterface iface) {
        return new DocumentPath.Step.Key(iface.name());
    }

    private static String none(String name) {
        return name.isEmpty() ? "none" : name;
    }

    private static Kind kind(MergedInterface iface) {
        if (iface.isAbsent()) {
            return Kind.REMOVE;
        }
        boolean there = iface.current().filter(found -> found.state() != InterfaceState.ABSENT).isPresent();
        return there ? Kind.MODIFY : Kind.ADD;
    }

    private static List<String> others(NetworkState diff) {
        var lines = new ArrayList<String>();
        diff.routes().flatMap(Routes::config).orElse(List.of()).forEach(route -> lines.add(line(route)));
        diff.routeRules().flatMap(RouteRules::config).orElse(List.of()).forEach(rule -> lines.add("~ a routing rule"));
        diff.dnsResolver().ifPresent(dns -> lines.add("~ name servers "
                + dns.config().flatMap(config -> config.server()).map(servers -> String.join(", ", servers)).orElse("removed")));
        diff.hostname().ifPresent(hostname -> lines.add("~ host name"));
        diff.ovsDb().ifPresent(db -> lines.add("~ Open vSwitch database"));
        diff.ovn().ifPresent(ovn -> lines.add("~ OVN bridge mappings"));
        return lines;
    }

    private static String line(Route route) {
        return (route.absent() ? "− " : "+ ") + "route " + route.destination().orElse("any")
                + route.nextHopAddress().map(via -> " via " + via).orElse("")
                + route.nextHopInterface().map(device -> " on " + device).orElse("");
    }
}
