package io.github.nmstate4j.handler.apply;

import java.io.IOException;

/// The host name the kernel has now, as opposed to the one NetworkManager stores.
@FunctionalInterface
public interface RunningHostname {
    void set(String hostname) throws IOException;
}
