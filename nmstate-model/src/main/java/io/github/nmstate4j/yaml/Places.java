package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Finding.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the keys and values stand that somebody wants to know of, and what is around them. The parser walks along; a
/// place that nobody asked for is not remembered.
final class Places {

    private static final class Node {
        private final Map<DocumentPath.Step, Node> below = new HashMap<>();
        private @Nullable Position key;
        private @Nullable Position value;
    }

    private static final Node NOWHERE = new Node();

    private final Node root = new Node();
    private final Deque<Node> way = new ArrayDeque<>();
    private boolean wanted;

    Places() {
        way.push(root);
    }

    void want(DocumentPath path) {
        wanted = true;
        var node = root;
        for (var step : path.steps()) {
            node = node.below.computeIfAbsent(step, s -> new Node());
        }
    }

    /// Whether anybody asked for the place the parser is at.
    boolean wanted() {
        return wanted && way.element() != NOWHERE;
    }

    /// The parser goes down a step.
    void enter(DocumentPath.Step step) {
        if (wanted) {
            way.push(way.element().below.getOrDefault(step, NOWHERE));
        }
    }

    void leave() {
        if (wanted) {
            way.pop();
        }
    }

    /// The first key of this name counts.
    void key(Position position) {
        var node = way.element();
        if (node.key == null) {
            node.key = position;
        }
    }

    void value(Position position) {
        way.element().value = position;
    }

    /// The place of the key or value, or the nearest one around it.
    Optional<Position> of(DocumentPath path, boolean ofKey) {
        @Nullable Node node = root;
        @Nullable Position found = root.value;
        int left = path.steps().size();
        for (var step : path.steps()) {
            left--;
            node = node.below.get(step);
            if (node == null) {
                break;
            }
            var here = left == 0 && ofKey && node.key != null ? node.key : node.value;
            found = here == null ? found : here;
        }
        return Optional.ofNullable(found);
    }
}
