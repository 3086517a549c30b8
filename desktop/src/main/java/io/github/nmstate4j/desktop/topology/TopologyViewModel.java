package io.github.nmstate4j.desktop.topology;

import io.github.nmstate4j.desktop.cluster.NodeState;
import io.github.nmstate4j.desktop.cluster.Session;
import io.github.nmstate4j.desktop.spi.Workbench;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// Where one is in the fleet, and what is to be seen there.
final class TopologyViewModel {

    /// How far one has gone in.
    sealed interface Level {
        /// All shapes.
        record Fleet() implements Level {}

        /// The nodes of one shape.
        record Nodes(Shape shape) implements Level {}

        /// One node, drawn.
        ///
        /// @param owners policies by interface
        record Node(NodeGraph graph, Picture picture, Map<String, Set<String>> owners) implements Level {}

        /// Two nodes.
        record Compared(String left, String right, List<Comparison.Difference> differences) implements Level {}
    }

    private final Workbench workbench;
    private final ReadOnlyObjectWrapper<List<Shape>> shapes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Level> level = new ReadOnlyObjectWrapper<>(new Level.Fleet());
    private final ReadOnlyObjectWrapper<Set<String>> selection = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Set<String>> bright = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<List<FleetSearch.Hit>> hits = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty neighbors = new SimpleBooleanProperty(true);
    private final BooleanProperty policies = new SimpleBooleanProperty(true);
    private final BooleanProperty system = new SimpleBooleanProperty(false);
    private FleetSearch index = new FleetSearch(List.of());
    private int hit = -1;
    private Subscription following = Subscription.EMPTY;

    TopologyViewModel(Workbench workbench) {
        this.workbench = workbench;
        workbench.session().subscribe(this::follow);
        search.subscribe(text -> workbench.tasks().later("topology.search", this::find));
        neighbors.subscribe(on -> redraw());
        policies.subscribe(on -> redraw());
        system.subscribe(on -> redraw());
    }

    private void follow(Session session) {
        following.unsubscribe();
        level.set(new Level.Fleet());
        selection.set(Set.of());
        Runnable soon = () -> workbench.tasks().later("topology.refresh", this::refresh);
        following = session.states().subscribe(soon);
        refresh();
    }

    private record Surveyed(List<Shape> shapes, FleetSearch index) {}

    private void refresh() {
        var states = List.copyOf(workbench.session().getValue().states());
        workbench
                .tasks()
                .task("Surveying the networks", progress -> new Surveyed(Shape.of(states), new FleetSearch(states)))
                .quiet()
                .onSuccess(surveyed -> {
                    shapes.set(surveyed.shapes());
                    index = surveyed.index();
                    find();
                    redraw();
                })
                .start();
    }

    private Optional<NodeState> state(String node) {
        return workbench.session().getValue().state(node);
    }

    /// Draws the node in front again, as it is now.
    private void redraw() {
        if (level.get() instanceof Level.Node node) {
            draw(node.graph().node());
        }
    }

    private void draw(String node) {
        state(node).ifPresentOrElse(
                state -> {
                    var graph = NodeGraph.of(node, state.tree(), system.get());
                    var session = workbench.session().getValue();
                    var owners = policies.get()
                            ? session.nodes().stream()
                                    .filter(row -> row.name().equals(node))
                                    .findFirst()
                                    .map(row -> Owners.of(row, session.policies()))
                                    .orElse(Map.of())
                            : Map.<String, Set<String>>of();
                    level.set(new Level.Node(graph, Picture.of(graph, neighbors.get()), owners));
                    brighten();
                },
                () -> workbench.say(node + " does not report its network."));
    }

    void showFleet() {
        selection.set(Set.of());
        level.set(new Level.Fleet());
    }

    /// A shape of a single node is gone through.
    void show(Shape shape) {
        selection.set(Set.of());
        if (shape.nodes().size() == 1) {
            show(shape.nodes().getFirst());
        } else {
            level.set(new Level.Nodes(shape));
        }
    }

    void show(String node) {
        selection.set(Set.of());
        draw(node);
        workbench.navigation().selected(node);
    }

    void show(String node, String iface) {
        draw(node);
        choose(iface, false);
        workbench.navigation().selected(node + "/" + iface);
    }

    /// @param more whether those chosen before stay chosen
    void choose(String iface, boolean more) {
        var chosen = new LinkedHashSet<String>(more ? selection.get() : Set.of());
        if (!chosen.add(iface)) {
            chosen.remove(iface);
        }
        selection.set(Set.copyOf(chosen));
        brighten();
    }

    /// What is not dimmed: what the search found, or what belongs to the selection; empty for all.
    private void brighten() {
        if (!(level.get() instanceof Level.Node node)) {
            bright.set(Set.of());
            return;
        }
        if (!selection.get().isEmpty()) {
            var trace = new LinkedHashSet<String>();
            selection.get().forEach(iface -> {
                if (iface.startsWith(Picture.SWITCH)) {
                    trace.add(iface);
                    trace.addAll(node.graph().switches().getOrDefault(iface.substring(Picture.SWITCH.length()), Map.of()).keySet());
                } else {
                    trace.addAll(node.graph().trace(iface));
                }
            });
            bright.set(Set.copyOf(trace));
        } else {
            bright.set(hits.get().stream()
                    .filter(one -> one.node().equals(node.graph().node()))
                    .map(FleetSearch.Hit::iface)
                    .collect(Collectors.toSet()));
        }
    }

    private void find() {
        hits.set(index.find(search.get()));
        hit = -1;
        tell();
        brighten();
    }

