package io.github.nmstate4j.localcluster;

import java.util.Map;

/// A node of a local cluster, and the handler that works on it.
public sealed interface ClusterNode permits VirtualClusterNode, SimulatedClusterNode {

    String name();

    /// The address of its uplink.
    String address();

    /// The devices its kernel has, by name, each with the kernel's word for its kind; "" for a card.
    Map<String, String> links();

    /// All of its network that a policy may change, as text: the same text is the same network.
    String picture();

    /// Whether it reaches the API server's machine, which is what a kubelet would report.
    boolean isReachable();

    /// Starts the handler, which works for this node of the cluster.
    ///
    /// @param kubeconfig the text of one that leads to the API server from here
    void startHandler(String kubeconfig, Map<String, String> environment);

    void stopHandler();

    /// What the handler has logged, where it has a log of its own.
    String handlerLog();
}
