package io.github.nmstate4j.operator.installation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.nmstate4j.apiserver.RealApiServer;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.operator.cluster.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The machinery of Kubernetes 1.36.
@EnabledIf(value = "io.github.nmstate4j.apiserver.RealApiServer#areThere", disabledReason = "the real API servers are not there")
class RecentKubernetesInstallationTest extends InstallationContract {

    private static final String STATUS = "{\"status\": {\"policyGeneration\": 1}}";

    @Override
    TestServer serve(Path home) throws Exception {
        return TestServer.real(RealApiServer.Kind.LITE, home);
    }

    @Test
    void aHandlerWritesForItsOwnNodeOnly() {
        create("nmstate", spec -> spec);
        enactment("node-a");
        enactment("node-b");
        try (var handler = handlerOf("node-a")) {
            // An API server takes a moment to learn of a policy.
            await().atMost(PATIENCE).untilAsserted(() -> assertThatThrownBy(() -> say(handler, "node-b"))
                    .hasMessageContaining("the handler of node node-a writes for its own node only, not node-b.web"));
            say(handler, "node-a");

            handler.resource(state("node-a")).create();
            assertThatThrownBy(() -> handler.resource(state("node-b")).create())
                    .hasMessageContaining("writes for its own node only, not node-b");
        }
    }

    /// As the API server sees a pod on that node. The client does not escape the key, which becomes part of a header.
    private KubernetesClient handlerOf(String node) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.fromKubeconfig(kubeconfig()))
                        .withImpersonateUsername("system:serviceaccount:nmstate:nmstate-handler")
                        .withImpersonateExtras(Map.of("authentication.kubernetes.io%2Fnode-name", List.of(node)))
                        .build())
                .build();
    }

    private static void say(KubernetesClient handler, String node) {
        handler.resources(NodeNetworkConfigurationEnactment.class)
                .withName(node + ".web")
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), STATUS);
    }

    private void enactment(String node) {
        var enactment = new NodeNetworkConfigurationEnactment();
        enactment.setMetadata(new ObjectMetaBuilder()
                .withName(node + ".web")
                .addToLabels(NodeNetworkConfigurationEnactment.NODE_LABEL, node)
                .build());
        enactment.setStatus(null);
        client().resource(enactment).create();
    }

    private static NodeNetworkState state(String node) {
        var state = new NodeNetworkState();
        state.setMetadata(new ObjectMetaBuilder().withName(node).build());
        state.setStatus(null);
        return state;
    }
}
