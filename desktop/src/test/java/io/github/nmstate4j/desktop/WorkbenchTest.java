package io.github.nmstate4j.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.desktop.cluster.ClusterSession;
import io.github.nmstate4j.desktop.cluster.NodeRow;
import io.github.nmstate4j.desktop.cluster.PolicyRow;
import io.github.nmstate4j.desktop.workbench.WorkbenchView;
import io.github.nmstate4j.desktop.workbench.WorkbenchViewModel;
import io.github.nmstate4j.enactment.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pictures of the window go to `target/screenshots`.
class WorkbenchTest {

    private static final List<NodeRow> NODES = List.of(
            new NodeRow("node-1", true, true, 5, "1.58.1"),
            new NodeRow("node-2", true, true, 7, "1.58.1"),
            new NodeRow("node-3", false, false, 0, ""));
    private static final List<PolicyRow> POLICIES = List.of(
            new PolicyRow("missing-nic", "Degraded", "FailedToConfigure", "3/3 nodes failed to configure"),
            new PolicyRow("static-route", "Progressing", "ConfigurationProgressing", "Policy is progressing 1/3 nodes finished"),
            new PolicyRow("vlan-over-bond", "Available", "SuccessfullyConfigured", "3/3 nodes successfully configured"));

    @BeforeAll
    static void startToolkit() {
        var started = new CompletableFuture<Void>();
        Platform.startup(() -> started.complete(null));
        started.join();
        Platform.setImplicitExit(false);
    }

    @AfterAll
    static void endToolkit() {
        Platform.exit();
    }

    @Test
    void theListsFollowTheCluster() throws IOException {
        try (var server = ApiServer.start(ApiServerSettings.local());
                var cluster = client(server)) {
            CustomResourceDefinitions.all(cluster.getKubernetesSerialization())
                    .forEach(definition -> cluster.resource(definition).create());
            try (var session = ClusterSession.open(client(server), Platform::runLater)) {
                var stage = show(new WorkbenchViewModel(session.nodes(), session.policies(), session.connection()));
                cluster.resource(new NodeBuilder()
                                .withNewMetadata()
                                .withName("node-1")
                                .endMetadata()
                                .build())
                        .create();
                create(cluster, "vlan-over-bond");

                awaitRows(stage, "#nodes", 1);
                awaitRows(stage, "#policies", 1);
                setAvailable(cluster, "vlan-over-bond");
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> onFx(() -> session.policies().getFirst().status())
                                .equals("Available"));
                cluster.resources(NodeNetworkConfigurationPolicy.class)
                        .withName("vlan-over-bond")
                        .delete();
                awaitRows(stage, "#policies", 0);
                hide(stage);
            }
        }
    }

    private static KubernetesClient client(ApiServer server) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
    }

    @Test
    void searchNarrowsBothListsAndTheSummaryStillCountsEverything() {
        var stage = show(model());
        onFx(() -> {
            ((TextField) stage.getScene().lookup("#search")).setText("vlan");
            return true;
        });

        assertThat(onFx(() -> rows(stage, "#policies"))).isEqualTo(1);
        assertThat(onFx(() -> ((Label) stage.getScene().lookup("#summary")).getText()))
                .isEqualTo("2 of 3 nodes ready · 3 policies, 1 degraded");
        hide(stage);
    }

    @Test
    void itsPicturesAreTakenInLightAndDark() throws IOException {
        for (var dark : new boolean[] {false, true}) {
            onFx(() -> {
                Application.setUserAgentStylesheet(
                        dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
                return true;
            });
            var stage = show(model());
            var picture =
                    onFx(() -> SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null));
            var folder = Files.createDirectories(Path.of("target", "screenshots"));
            assertThat(ImageIO.write(
                            picture,
                            "png",
                            folder.resolve("workbench-" + (dark ? "dark" : "light") + ".png").toFile()))
                    .isTrue();
            var colours = new HashSet<Integer>();
            for (var x = 0; x < picture.getWidth(); x += 3) {
                for (var y = 0; y < picture.getHeight(); y += 3) {
                    colours.add(picture.getRGB(x, y));
                }
            }
            assertThat(colours).as("text and lines were drawn").hasSizeGreaterThan(20);
            hide(stage);
        }
    }

    private static WorkbenchViewModel model() {
        return new WorkbenchViewModel(
                FXCollections.observableArrayList(NODES),
                FXCollections.observableArrayList(POLICIES),
                new SimpleStringProperty("https://10.79.1.1:6443/"));
    }

    private static Stage show(WorkbenchViewModel model) {
        return onFx(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(new WorkbenchView(model).root(), 990, 600));
            stage.show();
            return stage;
        });
    }

    private static void hide(Stage stage) {
        onFx(() -> {
            stage.hide();
            return true;
        });
    }

    private static void create(KubernetesClient cluster, String name) {
        var policy = new NodeNetworkConfigurationPolicy();
        policy.getMetadata().setName(name);
        cluster.resource(policy).create();
    }

    private static void setAvailable(KubernetesClient cluster, String name) {
        var now = Instant.now();
        var policy = cluster.resources(NodeNetworkConfigurationPolicy.class)
                .withName(name)
                .get();
        policy.setStatus(policy.getStatus()
                .withConditions(List.of(
                        new Condition("Available", Condition.Status.TRUE, "SuccessfullyConfigured", "", now, now))));
        cluster.resource(policy).updateStatus();
    }

    private static void awaitRows(Stage stage, String table, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> onFx(() -> rows(stage, table)) == count);
    }

    private static int rows(Stage stage, String table) {
        return ((TableView<?>) stage.getScene().lookup(table)).getItems().size();
    }

    private static <T> T onFx(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }
}
