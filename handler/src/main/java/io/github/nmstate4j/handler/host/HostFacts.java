package io.github.nmstate4j.handler.host;

import io.github.nmstate4j.observation.InterfaceFiles;
import io.github.nmstate4j.state.Hostname;
import java.util.Map;

/// What the files of a node tell.
///
/// @param interfaces what is kept for interfaces, by their names, whether they are there or not
public record HostFacts(Hostname hostname, Map<String, InterfaceFiles> interfaces) {

    public HostFacts {
        interfaces = Map.copyOf(interfaces);
    }

    public static HostFacts of(Hostname hostname) {
        return new HostFacts(hostname, Map.of());
    }
}
