package io.github.nmstate4j.localcluster;

import io.github.nmstate4j.localcluster.nodes.NodeSuite;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What a local cluster is made of.
///
/// @param nodes how many, at least one
/// @param simulated nodes in memory instead of virtual ones
/// @param suite what virtual nodes are made of
/// @param kubeconfig of an API server that is there already; left out: an embedded one is started
/// @param project the built project, for the handler that virtual nodes run
/// @param mounts more folders of this machine that virtual nodes see at the same place, read-only
/// @param handler more environment variables for the handlers
/// @param logs gets the logs of virtual nodes when the cluster ends
/// @param progress is told, line by line, what takes long
@RecordBuilder
public record ClusterOptions(
        int nodes,
        boolean simulated,
        NodeSuite suite,
        Optional<Path> kubeconfig,
        Path project,
        List<Path> mounts,
        Map<String, String> handler,
        Optional<Path> logs,
        Consumer<String> progress)
        implements ClusterOptionsBuilder.With {

    public ClusterOptions {
        if (nodes < 1 || nodes > 80) {
            throw new IllegalArgumentException("a local cluster of " + nodes + " nodes; choose 1 to 80");
        }
        mounts = List.copyOf(mounts);
        handler = Map.copyOf(handler);
    }

    /// Three virtual nodes and an embedded API server.
    public static ClusterOptions standard() {
        return new ClusterOptions(
                3,
                false,
                NodeSuite.FORKY,
                Optional.empty(),
                Path.of(System.getProperty("nmstate4j.root", ".")),
                List.of(),
                Map.of(),
                Optional.empty(),
                System.err::println);
    }
}
