package io.github.nmstate4j.desktop.topology;

import io.github.nmstate4j.desktop.workbench.LeftToRight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// A node's interfaces with their places: switches at the left, then NICs, bonds, VLANs and bridges. The same graph gives
/// the same picture.
///
/// @param boxes by name; a switch is `switch:<name>`
record Picture(Map<String, Box> boxes, List<Line> lines, double width, double height) {

    static final String SWITCH = "switch:";
    static final double BOX_WIDTH = 176;
    static final double BOX_HEIGHT = 46;

    /// @param iface empty for a switch
    record Box(String name, String title, String subtitle, Optional<Iface> iface, double x, double y, double width, double height) {}

    /// From one box to another, in right angles.
    ///
    /// @param label on the line: the port of a switch
    record Line(String from, String to, String label, List<LeftToRight.Point> points) {}

    static Picture of(NodeGraph graph, boolean neighbors) {
        return new Maker().make(graph, neighbors);
    }

    private static final class Maker {
        private static final double GAP = 18;
        private static final double LAYER_GAP = 64;
        private static final double PORT = 1;

        private final ElkNode root = LeftToRight.graph(GAP, GAP, LAYER_GAP);
        private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
        private final Map<String, Box> contents = new HashMap<>();
        private final List<Wire> wires = new ArrayList<>();

        private record Wire(String from, String to, String label, ElkEdge edge) {}

        Picture make(NodeGraph graph, boolean neighbors) {
            root.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, GAP);
            if (neighbors) {
                graph.switches().keySet().forEach(name -> box(SWITCH + name, name, "LLDP neighbour", Optional.empty()));
            }
            graph.interfaces().forEach(iface -> box(iface.name(), iface.name(), iface.subtitle(), Optional.of(iface)));
            if (neighbors) {
                graph.switches().forEach((name, ports) -> ports.forEach((iface, port) -> wire(SWITCH + name, iface, port)));
            }
            graph.edges().forEach(edge -> wire(edge.lower(), edge.upper(), ""));
            LeftToRight.layOut(root);
            return drawn();
        }

        private void box(String name, String title, String subtitle, Optional<Iface> iface) {
            var node = ElkGraphUtil.createNode(root);
            node.setDimensions(BOX_WIDTH, BOX_HEIGHT);
            node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
            nodes.put(name, node);
            contents.put(name, new Box(name, title, subtitle, iface, 0, 0, BOX_WIDTH, BOX_HEIGHT));
        }

        private void wire(String from, String to, String label) {
            var lower = nodes.get(from);
            var upper = nodes.get(to);
            if (lower != null && upper != null) {
                wires.add(new Wire(
                        from, to, label, ElkGraphUtil.createSimpleEdge(port(lower, PortSide.EAST), port(upper, PortSide.WEST))));
            }
        }

        private static ElkPort port(ElkNode node, PortSide side) {
            var port = ElkGraphUtil.createPort(node);
            port.setDimensions(PORT, PORT);
            port.setProperty(CoreOptions.PORT_SIDE, side);
            return port;
        }

        private Picture drawn() {
            var boxes = new LinkedHashMap<String, Box>();
            nodes.forEach((name, node) -> {
                var content = contents.get(name);
                if (content != null) {
                    boxes.put(
                            name,
                            new Box(name, content.title(), content.subtitle(), content.iface(), node.getX(), node.getY(), node.getWidth(), node.getHeight()));
                }
            });
            var lines = wires.stream()
                    .map(wire -> new Line(
                            wire.from(), wire.to(), wire.label(), LeftToRight.points(wire.edge().getSections().getFirst())))
                    .toList();
            return new Picture(boxes, lines, root.getWidth(), root.getHeight());
        }
    }
}
