package io.github.nmstate4j.desktop.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.properties.IProperty;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Graphs laid out by ELK: layer by layer from left to right, lines in right angles. The same graph gives the same places.
public final class LeftToRight {

    public record Point(double x, double y) {}

    /// Places of boxes by id, and the points of lines.
    public record Laid<L>(Map<String, Point> boxes, Map<L, List<Point>> lines, double width, double height) {}

    /// Boxes and the lines between them, before they have places.
    ///
    /// @param <L> what a line stands for
    public static final class Sketch<L> {
        private final ElkNode root;
        private final Map<String, ElkNode> boxes = new LinkedHashMap<>();
        private final Map<L, ElkEdge> lines = new LinkedHashMap<>();

        public Sketch(double padding, double betweenNodes, double betweenLayers) {
            root = graph(padding, betweenNodes, betweenLayers);
        }

        public <V> Sketch<L> with(IProperty<? super V> option, V value) {
            root.setProperty(option, value);
            return this;
        }

        public void box(String id, double width, double height) {
            var node = ElkGraphUtil.createNode(root);
            node.setDimensions(width, height);
            boxes.put(id, node);
        }

        /// Nothing unless both boxes are there already.
        public void line(L line, String from, String to) {
            var start = boxes.get(from);
            var end = boxes.get(to);
            if (start != null && end != null) {
                lines.put(line, ElkGraphUtil.createSimpleEdge(start, end));
            }
        }

        public Laid<L> layOut() {
            LeftToRight.layOut(root);
            var places = new HashMap<String, Point>();
            boxes.forEach((id, node) -> places.put(id, new Point(node.getX(), node.getY())));
            var points = new LinkedHashMap<L, List<Point>>();
            lines.forEach((line, edge) -> edge.getSections().forEach(section -> points.put(line, LeftToRight.points(section))));
            return new Laid<>(places, points, root.getWidth(), root.getHeight());
        }
    }

    private LeftToRight() {}

    /// An empty graph. All distances are in pixels.
    public static ElkNode graph(double padding, double betweenNodes, double betweenLayers) {
        var graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(padding));
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, betweenNodes);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, betweenLayers);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        return graph;
    }

    public static void layOut(ElkNode graph) {
        new RecursiveGraphLayoutEngine().layout(graph, new NullElkProgressMonitor());
    }

    /// From its start to its end.
    public static List<Point> points(ElkEdgeSection line) {
        var points = new ArrayList<Point>();
        points.add(new Point(line.getStartX(), line.getStartY()));
        line.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
        points.add(new Point(line.getEndX(), line.getEndY()));
        return List.copyOf(points);
    }
}
