package io.github.nmstate4j.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    @TempDir
    Path folder;

    @Test
    void aServerGoesOnWhereTheLastOneStopped() throws Exception {
        var settings = ApiServerSettings.local().withSnapshot(folder.resolve("state.json"));
        try (var first = ApiServer.start(settings);
                var client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(first.kubeconfig()))
                        .build()) {
            Gadgets.define(client);
            Gadgets.of(client).resource(Gadgets.gadget("one", Map.of("size", 4))).create();
        }
        try (var second = ApiServer.start(settings);
                var client = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(second.kubeconfig()))
                        .build()) {
            var kept = Gadgets.of(client).withName("one").get();
            assertThat((Integer) kept.get("spec", "size")).isEqualTo(4);
            assertThat(client.namespaces().withName("default").get()).isNotNull();
        }
    }
}
