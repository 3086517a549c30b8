package io.github.nmstate4j.operator.cluster;

import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import io.github.nmstate4j.apiserver.RealApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /// Starts a real one; see [RealApiServer].
    static TestServer real(RealApiServer.Kind kind, Path home) throws IOException {
        var server = RealApiServer.start(kind, home);
        var kubeconfig = Files.readString(server.kubeconfig());
        return new TestServer() {
            @Override
            public String kubeconfig() {
                return kubeconfig;
            }

            @Override
            public void close() {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
