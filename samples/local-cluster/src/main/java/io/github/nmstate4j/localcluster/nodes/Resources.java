package io.github.nmstate4j.localcluster.nodes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The scripts that run inside a node, kept beside this class.
enum Resources {
    /// The first process of a node, part of the image: puts a layer in memory over the image and hands over to [#INIT].
    FIRST_STAGE("first-stage"),
    /// Brings the node up.
    INIT("node-init"),
    /// The far end of [RemoteShell].
    AGENT("node-agent"),
    /// Makes the node as it was when it had booted.
    RESET("node-reset");

    private final String fileName;

    Resources(String fileName) {
        this.fileName = fileName;
    }

    String text() {
        try (var stream = Resources.class.getResourceAsStream(fileName)) {
            if (stream == null) {
                throw new IllegalStateException(fileName + " is missing beside " + Resources.class.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NodeException("Cannot read " + fileName + " from this program: " + e.getMessage(), e);
        }
    }

    void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(folder.resolve(fileName), text());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new NodeException("Cannot write " + fileName + " to " + folder + ": " + e.getMessage(), e);
        }
    }
}
