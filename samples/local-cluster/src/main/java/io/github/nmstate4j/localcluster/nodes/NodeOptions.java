package io.github.nmstate4j.localcluster.nodes;

import io.soabase.recordbuilder.core.RecordBuilder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What virtual nodes are made of.
///
/// @param suite the image
/// @param memoryMegabytes of each node
/// @param mounts folders of this machine that a node sees at the same place, read-only: a JDK, an application
/// @param logFolder gets the console, the log of NetworkManager and the logs of started programs of each node when it stops
/// @param progress is told, line by line, what takes long
@RecordBuilder
public record NodeOptions(
        NodeSuite suite, int memoryMegabytes, List<Path> mounts, Optional<Path> logFolder, Consumer<String> progress)
        implements NodeOptionsBuilder.With {

    public NodeOptions {
        mounts = List.copyOf(mounts);
        mounts.forEach(mount -> {
            if (!mount.isAbsolute() || mount.toString().chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException(
                        "mount '" + mount + "' must be an absolute path without spaces: the node's kernel reads it from a list");
            }
        });
    }

    public static NodeOptions standard() {
        return new NodeOptions(NodeSuite.FORKY, 768, List.of(), Optional.empty(), System.err::println);
    }

    /// These options and one more folder for the nodes to see.
    public NodeOptions andMount(Path folder) {
        var more = new ArrayList<>(mounts);
        more.add(folder);
        return withMounts(more);
    }
}