    /// Goes to the next hit, or the one before.
    void step(int by) {
        if (hits.get().isEmpty()) {
            return;
        }
        hit = Math.floorMod(hit < 0 && by < 0 ? -1 : hit + by, hits.get().size());
        var to = hits.get().get(hit);
        show(to.node(), to.iface());
        tell();
    }

    private void tell() {
        int all = hits.get().size();
        if (search.get().isBlank()) {
            found.set("");
        } else if (all == 0) {
            found.set("not found");
        } else {
            long nodes = hits.get().stream().map(FleetSearch.Hit::node).distinct().count();
            found.set(
                    hit < 0
                            ? String.format(Locale.ROOT, "%,d on %,d %s", all, nodes, nodes == 1 ? "node" : "nodes")
                            : String.format(Locale.ROOT, "%,d/%,d", hit + 1, all));
        }
    }

    void compare(String left, String right) {
        var one = state(left);
        var other = state(right);
        if (one.isEmpty() || other.isEmpty()) {
            workbench.say((one.isEmpty() ? left : right) + " does not report its network.");
            return;
        }
        selection.set(Set.of());
        level.set(new Level.Compared(left, right, Comparison.of(one.get().tree(), other.get().tree())));
    }

    /// Nodes that can be compared.
    List<String> reporting() {
        return workbench.session().getValue().states().stream().map(NodeState::node).toList();
    }

    /// Takes what is chosen into the designer.
    void makePolicy() {
        if (level.get() instanceof Level.Node node) {
            var name = node.graph().node();
            state(name)
                    .flatMap(state -> PolicyMaker.of(state, selection.get()))
                    .ifPresentOrElse(
                            yaml -> workbench.design(yaml, "from interfaces of " + name),
                            () -> workbench.say("Choose the interfaces first that the policy shall have."));
        }
    }

    /// What is known of the one interface that is chosen.
    ///
    /// @param facts name and value
    record Detail(String title, String kind, Map<String, String> facts, List<String> doubts, Set<String> owners, String yaml) {}

    Optional<Detail> detail() {
        if (!(level.get() instanceof Level.Node node) || selection.get().size() != 1) {
            return Optional.empty();
        }
        var name = selection.get().iterator().next();
        if (name.startsWith(Picture.SWITCH)) {
            var plain = name.substring(Picture.SWITCH.length());
            var ports = new TreeMap<>(node.graph().switches().getOrDefault(plain, Map.of()));
            return Optional.of(new Detail(plain, "LLDP neighbour", ports, List.of(), Set.of(), ""));
        }
        return node.graph().find(name).map(iface -> new Detail(
                name,
                iface.type(),
                facts(iface),
                node.graph().doubts().stream()
                        .filter(doubt -> doubt.iface().equals(name))
                        .map(NodeGraph.Doubt::sentence)
                        .toList(),
                node.owners().getOrDefault(name, Set.of()),
                yaml(node.graph().node(), name)));
    }

    private static Map<String, String> facts(Iface iface) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("State", iface.state());
        iface.mac().ifPresent(mac -> facts.put("MAC address", mac));
        iface.mtu().ifPresent(mtu -> facts.put("MTU", mtu + " bytes"));
        iface.vlan().ifPresent(id -> facts.put("VLAN", id.toString()));
        iface.driver().ifPresent(driver -> facts.put("Driver", driver));
        if (!iface.addresses().isEmpty()) {
            facts.put("Addresses", String.join("\n", iface.addresses()));
        }
        if (!iface.below().isEmpty()) {
            facts.put("Stands on", String.join(", ", iface.below().stream().sorted().toList()));
        }
        iface.controller().ifPresent(controller -> facts.put("Port of", controller));
        iface.neighbors().forEach(neighbor -> facts.put(
                "LLDP " + neighbor.system(),
                "port " + neighbor.port() + (neighbor.vlans().isEmpty() ? "" : ", VLANs " + neighbor.vlans().stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")))));
        return facts;
    }

    private String yaml(String node, String iface) {
        return state(node)
                .flatMap(NodeState::read)
                .map(state -> NetworkState.empty()
                        .withInterfaces(state.interfaces().stream().filter(one -> one.name().equals(iface)).toList()))
                .map(NetworkStateYaml::write)
                .orElse("");
    }

    /// `node`, or `node/interface`.
    String place() {
        return level.get() instanceof Level.Node node
                ? node.graph().node() + selection.get().stream().findFirst().map(iface -> "/" + iface).orElse("")
                : "";
    }

    void open(String place) {
        var parts = place.split("/", 2);
        if (parts.length == 2) {
            show(parts[0], parts[1]);
        } else if (!place.isEmpty()) {
            show(place);
        }
    }

    ObservableValue<List<Shape>> shapes() {
        return shapes.getReadOnlyProperty();
    }

    ObservableValue<Level> level() {
        return level.getReadOnlyProperty();
    }

    ObservableValue<Set<String>> selection() {
        return selection.getReadOnlyProperty();
    }

    ObservableValue<Set<String>> bright() {
        return bright.getReadOnlyProperty();
    }

    ObservableValue<List<FleetSearch.Hit>> hits() {
        return hits.getReadOnlyProperty();
    }

    /// `3/17`, `12 on 4 nodes`, `not found`.
    ObservableValue<String> found() {
        return found.getReadOnlyProperty();
    }

    StringProperty search() {
        return search;
    }

    BooleanProperty neighbors() {
        return neighbors;
    }

    BooleanProperty policies() {
        return policies;
    }

    BooleanProperty system() {
        return system;
    }

    Workbench workbench() {
        return workbench;
    }
}
