package io.github.nmstate4j.desktop.workbench;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Graphs laid out by ELK: layer by layer from left to right, lines in right angles. The same graph gives the same places.
public final class LeftToRight {

    public record Point(double x, double y) {}

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
