package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.workbench.LeftToRight;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Places for the boxes of a graph, by ELK: left to right, from physical to logical. The same graph gives the same places.
///
/// @param boxes by id
/// @param lines the points of each edge
record GraphLayout(Map<String, Place> boxes, Map<GraphModel.Edge, List<LeftToRight.Point>> lines, double width, double height) {

    static final double BOX_WIDTH = 188;
    static final double BOX_HEIGHT = 50;

    record Place(double x, double y) {}

    static GraphLayout empty() {
        return new GraphLayout(Map.of(), Map.of(), 0, 0);
    }

    static GraphLayout of(GraphModel graph) {
        var root = LeftToRight.graph(24, 22, 54);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 18.0);
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
        LeftToRight.layOut(root);
        var places = new HashMap<String, Place>();
        nodes.forEach((id, node) -> places.put(id, new Place(node.getX(), node.getY())));
        var lines = new LinkedHashMap<GraphModel.Edge, List<LeftToRight.Point>>();
        edges.forEach((edge, elk) -> elk.getSections().forEach(section -> lines.put(edge, LeftToRight.points(section))));
        return new GraphLayout(places, lines, root.getWidth(), root.getHeight());
    }
}
