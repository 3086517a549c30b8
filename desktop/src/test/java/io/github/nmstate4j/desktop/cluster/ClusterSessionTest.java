package io.github.nmstate4j.desktop.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import io.github.nmstate4j.apiserver.RealApiServer;
import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.desktop.cluster.ClusterWriter.Answer;
import io.github.nmstate4j.desktop.ui.Ui;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reading and writing through API servers: the embedded one, and the real ones where they are.
class ClusterSessionTest {

    private static final String EMBEDDED = "embedded";
    private static final String POLICY = """
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata:
              name: storage
              labels:
                team: network
            spec:
              maxUnavailable: 1
              desiredState:
                interfaces:
                - name: dummy0
                  type: dummy
                  state: up
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void startJavaFx() {
        Ui.start();
    }

    static List<String> servers() {
        var servers = new ArrayList<>(List.of(EMBEDDED));
        if (RealApiServer.areThere()) {
            servers.add("lite");
            servers.add("full");
        }
        return servers;
    }

    private interface Use {
        void with(KubernetesClient other, Path kubeconfig) throws Exception;
    }

    private void on(String server, Use use) throws Exception {
        try (AutoCloseable running = server.equals(EMBEDDED)
                ? ApiServer.start(ApiServerSettings.local())
                : RealApiServer.start(server.equals("lite") ? RealApiServer.Kind.LITE : RealApiServer.Kind.FULL, folder.resolve(server))) {
            var kubeconfig = switch (running) {
                case ApiServer embedded -> written(embedded);
                case RealApiServer real -> real.kubeconfig();
                default -> throw new AssertionError(running);
            };
            try (var other = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig.toFile())).build()) {
                use.with(other, kubeconfig);
            }
        }
    }

    private Path written(ApiServer server) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
    }

    private static ClusterSession open(Path kubeconfig) {
        var found = Kubeconfig.find(Optional.of(kubeconfig), Map.of()).orElseThrow();
        return found.open(found.contexts().getFirst(), Platform::runLater);
    }

    private static void define(KubernetesClient client) {
        CustomResourceDefinitions.all(client.getKubernetesSerialization()).forEach(definition -> client.resource(definition).create());
        Ui.await("the definitions are served", () -> areServed(client));
    }

    /// Real servers take a moment.
    private static boolean areServed(KubernetesClient client) {
        try {
            policies(client).list();
            client.resources(NodeNetworkState.class).list();
            return true;
        } catch (KubernetesClientException e) {
            return false;
        }
    }

    private static PolicyRow row(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return ((Answer.Accepted) answer).now().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void followsNodesTheirStatesAndPolicies(String server) throws Exception {
        on(server, (other, kubeconfig) -> {
            define(other);
            other.resource(new NodeBuilder()
                            .withNewMetadata()
                            .withName("node-1")
                            .addToLabels(NodeRow.ZONE_LABEL, "a")
                            .endMetadata()
                            .build())
                    .create();
            try (var session = open(kubeconfig)) {
                Ui.await("the node is listed", () -> session.nodes().size() == 1);
                assertThat(session.nodes().getFirst().zone()).contains("a");
                Ui.await("live", () -> session.connection().getValue() instanceof ConnectionState.Live);
                var state = new NodeNetworkState();
                state.getMetadata().setName("node-1");
                other.resource(state).create();
                Ui.await("its state is listed", () -> session.state("node-1").isPresent());
                other.resources(NodeNetworkState.class).withName("node-1").delete();
                Ui.await("its state is gone", () -> session.states().isEmpty());
            }
        });
    }

    /// UX-A4
    @ParameterizedTest
    @MethodSource("servers")
    void writesAPolicyUnderTheVersionThatWasRead(String server) throws Exception {
        on(server, (other, kubeconfig) -> {
            define(other);
            try (var session = open(kubeconfig)) {
                var writer = session.writer().orElseThrow();
                assertThat(writer.dryRun(POLICY, Optional.empty())).isInstanceOf(Answer.Accepted.class);
                assertThat(policies(other).list().getItems()).isEmpty();

                var created = row(writer.apply(POLICY, Optional.empty()));
                Ui.await("the policy is listed", () -> session.policy("storage").isPresent());
                assertThat(session.policy("storage").orElseThrow().yaml()).contains("maxUnavailable: 1", "name: dummy0");
                assertThat(writer.apply(POLICY, Optional.empty())).isInstanceOf(Answer.Refused.class);

                policies(other).withName("storage").edit(policy -> {
                    policy.getMetadata().setAnnotations(Map.of("others.example/note", "stays"));
                    return policy;
                });
                var changed = row(writer.apply(POLICY.replace("  maxUnavailable: 1\n", "").replace("team: network", "team: storage"), Optional.of(created)));
                var now = policies(other).withName("storage").get();
                assertThat(now.getSpec().maxUnavailable()).isNull();
                assertThat(now.getMetadata().getLabels()).containsEntry("team", "storage");
                assertThat(now.getMetadata().getAnnotations()).containsEntry("others.example/note", "stays");

                assertThat(writer.apply(POLICY, Optional.of(created))).isInstanceOfSatisfying(
                        Answer.Conflict.class, conflict -> assertThat(conflict.now().generation()).isEqualTo(changed.generation()));
                assertThat(policies(other).withName("storage").get().getSpec().maxUnavailable()).isNull();

                assertThat(writer.delete("storage")).isInstanceOf(Answer.Accepted.class);
                assertThat(writer.apply(POLICY, Optional.of(changed))).isInstanceOf(Answer.Gone.class);
            }
        });
    }

    private static NonNamespaceOperation<
                    NodeNetworkConfigurationPolicy, KubernetesResourceList<NodeNetworkConfigurationPolicy>, Resource<NodeNetworkConfigurationPolicy>>
            policies(KubernetesClient client) {
        return client.resources(NodeNetworkConfigurationPolicy.class);
    }

    @Test
    void saysWhatIsMissingAndGoesOnWhenItIsThere() throws Exception {
        on(EMBEDDED, (other, kubeconfig) -> {
            try (var session = open(kubeconfig)) {
                Ui.await("the missing kinds are told", () -> session.obstacles().stream().anyMatch(text -> text.contains("Install the operator")));
                define(other);
                Ui.await("nothing is missing", () -> session.obstacles().isEmpty());
            }
        });
    }

    /// UX-R10
    @Test
    void keepsWhatItKnowsWhileTheServerIsAway() throws Exception {
        try (var server = ApiServer.start(ApiServerSettings.local())) {
            var kubeconfig = written(server);
            try (var other = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig.toFile())).build()) {
                define(other);
                other.resource(new NodeBuilder().withNewMetadata().withName("node-1").endMetadata().build()).create();
            }
            try (var session = open(kubeconfig)) {
                Ui.await("live", () -> session.connection().getValue() instanceof ConnectionState.Live && session.nodes().size() == 1);
                server.suspend();
                Ui.await("lost", () -> session.connection().getValue() instanceof ConnectionState.Lost);
                assertThat(session.nodes()).hasSize(1);
                assertThat(session.writer().orElseThrow().apply(POLICY, Optional.empty())).isInstanceOf(Answer.Unreachable.class);
                server.resume();
                Ui.await("live again", () -> session.connection().getValue() instanceof ConnectionState.Live);
            }
        }
    }

    @Test
    void theCurrentContextComesFirst() throws IOException {
        var file = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: west
                contexts:
                - name: east
                  context: {cluster: east, user: me}
                - name: west
                  context: {cluster: west, user: me}
                clusters:
                - name: east
                  cluster: {server: "https://127.0.0.1:1"}
                - name: west
                  cluster: {server: "https://127.0.0.1:2"}
                users:
                - name: me
                  user: {token: secret}
                """);

        assertThat(Kubeconfig.find(Optional.empty(), Map.of("KUBECONFIG", file.toString())).orElseThrow().contexts()).containsExactly("west", "east");
        assertThat(Kubeconfig.find(Optional.of(folder.resolve("none")), Map.of())).isEmpty();
    }
}
