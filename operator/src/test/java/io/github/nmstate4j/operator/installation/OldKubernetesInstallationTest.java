package io.github.nmstate4j.operator.installation;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.apiserver.RealApiServer;
import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import io.github.nmstate4j.operator.OperatorSettings;
import io.github.nmstate4j.operator.cluster.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;

/// kube-apiserver 1.20 with its validation, and the controllers that make pods and collect garbage.
@EnabledIf(value = "io.github.nmstate4j.apiserver.RealApiServer#areThere", disabledReason = "the real API servers are not there")
class OldKubernetesInstallationTest extends InstallationContract {

    @Override
    TestServer serve(Path home) throws Exception {
        return TestServer.real(RealApiServer.Kind.FULL_WITH_CONTROLLERS, home);
    }

    @Override
    boolean hasControllers() {
        return true;
    }

    /// It takes the definitions, which have CEL rules, only when they are created.
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
