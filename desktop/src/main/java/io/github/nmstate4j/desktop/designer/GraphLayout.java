package io.github.nmstate4j.desktop.designer;

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
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Places for the boxes of a graph, by ELK: left to right, from physical to logical. The same graph gives the same places.
///
/// @param boxes by id
/// @param lines the points of each edge
record GraphLayout(Map<String, Place> boxes, Map<GraphModel.Edge, List<Point>> lines, double width, double height) {

    static final double BOX_WIDTH = 188;
    static final double BOX_HEIGHT = 50;

    record Place(double x, double y) {}

    record Point(double x, double y) {}

    static GraphLayout empty() {
        return new GraphLayout(Map.of(), Map.of(), 0, 0);
    }

    static GraphLayout of(GraphModel graph) {
        var root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(24));
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 22.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 54.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 18.0);
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, true);
        var nodes = new HashMap<String, ElkNode>();
        for (var box : graph.boxes()) {
            var node = ElkGraphUtil.createNode(root);
            node.setDimensions(BOX_WIDTH, BOX_HEIGHT);
            nodes.put(box.id(), node);
        }
        var edges = new LinkedHashMap<GraphModel.Edge, ElkEdge>();
        for (var edge : graph.edges()) {
            var from = nodes.get(edge.from());
            var to = nodes.get(edge.to());
            if (from != null && to != null) {
                edges.put(edge, ElkGraphUtil.createSimpleEdge(from, to));
            }
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        var places = new HashMap<String, Place>();
        nodes.forEach((id, node) -> places.put(id, new Place(node.getX(), node.getY())));
        var lines = new LinkedHashMap<GraphModel.Edge, List<Point>>();
        edges.forEach((edge, elk) -> elk.getSections().forEach(section -> {
            var points = new ArrayList<Point>();
            points.add(new Point(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
            points.add(new Point(section.getEndX(), section.getEndY()));
            lines.put(edge, points);
        }));
        return new GraphLayout(places, lines, root.getWidth(), root.getHeight());
    }
}
