package io.github.nmstate4j.localcluster;

import io.github.nmstate4j.apiserver.RealApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Keeps one cluster for a whole test run. The logs of its nodes are in `target/cluster` afterwards.
///
/// `-Dnmstate4j.apiserver=lite` or `full` plays everything on that real API server instead of the embedded one.
final class SharedCluster implements ParameterResolver, BeforeEachCallback {

    /// Short enough that a test sees the end of them.
    private static final Map<String, String> HANDLER = Map.of(
            "NNCP_MAX_RETRIES", "3", "NMSTATE4J_PROBE_AFTER_SECONDS", "10", "NMSTATE4J_CHECKPOINT_SECONDS", "40");

    private static TestCluster cluster(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedCluster.class))
                .computeIfAbsent(TestCluster.class, _ -> start(), TestCluster.class);
    }

    private static TestCluster start() {
        try {
            var options = ClusterOptions.standard()
                    .withHandler(HANDLER)
                    .withLogs(Optional.of(Path.of("target", "cluster")));
            var server = System.getProperty("nmstate4j.apiserver", "");
            return server.isEmpty()
                    ? TestCluster.start(options)
                    : TestCluster.start(options, RealApiServer.Kind.valueOf(server.toUpperCase(Locale.ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(TestCluster.class);
    }

    @Override
    public TestCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        cluster(context).reset();
    }
}
