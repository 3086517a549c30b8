package io.github.nmstate4j.handler.host;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.Hostname;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The files in which a node keeps what NetworkManager does not.
///
/// @param runningHostname the name that the kernel has
/// @param hostname the name that is configured
/// @param dispatcher where NetworkManager looks for commands to run
public record HostFiles(Path runningHostname, Path hostname, Path dispatcher) {

    /// Those of the machine this runs on; `root` is where the node's file system is seen.
    public static HostFiles under(Path root) {
        return new HostFiles(
                root.resolve("proc/sys/kernel/hostname"),
                root.resolve("etc/hostname"),
                root.resolve("etc/NetworkManager/dispatcher.d"));
    }

    public HostFiles withDispatcher(Path folder) {
        return new HostFiles(runningHostname, hostname, folder);
    }

    /// A missing configuration is an empty one; a file that cannot be read tells nothing.
    public HostFacts read() {
        return new HostFacts(
                new Hostname(text(runningHostname).filter(name -> !name.isEmpty()), text(hostname), Extras.none()),
                scripts().read());
    }

    DispatcherScripts scripts() {
        return new DispatcherScripts(dispatcher);
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Optional.of("");
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
