package io.github.nmstate4j.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.github.nmstate4j.apiserver.RealApiServer;
import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NMStateSpec;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.operator.Operator;
import io.github.nmstate4j.operator.OperatorSettings.Leadership;
import io.github.nmstate4j.operator.OperatorSettings.Rhythm;
import io.github.nmstate4j.operator.OperatorSettings;
import io.github.nmstate4j.operator.admission.AdmissionSettings;
import io.github.nmstate4j.operator.installation.InstallationSettings;
import io.github.nmstate4j.operator.installation.RenderManifests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The operator and a handler at work on a kube-apiserver with RBAC, each with the rights of its service account and no
/// others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf(value = "io.github.nmstate4j.apiserver.RealApiServer#areThere", disabledReason = "the real API servers are not there")
class LeastPrivilegeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAMESPACE = "nmstate";

    private final List<String> forbidden = new CopyOnWriteArrayList<>();
    private RealApiServer server;
    private KubernetesClient admin;
    private KubernetesClient operators;
    private Operator operator;
    private SimulatedClusterNode node;
    private Kubelets kubelets;
    private String handlerToken;

    @BeforeAll
    void install(@TempDir Path home) throws Exception {
        server = RealApiServer.start(RealApiServer.Kind.FULL_WITH_CONTROLLERS, home);
        admin = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(server.kubeconfig().toFile())).build();
        // The old server takes definitions with CEL rules only when they are created.
        manifests().stream().filter(object -> !(object instanceof Deployment)).forEach(object -> admin.resource(object).create());
        operators = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig(token("nmstate-operator"))))
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("refusals", new Interceptor() {
                    @Override
                    public void after(
                            HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
                        if (response.code() == 403) {
                            forbidden.add(request.method() + " " + request.uri());
                        }
                    }
                }))
                .build();
        operator = Operator.start(
                operators,
                OperatorSettings.alone()
                        .withInstallDefinitions(false)
                        .withLeadership(Optional.of(new Leadership(NAMESPACE, "pod-1", Rhythm.usual())))
                        .withAdmission(Optional.of(AdmissionSettings.behind(NAMESPACE, "nmstate-webhook", 0)))
                        .withInstallation(Optional.of(InstallationSettings.of(NAMESPACE, "registry.example/handler:1")
                                .withLook(Duration.ofSeconds(1)))));
        var nmstate = new NMState();
        nmstate.setMetadata(new ObjectMetaBuilder().withName("nmstate").build());
        nmstate.setSpec(NMStateSpec.empty());
        nmstate.setStatus(null);
        admin.resource(nmstate).create();
        await().atMost(PATIENCE).until(() ->
                admin.serviceAccounts().inNamespace(NAMESPACE).withName("nmstate-handler").get() != null
                        && admin.rbac().roleBindings().inNamespace("default").withName("nmstate-handler-events").get() != null);
        handlerToken = token("nmstate-handler");
        node = SimulatedClusterNode.create(1, home);
        kubelets = Kubelets.start(admin, List.of(node));
        node.startHandler(kubeconfig(handlerToken), Map.of("NNCP_MAX_RETRIES", "1"));
    }

    @AfterAll
    void remove() throws IOException {
        kubelets.close();
        node.close();
        operator.close();
        operators.close();
        admin.close();
        server.close();
    }

    private List<HasMetadata> manifests() {
        var text = Optional.ofNullable(RenderManifests.render("1", "registry.example").get("install.yaml")).orElseThrow();
        return admin.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).items();
    }

    private String token(String account) {
        return admin.serviceAccounts()
                .inNamespace(NAMESPACE)
                .withName(account)
                .tokenRequest(new TokenRequestBuilder().withNewSpec().withExpirationSeconds(3600L).endSpec().build())
                .getStatus()
                .getToken();
    }

    private String kubeconfig(String token) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: local, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                users: [{name: account, user: {token: "%s"}}]
                contexts: [{name: local, context: {cluster: local, user: account}}]
                current-context: local
                """.formatted(Config.fromKubeconfig(server.kubeconfig().toFile()).getMasterUrl(), token);
    }

    @Test
    @DisplayName("a policy is rolled out, one that fails leaves an event, the node is reported, and no request of the operator is refused")
    void work() {
        var policies = new Policies(admin);

        policies.apply(policy("dummy", "{name: dummy7, type: dummy, state: up}"));
        assertThat(policies.await("dummy", PATIENCE, PolicyVerdict.AVAILABLE)).contains(PolicyVerdict.AVAILABLE);

        policies.apply(policy("missing", "{name: eth9, type: ethernet, state: up}"));
        assertThat(policies.await("missing", PATIENCE, PolicyVerdict.DEGRADED)).contains(PolicyVerdict.DEGRADED);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(admin.v1().events().inNamespace("default").list().getItems())
                .anySatisfy(event -> {
                    assertThat(event.getReason()).isEqualTo("ReconcileFailed");
                    assertThat(event.getInvolvedObject().getName()).isEqualTo("missing");
                }));
        await().atMost(PATIENCE).until(() -> Optional.ofNullable(
                        admin.resources(NodeNetworkState.class).withName("node-1").get())
                .filter(state -> state.getStatus().currentState() != null)
                .isPresent());

        admin.resources(NodeNetworkConfigurationPolicy.class).withName("missing").delete();
        await().atMost(PATIENCE).until(() -> admin.resources(NodeNetworkConfigurationEnactment.class).withName("node-1.missing").get() == null);
        assertThat(forbidden).isEmpty();
    }

    private static String policy(String name, String what) {
        return """
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata: {name: %s}
                spec: {desiredState: {interfaces: [%s]}}
                """.formatted(name, what);
    }

    @ParameterizedTest(name = "a handler may {0} {2}.{1}: {5}")
    @CsvSource({
        "patch,  nmstate.io, nodenetworkconfigurationenactments,  status, '',      true",
        "patch,  nmstate.io, nodenetworkconfigurationenactments,  '',     '',      false",
        "delete, nmstate.io, nodenetworkconfigurationenactments,  '',     '',      false",
        "create, nmstate.io, nodenetworkconfigurationenactments,  '',     '',      false",
        "patch,  nmstate.io, nodenetworkconfigurationpolicies,    '',     '',      false",
        "patch,  nmstate.io, nodenetworkconfigurationpolicies,    status, '',      false",
        "delete, nmstate.io, nodenetworkstates,                   '',     '',      false",
        "get,    nmstate.io, nmstates,                            '',     '',      false",
        "list,   '',         nodes,                               '',     '',      false",
        "patch,  '',         nodes,                               '',     '',      false",
        "list,   '',         secrets,                             '',     nmstate, false",
        "get,    '',         secrets,                             '',     nmstate, false",
        "list,   '',         pods,                                '',     nmstate, false",
        "create, '',         events,                              '',     default, true",
        "list,   '',         events,                              '',     default, false",
    })
    void handlersMayDoNoMore(String verb, String group, String resource, String subresource, String namespace, boolean allowed) {
        assertThat(may(kubeconfig(handlerToken), verb, group, resource, subresource, namespace)).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "the operator may {0} {2}.{1} in {4}: {5}")
    @CsvSource({
        "list,   '',   secrets,                             '', nmstate,     false",
        "get,    '',   secrets,                             '', kube-system, false",
        "create, '',   pods,                                '', nmstate,     false",
        "create, apps, daemonsets,                          '', kube-system, false",
        "create, apps, deployments,                         '', nmstate,     false",
        "patch,  rbac.authorization.k8s.io, clusterroles,   '', '',          false",
        "escalate, rbac.authorization.k8s.io, clusterroles, '', '',          false",
        "bind,   rbac.authorization.k8s.io, clusterroles,   '', '',          false",
        "patch,  '',   nodes,                               '', '',          false",
        "patch,  nmstate.io, nodenetworkconfigurationpolicies, '', '',       false",
        "delete, nmstate.io, nodenetworkstates,             '', '',          false",
        "delete, apiextensions.k8s.io, customresourcedefinitions, '', '',    false",
        "create, apps, daemonsets,                          '', nmstate,     true",
    })
    void theOperatorMayDoNoMore(String verb, String group, String resource, String subresource, String namespace, boolean allowed) {
        assertThat(may(kubeconfig(token("nmstate-operator")), verb, group, resource, subresource, namespace)).isEqualTo(allowed);
    }

    private static boolean may(String kubeconfig, String verb, String group, String resource, String subresource, String namespace) {
        try (var client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build()) {
            return client.authorization().v1().selfSubjectAccessReview()
                    .create(new SelfSubjectAccessReviewBuilder()
                            .withNewSpec()
                            .withNewResourceAttributes()
                            .withVerb(verb)
                            .withGroup(group)
                            .withResource(resource)
                            .withSubresource(subresource)
                            .withNamespace(namespace)
                            .endResourceAttributes()
                            .endSpec()
                            .build())
                    .getStatus()
                    .getAllowed();
        }
    }
}
