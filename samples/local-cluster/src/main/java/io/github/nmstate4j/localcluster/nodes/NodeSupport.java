package io.github.nmstate4j.localcluster.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Whether virtual nodes can run on this machine.
public sealed interface NodeSupport {

    /// Everything is here.
    record Ready() implements NodeSupport {}

    /// Only packages of Debian are missing; [#install] adds them.
    record Installable(List<String> packages) implements NodeSupport {
        public Installable {
            packages = List.copyOf(packages);
        }
    }

    /// Virtual nodes cannot run here.
    ///
    /// @param reason a sentence for people, with the way out
    record Impossible(String reason) implements NodeSupport {}

    static NodeSupport check() {
        String release = "/etc/debian_version";
        if (!Files.exists(Path.of(release))) {
            return new Impossible(
                    "Virtual nodes need Debian, and this machine has no " + release + ". Use --simulated: the same code on simulated nodes.");
        }
        if (!System.getProperty("os.arch", "").equals("amd64")) {
            return new Impossible("Virtual nodes need an x86-64 machine: Debian has user-mode kernels for that alone. Use --simulated.");
        }
        if (!isRoot()) {
            return new Impossible(
                    "Virtual nodes need root, to make a network of their own and their image. Run as root, or use --simulated.");
        }
        var missing = REQUIRED.entrySet().stream()
                .filter(entry -> !onPath(entry.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!missing.isEmpty()) {
            return new Installable(missing.stream().distinct().sorted().toList());
        }
        return new Ready();
    }

    /// Installs what is missing, if that is all there is to do; says so first.
    static NodeSupport install(Consumer<String> progress) {
        var support = check();
        if (!(support instanceof Installable(var packages))) {
            return support;
        }
        progress.accept("Installing from Debian: " + String.join(" ", packages));
        var quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
        var install = new ArrayList<>(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends"));
        install.addAll(packages);
        HostCommand.run("apt-get", "update", "-qq");
        var result = HostCommand.run(install, quiet);
        return result.succeeded()
                ? check()
                : new Impossible("Virtual nodes need " + String.join(", ", packages) + ", but apt-get could not install them: "
                        + result.stderr().strip() + " Install them, or use --simulated.");
    }

    /// Commands this package runs on the machine, with the packages that have them.
    Map<String, String> REQUIRED = Map.of(
            "debootstrap", "debootstrap",
            "linux.uml", "user-mode-linux",
            "ip", "iproute2",
            "ethtool", "ethtool",
            "unshare", "util-linux");

    private static boolean onPath(String command) {
        return List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return false;
        }
    }
}
