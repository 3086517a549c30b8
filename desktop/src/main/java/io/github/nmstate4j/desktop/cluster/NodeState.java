package io.github.nmstate4j.desktop.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nmstate4j.cluster.StateTrees;
import io.github.nmstate4j.document.Value;
import io.github.nmstate4j.state.NetworkState;
import java.time.Instant;
import java.util.Optional;

/// The network state that a node has published. The tree is kept as it came; reading it costs milliseconds and is left to
/// whoever needs it.
///
/// @param tree as in `status.currentState`; not to be changed
/// @param networkManager its version; "" when the handler does not say
public record NodeState(String node, JsonNode tree, Optional<Instant> updated, String networkManager)
        implements Comparable<NodeState> {

    /// Empty when this version cannot read it.
    public Optional<NetworkState> read() {
        return StateTrees.read(tree).state();
    }

    public Value value() {
        return StateTrees.value(tree);
    }

    public int interfaces() {
        return tree.path("interfaces").size();
    }

    @Override
    public int compareTo(NodeState other) {
        return node.compareTo(other.node);
    }
}
