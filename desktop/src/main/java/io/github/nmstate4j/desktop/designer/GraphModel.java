package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.document.Syntax;
import io.github.nmstate4j.desktop.spi.Badge;
import io.github.nmstate4j.desktop.spi.InterfaceKind;
import io.github.nmstate4j.desktop.spi.InterfaceKind.Lower;
import io.github.nmstate4j.document.DocumentPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the canvas draws: interfaces from physical to logical, and routes and DNS as cards behind them. Read from the
/// syntax, so that kinds and keys this version does not know are drawn too.
record GraphModel(List<Box> boxes, List<Edge> edges) {

    /// @param id the name of the interface, or `routes of eth1`, `dns`
    /// @param inPolicy whether the policy says more of it than its name
    /// @param style `absent`, `down`, `ignore`, `card`, or ""
    /// @param badges what extensions say of it
    /// @param errors findings that are errors
    record Box(
            String id,
            String title,
            String detail,
            String icon,
            int level,
            boolean inPolicy,
            String style,
            List<String> badges,
            long errors,
            long warnings) {

        /// Something at the end of the picture that is no interface.
        static Box card(String id, String title, String detail, String icon) {
            return new Box(id, title, detail, icon, 9, true, "card", List.of(), 0, 0);
        }

        /// One that the policy names and says nothing of.
        static Box outside(String name) {
            return new Box(name, name, "not in the policy", "mdi2e-ethernet", 0, false, "", List.of(), 0, 0);
        }

        boolean isInterface() {
            return !style.equals("card");
        }
    }

    /// From the lower to the upper.
    record Edge(String from, String to) {}

    private static final List<String> SINGLE = List.of(
            "vlan.base-iface", "vxlan.base-iface", "ipvlan.base-iface", "mac-vlan.base-iface", "mac-vtap.base-iface", "macsec.base-iface",
            "infiniband.base-iface", "hsr.port1", "hsr.port2");
    private static final List<String> LISTS = List.of("link-aggregation.port", "link-aggregation.ports", "link-aggregation.slaves", "vrf.port", "bridge.port", "bridge.ports");
    private static final String UNKNOWN_ICON = "mdi2h-help-circle-outline";

    GraphModel {
        boxes = List.copyOf(boxes);
        edges = List.copyOf(edges);
    }

    static GraphModel of(PolicyDocument document, Function<String, Optional<InterfaceKind>> kinds, List<Badge> badges) {
        var boxes = new LinkedHashMap<String, Box>();
        var edges = new ArrayList<Edge>();
        var errors = new HashMap<String, Long>();
        var warnings = new HashMap<String, Long>();
        document.findings().forEach(finding -> finding.iface().ifPresent(iface -> (finding.isError() ? errors : warnings).merge(iface, 1L, Long::sum)));
        for (var name : document.interfaceNames()) {
            boxes.put(name, box(document, name, kinds, badges, errors, warnings));
        }
        for (var name : document.interfaceNames()) {
            for (var lower : lowersOf(document, name, kinds)) {
                boxes.computeIfAbsent(lower, Box::outside);
                edges.add(new Edge(lower, name));
            }
        }
        routes(document, boxes, edges);
        dns(document, boxes);
        return new GraphModel(List.copyOf(boxes.values()), edges.stream().distinct().toList());
    }

    private static Box box(
            PolicyDocument document,
            String name,
            Function<String, Optional<InterfaceKind>> kinds,
            List<Badge> badges,
            Map<String, Long> errors,
            Map<String, Long> warnings) {
        var path = document.pathOf(name).orElseThrow();
        var type = document.scalar(path.key("type")).orElse("");
        var kind = kinds.apply(type);
        var state = document.scalar(path.key("state")).orElse("up");
        return new Box(
                name,
                name,
                detail(document, path, type.isEmpty() ? "type of the node" : type, state),
                kind.map(InterfaceKind::icon).orElse(type.isEmpty() ? "mdi2e-ethernet" : UNKNOWN_ICON),
                kind.map(InterfaceKind::level).orElse(0),
                true,
                state.equals("up") ? "" : state,
                document.networkInterface(name)
                        .map(iface -> badges.stream().flatMap(badge -> badge.text().apply(iface).stream()).toList())
                        .orElse(List.of()),
                errors.getOrDefault(name, 0L),
                warnings.getOrDefault(name, 0L));
    }

