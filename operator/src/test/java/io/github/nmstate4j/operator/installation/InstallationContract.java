package io.github.nmstate4j.operator.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NMStateSpec;
import io.github.nmstate4j.cluster.NMStateSpec.LogLevel;
import io.github.nmstate4j.cluster.NMStateSpec.MetricsConfiguration;
import io.github.nmstate4j.cluster.NMStateSpec.Validation;
import io.github.nmstate4j.cluster.NMStateStatus;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.operator.Operator;
import io.github.nmstate4j.operator.OperatorSettings;
import io.github.nmstate4j.operator.admission.AdmissionSettings;
import io.github.nmstate4j.operator.cluster.Changes;
import io.github.nmstate4j.operator.cluster.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a user of a cluster sees of the installation, on any API server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class InstallationContract {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMillis(2500);
    private static final String NAMESPACE = "nmstate";
    private static final String NODE = "node-1";

    private TestServer server;
    private KubernetesClient client;
    private Operator operator;

    abstract TestServer serve(Path home) throws Exception;

    /// Whether DaemonSets are carried out, so that their status is not for us to write.
    boolean hasControllers() {
        return false;
    }

    String kubeconfig() {
        return server.kubeconfig();
    }

    KubernetesClient client() {
        return client;
    }

    OperatorSettings settings() {
        return OperatorSettings.alone();
    }

    void prepare(KubernetesClient cluster) {}

    @BeforeAll
    void startServer(@TempDir Path home) throws Exception {
        server = serve(home);
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
        prepare(client);
        createNode();
        client.resource(new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build()).create();
        operator = Operator.start(
                client,
                settings()
                        .withAdmission(Optional.of(AdmissionSettings.local()))
                        .withInstallation(Optional.of(InstallationSettings.of(NAMESPACE, "registry.example/handler:1")
                                .withLook(Duration.ofSeconds(1)))));
    }

    @AfterAll
    void stopServer() {
        operator.close();
        client.close();
        server.close();
    }

    @AfterEach
    void removeAll() {
        client.resources(NMState.class).delete();
        await().atMost(PATIENCE).until(() -> client.resources(NMState.class).list().getItems().isEmpty());
        client.nodes().withName(NODE).delete();
        createNode();
    }

    /// Its pods never run.
    private void createNode() {
        client.resource(new NodeBuilder().withNewMetadata().withName(NODE).addToLabels("kubernetes.io/os", "linux").endMetadata().build()).create();
    }

    @Test
    void installsWhatTheNmstateAsksForAndTellsHowFarItIs() {
        create("nmstate", spec -> spec.withLogLevel(LogLevel.DEBUG));

        var condition = awaitCondition("nmstate", Progress.PROGRESSING);
        assertThat(condition.reason()).isEqualTo("Deploying");
        var handlers = handlers().orElseThrow();
        assertThat(handlers.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage())
                .isEqualTo("registry.example/handler:1");
        assertThat(handlers.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv())
                .anySatisfy(variable -> {
                    assertThat(variable.getName()).isEqualTo("LOG_LEVEL");
                    assertThat(variable.getValue()).isEqualTo("debug");
                });
        assertThat(client.rbac().clusterRoles().withName("nmstate-handler").get()).isNotNull();
        assertThat(client.services().inNamespace(NAMESPACE).withName("nmstate-webhook").get()).isNotNull();

        rollOut();
        assertThat(awaitCondition("nmstate", Progress.AVAILABLE).reason()).isEqualTo("SuccessfullyDeployed");
        assertThat(status("nmstate").observedGeneration()).isEqualTo(1);
    }

    @Test
    void setsRightWhatSomebodyDeletesOrChanges() {
        create("nmstate", spec -> spec);
        awaitCondition("nmstate", Progress.PROGRESSING);

        client.rbac().clusterRoleBindings().withName("nmstate-handler").delete();
        Changes.make(PATIENCE, () -> handlers().ifPresent(found -> client.resource(found).edit(daemons -> {
            daemons.getSpec().getTemplate().getSpec().getContainers().getFirst().setImage("registry.example/other:1");
            return daemons;
        })));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(client.rbac().clusterRoleBindings().withName("nmstate-handler").get()).isNotNull();
            assertThat(handlers().orElseThrow().getSpec().getTemplate().getSpec().getContainers().getFirst().getImage())
                    .isEqualTo("registry.example/handler:1");
        });
    }

    /// It looks once a second here, and each look applies everything.
    @Test
    void writesNothingWhereAllIsAsItShallBe() {
        create("nmstate", spec -> spec);
        awaitCondition("nmstate", Progress.PROGRESSING);
        rollOut();

        var known = new AtomicReference<>(versions());
        await().atMost(PATIENCE).pollDelay(QUIET).pollInterval(QUIET).until(() -> {
            var now = versions();
            return now.equals(known.getAndSet(now));
        });
    }

    /// Of everything that is written for an NMState.
    private List<String> versions() {
        var all = new ArrayList<HasMetadata>(client.resources(NMState.class).list().getItems());
        all.addAll(client.apps().daemonSets().inNamespace(NAMESPACE).list().getItems());
        all.addAll(client.services().inNamespace(NAMESPACE).list().getItems());
        all.addAll(client.network().v1().networkPolicies().inNamespace(NAMESPACE).list().getItems());
        all.addAll(client.rbac().roles().inAnyNamespace().list().getItems());
        all.addAll(client.rbac().clusterRoles().list().getItems());
        all.addAll(client.rbac().clusterRoleBindings().list().getItems());
        return all.stream()
                .map(object -> object.getFullResourceName() + " " + object.getMetadata().getName() + " "
                        + object.getMetadata().getResourceVersion())
                .toList();
    }

    @Test
    void removesWhatIsNotAskedForAnyMore() {
        create("nmstate", spec -> spec);
        await().atMost(PATIENCE).until(() -> service("nmstate-monitor").isPresent());

        Changes.make(PATIENCE, () -> client.resources(NMState.class).withName("nmstate").edit(found -> {
            found.setSpec(found.getSpec().withMetricsConfiguration(new MetricsConfiguration("0")));
            return found;
        }));

        await().atMost(PATIENCE).until(() -> service("nmstate-monitor").isEmpty());
        assertThat(service("nmstate-webhook")).isPresent();
    }

    @Test
    void refusesASecondNmstateAndInstallsItWhenTheFirstIsGone() {
        create("first", spec -> spec);
        awaitCondition("first", Progress.PROGRESSING);
        awaitWebhook();

        assertThatThrownBy(() -> create("second", spec -> spec))
                .hasMessageContaining("a cluster has one NMState, and this one has 'first'");

        withoutWebhook(() -> create("second", spec -> spec));
        var refused = awaitCondition("second", Progress.DEGRADED);
        assertThat(refused.reason()).isEqualTo("NotTheOnlyOne");
        assertThat(refused.message()).contains("'first'", "delete");

        client.resources(NMState.class).withName("first").delete();
        assertThat(awaitCondition("second", Progress.PROGRESSING).reason()).isEqualTo("Deploying");
        await().atMost(PATIENCE).until(() -> owner(handlers().orElseThrow()).equals("second"));
    }

    @Test
    void refusesASpecThatCannotBeMeant() {
        create("nmstate", spec -> spec);
        awaitCondition("nmstate", Progress.PROGRESSING);
        awaitWebhook();

        assertThatThrownBy(() -> client.resources(NMState.class).withName("nmstate").edit(found -> {
            found.setSpec(found.getSpec().withMetricsConfiguration(new MetricsConfiguration("everywhere")));
            return found;
        })).hasMessageContaining("spec.metricsConfiguration.bindAddress");
    }

    @Test
    void policiesAreLookedAtAsStrictlyAsTheNmstateSays() {
        create("nmstate", spec -> spec.withValidation(Validation.OFF));

        await().atMost(PATIENCE).until(() -> webhooks().equals(List.of("nmstates-validate.nmstate.io")));
    }

    @Test
    void takesEverythingAwayWithTheNmstateAndKeepsDefinitions() {
        create("nmstate", spec -> spec);
        awaitCondition("nmstate", Progress.PROGRESSING);

        client.resources(NMState.class).withName("nmstate").delete();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(client.resources(NMState.class).withName("nmstate").get()).isNull();
            assertThat(handlers()).isEmpty();
            assertThat(client.rbac().clusterRoles().withName("nmstate-handler").get()).isNull();
            assertThat(client.serviceAccounts().inNamespace(NAMESPACE).withName("nmstate-handler").get()).isNull();
        });
        assertThat(client.apiextensions().v1().customResourceDefinitions()
                .withName("nodenetworkconfigurationpolicies.nmstate.io").get()).isNotNull();
    }

    /// As Kubernetes NMState leaves it: the same names, other pods, and Deployments that are not needed here.
    @Test
    void takesOverAnInstallationOfKubernetesNmstate() throws IOException {
        var nmstate = create("nmstate", spec -> spec.withMetricsConfiguration(new MetricsConfiguration("0")));
        awaitCondition("nmstate", Progress.PROGRESSING);
        handlers().ifPresent(found -> client.resource(found).delete());
        try (var upstream = InstallationContract.class.getResourceAsStream("/installation/upstream.yaml")) {
            var text = new String(upstream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("OWNER_UID", nmstate.getMetadata().getUid());
            client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).items().forEach(object -> {
                client.resource(object).delete();
                client.resource(object).create();
            });
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(client.apps().deployments().inNamespace(NAMESPACE).list().getItems()).isEmpty();
            var handlers = handlers().orElseThrow();
            assertThat(handlers.getSpec().getSelector().getMatchLabels()).doesNotContainKey("name");
            assertThat(handlers.getSpec().getTemplate().getSpec().getContainers()).singleElement()
                    .satisfies(container -> assertThat(container.getName()).isEqualTo("handler"));
        });
    }

    NMState create(String name, UnaryOperator<NMStateSpec> how) {
        var nmstate = new NMState();
        nmstate.setMetadata(new ObjectMetaBuilder().withName(name).build());
        nmstate.setSpec(how.apply(NMStateSpec.empty()));
        nmstate.setStatus(null);
        return client.resource(nmstate).create();
    }

    private void awaitWebhook() {
        await().atMost(PATIENCE).until(() -> webhooks().contains("nmstates-validate.nmstate.io"));
    }

    private List<String> webhooks() {
        return client.admissionRegistration().v1().validatingWebhookConfigurations().list().getItems().stream()
                .flatMap(configuration -> configuration.getWebhooks().stream())
                .map(webhook -> webhook.getName())
                .toList();
    }

    /// As when the webhook is away: it fails open.
    private void withoutWebhook(Runnable step) {
        var configurations = client.admissionRegistration().v1().validatingWebhookConfigurations();
        configurations.withName("nmstate").delete();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            step.run();
            return true;
        });
    }

    /// Where nobody carries DaemonSets out, this does; else nothing is left to do when no node matches.
    private void rollOut() {
        if (hasControllers()) {
            client.nodes().withName(NODE).edit(node -> new NodeBuilder(node)
                    .editMetadata()
                    .addToLabels("kubernetes.io/os", "windows")
                    .endMetadata()
                    .build());
            return;
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            var found = handlers().orElseThrow();
            found.setStatus(new DaemonSetStatusBuilder()
                    .withObservedGeneration(found.getMetadata().getGeneration())
                    .withDesiredNumberScheduled(2)
                    .withCurrentNumberScheduled(2)
                    .withUpdatedNumberScheduled(2)
                    .withNumberAvailable(2)
                    .withNumberReady(2)
                    .build());
            return client.resource(found).updateStatus() != null;
        });
    }

    private Optional<DaemonSet> handlers() {
        return Optional.ofNullable(client.apps().daemonSets().inNamespace(NAMESPACE).withName("nmstate-handler").get());
    }

    private Optional<HasMetadata> service(String name) {
        return Optional.ofNullable(client.services().inNamespace(NAMESPACE).withName(name).get());
    }

    private static String owner(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().getFirst().getName();
    }

    private NMStateStatus status(String name) {
        return Optional.ofNullable(client.resources(NMState.class).withName(name).get())
                .map(NMState::getStatus)
                .orElse(NMStateStatus.empty());
    }

    private Condition awaitCondition(String name, String type) {
        await().atMost(PATIENCE).until(() -> Conditions.isTrue(status(name).conditions(), type));
        return Conditions.find(status(name).conditions(), type).orElseThrow();
    }
}
