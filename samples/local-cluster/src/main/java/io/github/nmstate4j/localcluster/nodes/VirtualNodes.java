package io.github.nmstate4j.localcluster.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Some virtual nodes on a network of their own.
public final class VirtualNodes implements AutoCloseable {

    private static final Duration BOOT_TIME = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final NodeNetwork network;
    private final List<VirtualNode> nodes;
    private final NodeOptions options;

    private VirtualNodes(NodeNetwork network, List<VirtualNode> nodes, NodeOptions options) {
        this.network = network;
        this.nodes = List.copyOf(nodes);
        this.options = options;
    }

    /// Boots so many nodes at once and waits until all have their uplink.
    public static VirtualNodes start(int count, NodeOptions options) {
        var nodes = boot(count, options);
        try {
            nodes.awaitReady();
            return nodes;
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    /// Boots so many nodes and does not wait for them: their network is there and can be used for an API server meanwhile.
    public static VirtualNodes boot(int count, NodeOptions options) {
        switch (NodeSupport.install(options.progress())) {
            case NodeSupport.Ready() -> {}
            case NodeSupport.Installable(var packages) ->
                throw new NodeException("Virtual nodes need packages that are still missing: " + packages);
            case NodeSupport.Impossible(var reason) -> throw new NodeException(reason);
        }
        var image = NodeImage.provide(options.suite(), options.progress());
        var network = NodeNetwork.create(count, image);
        var nodes = IntStream.rangeClosed(1, count)
                .mapToObj(index -> VirtualNode.boot(index, network, image, options))
                .toList();
        return new VirtualNodes(network, nodes, options);
    }

    /// Waits until all nodes have their uplink.
    public void awaitReady() {
        var deadline = Instant.now().plus(BOOT_TIME);
        for (VirtualNode node : nodes) {
            while (!node.isReady()) {
                if (Instant.now().isAfter(deadline)) {
                    throw new NodeException("%s is not up after %s. Its console says:%n%s".formatted(node.name(), BOOT_TIME, node.consoleTail()));
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    public NodeNetwork network() {
        return network;
    }

    public List<VirtualNode> all() {
        return nodes;
    }

    /// Counted from one, as in the nodes' names.
    public VirtualNode node(int index) {
        return nodes.get(index - 1);
    }

    /// Makes all nodes as they were after boot; see [VirtualNode#reset()].
    public void reset() {
        nodes.parallelStream().forEach(VirtualNode::reset);
    }

    @Override
    public void close() {
        try {
            options.logFolder().ifPresent(folder -> nodes.forEach(node -> node.keepLogs(folder)));
        } finally {
            nodes.forEach(VirtualNode::stop);
            network.close();
        }
    }
}
