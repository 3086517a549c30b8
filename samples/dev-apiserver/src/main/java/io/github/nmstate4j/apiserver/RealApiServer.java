package io.github.nmstate4j.apiserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A real Kubernetes API server on this machine, which the embedded one is held against. Only where the programs are: see [#areThere].
public final class RealApiServer implements AutoCloseable {

    /// What there is to choose from.
    public enum Kind {
        /// The machinery of Kubernetes 1.36 over plain storage: no rights, no built-in validation.
        LITE,
        /// An unmodified kube-apiserver 1.20.
        FULL,
        /// The same, with the controllers that make pods of DaemonSets and collect garbage.
        FULL_WITH_CONTROLLERS
    }

    private final Path home;
    private final Path kubeconfig;

    private RealApiServer(Path home) {
        this.home = home;
        this.kubeconfig = home.resolve("kubeconfig");
    }

    /// Whether the servers' programs are on this machine: in the folder that the system property `nmstate4j.shared` names, or else in
    /// `shared` beside the repository.
    public static boolean areThere() {
        return Files.isExecutable(programs().resolve("up"));
    }

    private static Path programs() {
        var repository = Path.of(System.getProperty("nmstate4j.root", "."))
                .toAbsolutePath()
                .normalize();
        return Path.of(System.getProperty("nmstate4j.shared", repository.resolveSibling("shared").toString()))
                .resolve("apiserver");
    }

    /// Returns when the server answers.
    ///
    /// @param home an own folder for its files and logs
    /// @throws IOException when it does not start, with what it said
    public static RealApiServer start(Kind kind, Path home) throws IOException {
        var up = new ProcessBuilder(programs().resolve("up").toString(), kind == Kind.LITE ? "lite" : "full", home.toString());
        if (kind == Kind.FULL_WITH_CONTROLLERS) {
            up.environment().put("CONTROLLERS", "1");
        }
        up.environment().put("PORT", Integer.toString(freePort()));
        up.environment().put("ETCD_PORT", Integer.toString(freePort()));
        run(up, home);
        return new RealApiServer(home);
    }

    /// Leads an administrator there.
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public void close() throws IOException {
        run(new ProcessBuilder(programs().resolve("down").toString(), home.toString()), home);
    }

    private static void run(ProcessBuilder command, Path home) throws IOException {
        Files.createDirectories(home);
        var said = Files.createTempFile(home, "said", ".txt");
        try {
            var code = command.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
            if (code != 0) {
                throw new IOException(String.join(" ", command.command()) + " ended with " + code + ": " + Files.readString(said, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + String.join(" ", command.command()), e);
        }
    }

    /// A port whose successor is free as well, as etcd takes two.
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (var first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var _ = new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
                return first.getLocalPort();
            } catch (IOException _) {
                // The successor is taken; another port will do.
            }
        }
        throw new IOException("No two free ports in a row on the loopback address");
    }
}
