package io.github.nmstate4j.localcluster.nodes;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Keeps one set of nodes for a whole test run. Their logs are in `target/nodes` afterwards.
final class SharedNodes implements ParameterResolver, BeforeEachCallback {

    private static final int COUNT = 3;

    private static VirtualNodes nodes(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedNodes.class))
                .computeIfAbsent(
                        VirtualNodes.class,
                        _ -> VirtualNodes.start(
                                COUNT, NodeOptions.standard().withLogFolder(Optional.of(Path.of("target", "nodes")))),
                        VirtualNodes.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(VirtualNodes.class);
    }

    @Override
    public VirtualNodes resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return nodes(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        nodes(context).reset();
    }
}
