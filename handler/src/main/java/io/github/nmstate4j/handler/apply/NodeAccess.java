package io.github.nmstate4j.handler.apply;

import io.github.nmstate4j.handler.networkmanager.NetworkManager;
import io.github.nmstate4j.handler.probe.Probe;
import java.util.List;

/// Everything the handler touches on a node, real or simulated.
///
/// @param probes those that need the node only; the handler adds the ones that need the cluster
/// @param closing lets go of what is behind the rest
public record NodeAccess(
        NodeView view, NetworkManager networkManager, Host host, List<Probe> probes, Runnable closing)
        implements AutoCloseable {

    public NodeAccess {
        probes = List.copyOf(probes);
    }

    @Override
    public void close() {
        closing.run();
    }
}
