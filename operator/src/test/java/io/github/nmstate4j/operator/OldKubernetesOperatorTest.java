package io.github.nmstate4j.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.apiserver.RealApiServer;
import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import io.github.nmstate4j.operator.cluster.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;

/// kube-apiserver 1.20, which takes the definitions (they have CEL rules) only when they are created.
@EnabledIf(value = "io.github.nmstate4j.apiserver.RealApiServer#areThere", disabledReason = "the real API servers are not there")
class OldKubernetesOperatorTest extends OperatorContract {

    @Override
    TestServer serve(Path home) throws Exception {
        return TestServer.real(RealApiServer.Kind.FULL, home);
    }

    @Override
    void prepare(KubernetesClient cluster) {
        CustomResourceDefinitions.all(cluster.getKubernetesSerialization())
                .forEach(definition -> cluster.resource(definition).create());
    }

    @Override
    OperatorSettings settings() {
        return OperatorSettings.alone().withInstallDefinitions(false);
    }
}
