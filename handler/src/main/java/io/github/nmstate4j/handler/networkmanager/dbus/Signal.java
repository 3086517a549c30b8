package io.github.nmstate4j.handler.networkmanager.dbus;

import java.util.List;

/// Something NetworkManager told everybody.
record Signal(String path, String interfaceName, String member, List<Object> parameters) {

    /// Not a signal of the bus: NetworkManager came, or the connection was made anew. Whatever was known may be wrong.
    static final Signal STARTED_ANEW = new Signal("/", "", "StartedAnew", List.of());

    /// Not a signal of the bus: NetworkManager or the bus went away.
    static final Signal GONE = new Signal("/", "", "Gone", List.of());
}
