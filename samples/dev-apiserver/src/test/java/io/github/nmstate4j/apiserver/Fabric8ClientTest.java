package io.github.nmstate4j.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Fabric8ClientTest {
    private ApiServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        server = ApiServer.start(ApiServerSettings.local());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
        Gadgets.define(client);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private GenericKubernetesResource create(String name) {
        return Gadgets.of(client).resource(Gadgets.gadget(name, Map.of("size", 1))).create();
    }

    private static int code(Throwable error) {
        return ((KubernetesClientException) error).getCode();
    }

    @Test
    void informersSeeEveryChangeWithoutListingAgain() {
        create("early");
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (var informer = Gadgets.of(client).inform(recording(seen), 0)) {
            create("late");
            Gadgets.of(client).withName("late").edit(gadget -> {
                gadget.getMetadata().setLabels(Map.of("a", "b"));
                return gadget;
            });
            Gadgets.of(client).withName("early").delete();
            await().untilAsserted(() -> assertThat(seen).containsExactly("+early", "+late", "~late", "-early"));
            assertThat(informer.isWatching()).isTrue();
        }
    }

    @Test
    void aWatchHasBegunBeforeItsFirstEvent() {
        try (var informer = Gadgets.of(client).inform(recording(new ConcurrentLinkedQueue<>()), 0)) {
            await().until(informer::isWatching);
        }
    }

    @Test
    void informersRecoverFromAnOutage() throws IOException {
        create("one");
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (var informer = Gadgets.of(client).inform(recording(seen), 0)) {
            await().until(() -> seen.contains("+one"));
            server.suspend();
            server.resume();
            await().ignoreExceptions().until(() -> create("two") != null);
            await().until(() -> seen.contains("+two"));
            assertThat(informer.isRunning()).isTrue();
        }
    }

    private static ResourceEventHandler<GenericKubernetesResource> recording(Queue<String> seen) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(GenericKubernetesResource gadget) {
                seen.add("+" + gadget.getMetadata().getName());
            }

            @Override
            public void onUpdate(GenericKubernetesResource old, GenericKubernetesResource gadget) {
                seen.add("~" + gadget.getMetadata().getName());
            }

            @Override
            public void onDelete(GenericKubernetesResource gadget, boolean finalStateUnknown) {
                seen.add("-" + gadget.getMetadata().getName());
            }
        };
    }

    @Test
    void theSecondOfTwoWritersFromOneStateGetsAConflict() {
        var one = create("one");
        var other = Gadgets.of(client).withName("one").get();
        one.setAdditionalProperty("spec", Map.of("size", 2));
        Gadgets.of(client).resource(one).update();
        other.setAdditionalProperty("spec", Map.of("size", 3));
        assertThatThrownBy(() -> Gadgets.of(client).resource(other).update())
                .satisfies(error -> assertThat(code(error)).isEqualTo(409))
                .hasMessageContaining("the object has been modified");
    }

    @Test
    void creatingTwiceIsRefusedAsExisting() {
        create("one");
        assertThatThrownBy(() -> create("one"))
                .satisfies(error -> assertThat(
                                ((KubernetesClientException) error).getStatus().getReason())
                        .isEqualTo("AlreadyExists"));
    }

    @Test
    void statusAndSpecAreWrittenApart() {
        create("one");
        var status = Gadgets.of(client).withName("one").editStatus(gadget -> {
            gadget.setAdditionalProperty("spec", Map.of("size", 9));
            gadget.setAdditionalProperty("status", Map.of("phase", "Ready"));
            return gadget;
        });
        assertThat((Integer) status.get("spec", "size")).isEqualTo(1);
        assertThat((String) status.get("status", "phase")).isEqualTo("Ready");
        assertThat(status.getMetadata().getGeneration()).isEqualTo(1);
        var spec = Gadgets.of(client).withName("one").edit(gadget -> {
            gadget.setAdditionalProperty("spec", Map.of("size", 9));
            gadget.setAdditionalProperty("status", Map.of("phase", "Lost"));
            return gadget;
        });
        assertThat((Integer) spec.get("spec", "size")).isEqualTo(9);
        assertThat((String) spec.get("status", "phase")).isEqualTo("Ready");
        assertThat(spec.getMetadata().getGeneration()).isEqualTo(2);
    }

    @Test
    void aMergePatchOfTheStatusLeavesTheRest() {
        create("one");
        Gadgets.of(client)
                .withName("one")
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":{\"phase\":\"Ready\"},\"spec\":{\"size\":7}}");
        var gadget = Gadgets.of(client).withName("one").get();
        assertThat((String) gadget.get("status", "phase")).isEqualTo("Ready");
        assertThat((Integer) gadget.get("spec", "size")).isEqualTo(1);
    }

    @Test
    void serverSideApplyReportsAndForcesConflicts() {
        Gadgets.of(client).resource(Gadgets.gadget("one", Map.of("size", 1))).fieldManager("a").serverSideApply();
        var other = Gadgets.gadget("one", Map.of("size", 2));
        assertThatThrownBy(() ->
                        Gadgets.of(client).resource(other).fieldManager("b").serverSideApply())
                .satisfies(error -> assertThat(code(error)).isEqualTo(409));
        var applied = Gadgets.of(client)
                .resource(other)
                .fieldManager("b")
                .forceConflicts()
                .serverSideApply();
        assertThat((Integer) applied.get("spec", "size")).isEqualTo(2);
    }

    @Test
    void anObjectGoesWithItsLastFinalizer() {
        var gadget = Gadgets.gadget("one", Map.of());
        gadget.getMetadata().setFinalizers(List.of("example.org/hold"));
        Gadgets.of(client).resource(gadget).create();
        Gadgets.of(client).withName("one").delete();
        assertThat(Gadgets.of(client).withName("one").get().getMetadata().getDeletionTimestamp())
                .isNotNull();
        Gadgets.of(client).withName("one").edit(held -> {
            held.getMetadata().setFinalizers(List.of());
            return held;
        });
        assertThat(Gadgets.of(client).withName("one").get()).isNull();
    }

    @Test
    void objectsGoWithTheirOwner() {
        var node = client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName("n1")
                        .endMetadata()
                        .build())
                .create();
        var gadget = Gadgets.gadget("one", Map.of());
        gadget.getMetadata()
                .setOwnerReferences(List.of(new OwnerReferenceBuilder()
                        .withApiVersion("v1")
                        .withKind("Node")
                        .withName("n1")
                        .withUid(node.getMetadata().getUid())
                        .build()));
        Gadgets.of(client).resource(gadget).create();
        create("free");
        client.nodes().withName("n1").delete();
        await().until(() -> Gadgets.of(client).withName("one").get() == null);
        assertThat(Gadgets.of(client).withName("free").get()).isNotNull();
    }

    @Test
    void aNamespaceTakesItsContentsAlong() {
        client.resource("{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"work\"}}")
                .create();
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace("work")
                        .withName("settings")
                        .endMetadata()
                        .build())
                .create();
        client.namespaces().withName("work").delete();
        await().until(() -> client.namespaces().withName("work").get() == null);
        assertThat(client.configMaps().inNamespace("work").list().getItems()).isEmpty();
    }

    @Test
    void nodesReportTheirStatusAsKubeletsDo() {
        client.resource("{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"n1\"},"
                        + "\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}")
                .create();
        var node = client.nodes().withName("n1").editStatus(found -> new NodeBuilder(found)
                .editStatus()
                .withPhase("Running")
                .endStatus()
                .build());
        assertThat(node.getStatus().getConditions()).hasSize(1);
        assertThat(node.getStatus().getPhase()).isEqualTo("Running");
    }
}
