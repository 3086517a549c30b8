package io.github.nmstate4j.apiserver;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a development API server is to run.
///
/// @param address the address to listen on, `127.0.0.1` or one that virtual nodes reach
/// @param port 0 takes a free one
/// @param hosts more names and addresses that clients may use, for the certificate
/// @param snapshot a file to start from and to leave the state in
/// @param window how many changes of each kind a watch can look back
public record ApiServerSettings(
        String address, int port, List<String> hosts, Optional<Path> snapshot, int window) {

    /// On the loopback address, at a free port, with nothing in it.
    public static ApiServerSettings local() {
        return at("127.0.0.1", 0);
    }

    public static ApiServerSettings at(String address, int port) {
        return new ApiServerSettings(address, port, List.of(), Optional.empty(), 4096);
    }

    public ApiServerSettings withWindow(int changes) {
        return new ApiServerSettings(address, port, hosts, snapshot, changes);
    }

    public ApiServerSettings withHosts(List<String> names) {
        return new ApiServerSettings(address, port, List.copyOf(names), snapshot, window);
    }
}
