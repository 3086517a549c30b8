package io.github.nmstate4j.apiserver;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// How a development API server is to run.
///
/// @param address the address to listen on, `127.0.0.1` or one that virtual nodes reach
/// @param port 0 takes a free one
/// @param hosts more names and addresses that clients may use, for the certificate
/// @param snapshot a file to start from and to leave the state in
/// @param window how many changes of each kind a watch can look back
/// @param services where an admission webhook is that names a service, from namespace and name; no address is routed here as in a cluster
public record ApiServerSettings(
        String address,
        int port,
        List<String> hosts,
        Optional<Path> snapshot,
        int window,
        BiFunction<String, String, Optional<URI>> services) {

    /// On the loopback address, at a free port, with nothing in it.
    public static ApiServerSettings local() {
        return at("127.0.0.1", 0);
    }

    public static ApiServerSettings at(String address, int port) {
        return new ApiServerSettings(address, port, List.of(), Optional.empty(), 4096, (_, _) -> Optional.empty());
    }

    public ApiServerSettings withWindow(int changes) {
        return new ApiServerSettings(address, port, hosts, snapshot, changes, services);
    }

    public ApiServerSettings withHosts(List<String> names) {
        return new ApiServerSettings(address, port, List.copyOf(names), snapshot, window, services);
    }

    /// Starts from the file when there is one, and leaves the state in it when closed.
    public ApiServerSettings withSnapshot(Path file) {
        return new ApiServerSettings(address, port, hosts, Optional.of(file), window, services);
    }

    public ApiServerSettings withServices(BiFunction<String, String, Optional<URI>> places) {
        return new ApiServerSettings(address, port, hosts, snapshot, window, places);
    }
}
