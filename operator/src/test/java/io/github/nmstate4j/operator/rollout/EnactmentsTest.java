package io.github.nmstate4j.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnactmentsTest {

    private ApiServer server;
    private KubernetesClient client;
    private Enactments enactments;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        server = ApiServer.start(ApiServerSettings.local());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
        CustomResourceDefinitions.all(client.getKubernetesSerialization())
                .forEach(definition -> client.resource(definition).create());
        enactments = new Enactments(client, _ -> {});
        enactments.start(10_000);
    }

    @AfterEach
    void stop() {
        enactments.close();
        client.close();
        server.close();
    }

    @Test
    void showsWhatWasWrittenBeforeTheInformerHasSeenIt() {
        var created = client.resource(enactment("a")).create();
        await().until(() -> !enactments.of("p").isEmpty());

        enactments.wrote(at(ahead(created, 1000), "b"));

        assertThat(names()).containsExactlyInAnyOrder("a.p", "b.p");
    }

    @Test
    void prefersItsOwnWriteOverAnOlderViewAndANewerViewOverItsOwnWrite() {
        var created = client.resource(enactment("a")).create();
        await().until(() -> !enactments.of("p").isEmpty());
        var granted = ahead(created, 2);
        granted.getMetadata().setAnnotations(Map.of("nmstate.io/granted-generation", "1"));

        enactments.wrote(granted);
        assertThat(enactments.of("p")).allMatch(seen -> EnactmentWriter.granted(seen).isPresent());

        for (int i = 0; i < 3; i++) {
            var value = Integer.toString(i);
            client.resources(NodeNetworkConfigurationEnactment.class).withName("a.p").edit(found -> {
                found.getMetadata().setAnnotations(Map.of("other", value));
                return found;
            });
        }
        await().until(() -> enactments.of("p").stream().noneMatch(seen -> EnactmentWriter.granted(seen).isPresent()));
    }

    @Test
    void forgetsWhatItWroteOnceTheInformerIsPastItWithoutHavingIt() {
        var created = client.resource(enactment("a")).create();
        enactments.wrote(at(ahead(created, 2), "b"));

        for (var node : new String[] {"c", "d", "e"}) {
            client.resource(enactment(node)).create();
        }

        await().untilAsserted(() -> assertThat(names()).containsExactlyInAnyOrder("a.p", "c.p", "d.p", "e.p"));
    }

    private Stream<String> names() {
        return enactments.of("p").stream().map(enactment -> enactment.getMetadata().getName());
    }

    private static NodeNetworkConfigurationEnactment enactment(String node) {
        var enactment = new NodeNetworkConfigurationEnactment();
        enactment.setMetadata(new ObjectMetaBuilder()
                .withName(node + ".p")
                .addToLabels(NodeNetworkConfigurationEnactment.POLICY_LABEL, "p")
                .addToLabels(NodeNetworkConfigurationEnactment.NODE_LABEL, node)
                .build());
        enactment.setStatus(null);
        return enactment;
    }

    private static NodeNetworkConfigurationEnactment ahead(NodeNetworkConfigurationEnactment of, long versions) {
        var copy = new NodeNetworkConfigurationEnactment();
        copy.setMetadata(new ObjectMetaBuilder(of.getMetadata())
                .withResourceVersion(
                        Long.toString(Long.parseLong(of.getMetadata().getResourceVersion()) + versions))
                .build());
        return copy;
    }

    private static NodeNetworkConfigurationEnactment at(NodeNetworkConfigurationEnactment enactment, String node) {
        enactment.getMetadata().setName(node + ".p");
        return enactment;
    }
}
