package io.github.nmstate4j.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// An API server to test against: the embedded one, or a real one where those are beside the repository.
public interface TestServer extends AutoCloseable {

    String kubeconfig();

    @Override
    void close();

    static TestServer embedded() throws IOException {
        var server = ApiServer.start(ApiServerSettings.local());
        return new TestServer() {
            @Override
            public String kubeconfig() {
                return server.kubeconfig();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    static boolean realOnesAreThere() {
        return Files.isExecutable(folder().resolve("up"));
    }

    private static Path folder() {
        var root = Path.of(System.getProperty("nmstate4j.root", "..")).toAbsolutePath();
        return Path.of(System.getProperty(
                        "nmstate4j.shared", root.resolveSibling("shared").toString()))
                .resolve("apiserver");
    }

    /// @param kind `lite` (the machinery of Kubernetes 1.36) or `full` (kube-apiserver 1.20)
    static TestServer real(String kind, Path home) throws IOException, InterruptedException {
        return real(kind, home, Map.of());
    }

    /// kube-apiserver 1.20 with the controllers that make pods of DaemonSets and collect garbage.
    static TestServer withControllers(Path home) throws IOException, InterruptedException {
        return real("full", home, Map.of("CONTROLLERS", "1"));
    }

    private static TestServer real(String kind, Path home, Map<String, String> more) throws IOException, InterruptedException {
        var up = new ProcessBuilder(folder().resolve("up").toString(), kind, home.toString());
        up.environment().putAll(more);
        up.environment().put("PORT", Integer.toString(freePort()));
        up.environment().put("ETCD_PORT", Integer.toString(freePort()));
        run(up, home);
        var kubeconfig = Files.readString(home.resolve("kubeconfig"));
        return new TestServer() {
            @Override
            public String kubeconfig() {
                return kubeconfig;
            }

            @Override
            public void close() {
                try {
                    run(new ProcessBuilder(folder().resolve("down").toString(), home.toString()), home);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    private static void run(ProcessBuilder command, Path home) throws IOException, InterruptedException {
        var said = Files.createTempFile(home, "out", "");
        var code = command.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(said, StandardCharsets.UTF_8)).isZero();
    }

    /// A port whose successor is free as well, as etcd takes two.
    private static int freePort() throws IOException {
        while (true) {
            try (var first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var _ = new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
                return first.getLocalPort();
            } catch (IOException _) {
                // The successor is taken; another port will do.
            }
        }
    }
}