    private static String detail(PolicyDocument document, DocumentPath path, String type, String state) {
        var parts = new ArrayList<String>();
        parts.add(type);
        if (!state.equals("up")) {
            parts.add(state);
        }
        document.scalar(path.key("link-aggregation").key("mode")).ifPresent(parts::add);
        document.scalar(path.key("vlan").key("id")).ifPresent(id -> parts.add("id " + id));
        document.scalar(path.key("vxlan").key("id")).ifPresent(id -> parts.add("id " + id));
        document.scalar(path.key("mtu")).ifPresent(mtu -> parts.add("MTU " + mtu));
        for (var family : List.of("ipv4", "ipv6")) {
            document.scalar(path.key(family).key("address").index(0).key("ip")).ifPresent(parts::add);
        }
        if (document.scalar(path.key("ipv4").key("dhcp")).filter("true"::equals).isPresent()) {
            parts.add("DHCP");
        }
        return String.join(" · ", parts);
    }

    /// The interfaces that this one stands on, in the order of the text.
    static List<String> lowersOf(PolicyDocument document, String name, Function<String, Optional<InterfaceKind>> kinds) {
        var lowers = new ArrayList<String>();
        document.pathOf(name).flatMap(document::part).ifPresent(part -> {
            var own = part.at(DocumentPath.of("type")).flatMap(GraphModel::scalar).flatMap(kinds).flatMap(InterfaceKind::lower);
            with(SINGLE, own.filter(lower -> lower.form() == Lower.Form.NAME)).forEach(path -> part.at(DesignerViewModel.path(path))
                    .flatMap(GraphModel::scalar)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(lowers::add));
            with(LISTS, own.filter(lower -> lower.form() != Lower.Form.NAME))
                    .forEach(path -> part.at(DesignerViewModel.path(path)).ifPresent(list -> names(list, lowers)));
        });
        return lowers;
    }

    private static Stream<String> with(List<String> paths, Optional<Lower> own) {
        return Stream.concat(paths.stream(), own.map(Lower::path).stream()).distinct();
    }

    private static void names(Syntax list, List<String> lowers) {
        if (list instanceof Syntax.Sequence sequence) {
            sequence.items().forEach(item -> scalar(item).or(() -> item.at(DocumentPath.of("name")).flatMap(GraphModel::scalar)).ifPresent(lowers::add));
        }
    }

    private static Optional<String> scalar(Syntax part) {
        return part instanceof Syntax.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    private static void routes(PolicyDocument document, Map<String, Box> boxes, List<Edge> edges) {
        var byInterface = new LinkedHashMap<String, List<String>>();
        if (document.part(PolicyDocument.DESIRED.key("routes").key("config")).orElse(null) instanceof Syntax.Sequence routes) {
            for (var route : routes.items()) {
                var destination = route.at(DocumentPath.of("destination")).flatMap(GraphModel::scalar).orElse("all routes");
                var device = route.at(DocumentPath.of("next-hop-interface")).flatMap(GraphModel::scalar).orElse("");
                byInterface.computeIfAbsent(device, ignored -> new ArrayList<>()).add(destination);
            }
        }
        byInterface.forEach((device, destinations) -> {
            var id = "routes of " + device;
            boxes.put(
                    id,
                    Box.card(
                            id,
                            destinations.size() == 1 ? "1 route" : destinations.size() + " routes",
                            destinations.getFirst() + (destinations.size() > 1 ? ", …" : ""),
                            "mdi2s-sign-direction"));
            if (boxes.containsKey(device)) {
                edges.add(new Edge(device, id));
            }
        });
    }

    private static void dns(PolicyDocument document, Map<String, Box> boxes) {
        if (document.part(PolicyDocument.DESIRED.key("dns-resolver").key("config").key("server")).orElse(null) instanceof Syntax.Sequence servers) {
            boxes.put(
                    "dns",
                    Box.card(
                            "dns",
                            "DNS",
                            servers.items().stream().flatMap(item -> scalar(item).stream()).reduce((a, b) -> a + ", " + b).orElse("no server"),
                            "mdi2d-dns-outline"));
        }
    }
}
