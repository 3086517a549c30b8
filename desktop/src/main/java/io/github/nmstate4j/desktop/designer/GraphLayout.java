package io.github.nmstate4j.desktop.designer;

import io.github.nmstate4j.desktop.workbench.LeftToRight;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.options.CoreOptions;

/// Places for the boxes of a graph, by ELK: left to right, from physical to logical. The same graph gives the same places.
///
/// @param boxes by id
/// @param lines the points of each edge
record GraphLayout(Map<String, LeftToRight.Point> boxes, Map<GraphModel.Edge, List<LeftToRight.Point>> lines, double width, double height) {

    static final double BOX_WIDTH = 188;
    static final double BOX_HEIGHT = 50;

    static GraphLayout empty() {
        return new GraphLayout(Map.of(), Map.of(), 0, 0);
    }

    static GraphLayout of(GraphModel graph) {
        var sketch = new LeftToRight.Sketch<GraphModel.Edge>(24, 22, 54)
                .with(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 18.0)
                .with(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, true);
        graph.boxes().forEach(box -> sketch.box(box.id(), BOX_WIDTH, BOX_HEIGHT));
        graph.edges().forEach(edge -> sketch.line(edge, edge.from(), edge.to()));
        var laid = sketch.layOut();
        return new GraphLayout(laid.boxes(), laid.lines(), laid.width(), laid.height());
    }
}
