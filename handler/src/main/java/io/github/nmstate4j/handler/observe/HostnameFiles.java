package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.document.Extras;
import io.github.nmstate4j.state.Hostname;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The files the host name lives in: what runs now, and what is configured.
public record HostnameFiles(Path running, Path configured) {

    /// Those of the machine this runs on; `root` is where the node's file system is seen.
    public static HostnameFiles under(Path root) {
        return new HostnameFiles(root.resolve("proc/sys/kernel/hostname"), root.resolve("etc/hostname"));
    }

    /// A missing configuration is an empty one; a file that cannot be read tells nothing.
    public Hostname read() {
        return new Hostname(text(running).filter(name -> !name.isEmpty()), text(configured), Extras.none());
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
