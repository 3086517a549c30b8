package io.github.nmstate4j.handler.host;

import io.github.nmstate4j.state.Hostname;
import io.github.nmstate4j.state.iface.Dispatch;
import java.util.Map;

/// What the files of a node tell.
///
/// @param scripts the commands that run when an interface has come up or gone down, by its name
public record HostFacts(Hostname hostname, Map<String, Dispatch> scripts) {

    public HostFacts {
        scripts = Map.copyOf(scripts);
    }

    public static HostFacts of(Hostname hostname) {
        return new HostFacts(hostname, Map.of());
    }
}
