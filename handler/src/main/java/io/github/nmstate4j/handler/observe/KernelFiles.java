package io.github.nmstate4j.handler.observe;

import io.github.nmstate4j.observation.KernelFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the kernel tells what it and its drivers can do. What cannot be read is unknown.
///
/// @param mptcp whether Multipath TCP is on: `1` or `0`
/// @param interfaces a folder for each interface
public record KernelFiles(Path mptcp, Path interfaces) {

    /// The files of a machine whose root directory is this.
    public static KernelFiles under(Path root) {
        return new KernelFiles(root.resolve("proc/sys/net/mptcp/enabled"), root.resolve("sys/class/net"));
    }

    KernelFacts read() {
        return new KernelFacts(isMptcpOn(), srIovNics());
    }

    private Optional<Boolean> isMptcpOn() {
        try {
            return Optional.of(Files.readString(mptcp).strip().equals("1"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<Set<String>> srIovNics() {
        try (var folders = Files.list(interfaces)) {
            return Optional.of(folders.filter(folder -> Files.exists(folder.resolve("device/sriov_numvfs")))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
