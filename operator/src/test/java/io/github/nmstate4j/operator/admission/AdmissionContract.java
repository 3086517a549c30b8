package io.github.nmstate4j.operator.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import io.github.nmstate4j.cluster.NMStateSpec.Validation;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.operator.certificate.Certificates.Lives;
import io.github.nmstate4j.operator.cluster.TestServer;
import io.github.nmstate4j.operator.metrics.Verdicts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a user of a cluster sees of admission, on any API server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdmissionContract {

    private static final String NAMESPACE = "admission";
    private static final String SECRET = "nmstate-webhook";
    private static final Lives LIVES =
            new Lives(Duration.ofDays(100), Duration.ofDays(10), Duration.ofDays(30), Duration.ofDays(5));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private TestServer server;
    private KubernetesClient client;
    private Instant now = Instant.now();
    private Admission admission;

    abstract TestServer serve(Path home) throws Exception;

    @BeforeAll
    void startServer(@TempDir Path home) throws Exception {
        server = serve(home);
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.fromKubeconfig(server.kubeconfig()))
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("warnings", new Interceptor() {
                    @Override
                    public void after(
                            HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
                        warnings.addAll(response.headers("Warning"));
                    }
                }))
                .build();
        CustomResourceDefinitions.all(client.getKubernetesSerialization())
                .forEach(definition -> client.resource(definition).create());
        client.resource(new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
                .create();
    }

    @AfterAll
    void stopServer() {
        client.close();
        server.close();
    }

    @BeforeEach
    void start() throws Exception {
        admission = admit();
        // An API server takes a moment to learn of a webhook.
        await().atMost(PATIENCE).until(this::isAsked);
        warnings.clear();
    }

    private Admission admit() throws Exception {
        return Admission.start(
                client,
                AdmissionSettings.local()
                        .withSecretNamespace(Optional.of(NAMESPACE))
                        .withLives(LIVES),
                () -> now,
                new Verdicts(new SimpleMeterRegistry()));
    }

    private boolean isAsked() {
        var probe = create("probe", "hostname: {}");
        client.resource(probe).delete();
        return stamp(probe).isPresent();
    }

    @AfterEach
    void stop() {
        admission.close();
        client.resources(NodeNetworkConfigurationPolicy.class).delete();
    }

    @Test
    void stampsWhatIsKept() {
        assertThat(stamp(create("web", "interfaces: []"))).contains(Long.toString(nanos()));
    }

    private long nanos() {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Test
    void refusesATypoWithItsPath() {
        assertThatThrownBy(() -> create("web", """
                interfaces:
                - name: eth1
                  type: ethernet
                  mtuu: 1500
                """)).hasMessageContaining("denied the request")
                .hasMessageContaining("spec.desiredState.interfaces[0].mtuu");
        assertThat(client.resources(NodeNetworkConfigurationPolicy.class).withName("web").get()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1beta1", "v1alpha1"})
    void refusesItInOlderVersionsAsWell(String version) {
        var old = client.getKubernetesSerialization().unmarshal("""
                apiVersion: nmstate.io/%s
                kind: NodeNetworkConfigurationPolicy
                metadata: {name: old}
                spec: {desiredState: {interfacez: []}}
                """.formatted(version), GenericKubernetesResource.class);

        assertThatThrownBy(() -> client.resource(old).create()).hasMessageContaining("spec.desiredState.interfacez");
    }

    @Test
    void refusesALongName() {
        assertThatThrownBy(() -> create("p".repeat(64), "{}"))
                .hasMessageContaining("must be no more than 63 characters");
    }

    @Test
    void warnsOfDoubts() {
        client.resource(read("web", "{}", "maxUnavailable: many")).create();

        assertThat(warnings).singleElement().asString().contains("spec.maxUnavailable", "many", "50% holds instead");
    }

    @Test
    void warnsWhenAnotherPolicyWantsSomethingElseOfACommonNode() {
        client.resource(new NodeBuilder().withNewMetadata().withName("both").addToLabels("a", "1").addToLabels("b", "1").endMetadata().build()).create();
        client.resource(read("one", "interfaces: [{name: eth1, type: ethernet, mtu: 1400}]", "nodeSelector: {a: \"1\"}")).create();
        warnings.clear();

        client.resource(read("apart", "interfaces: [{name: eth1, type: ethernet, mtu: 9000}]", "nodeSelector: {a: \"2\"}")).create();
        client.resource(read("none", "interfaces: [{name: eth1, type: ethernet, mtu: 9000}]", "nodeSelector: {c: \"1\"}")).create();
        client.resource(read("same", "interfaces: [{name: eth1, type: ethernet, mtu: 1400}]", "nodeSelector: {b: \"1\"}")).create();
        assertThat(warnings).isEmpty();

        client.resource(read("other", "interfaces: [{name: eth1, type: ethernet, mtu: 9000}]", "nodeSelector: {b: \"1\"}")).create();
        assertThat(warnings).anySatisfy(warning -> assertThat(warning)
                .contains("spec.desiredState.interfaces[0].mtu", "policy one wants 1400", "this one wants 9000"));
        client.nodes().withName("both").delete();
    }

    @Test
    void keepsWithAWarningWhatNoNodeCouldTakeWhereTheNmstateSaysSo() {
        admission.follow(LIVES, Validation.WARN);

        await().atMost(PATIENCE).until(() -> {
            warnings.clear();
            create("web", "interfacez: []");
            client.resources(NodeNetworkConfigurationPolicy.class).withName("web").delete();
            return warnings.stream().anyMatch(warning -> warning.contains("spec.desiredState.interfacez"));
        });
        assertThatThrownBy(() -> create("p".repeat(64), "{}")).hasMessageContaining("no more than 63 characters");
    }

    @Test
    void keepsAnEditOfARolloutInProgressWithAWarning() {
        create("web", "{}");

        client.resources(NodeNetworkConfigurationPolicy.class).withName("web").edit(policy -> {
            policy.setSpec(policy.getSpec().withMaxUnavailable(new IntOrString(1)));
            return policy;
        });

        assertThat(warnings).singleElement().asString().contains("policy web is still in progress");
    }

    /// An API server looks at the real clock, so what is replaced was made in the past.
    @ParameterizedTest
    @ValueSource(ints = {26, 92})
    void goesOnAnsweringWhenCertificatesAndAuthorityAreReplaced(int days) throws Exception {
        var today = now;
        admission.close();
        client.secrets().inNamespace(NAMESPACE).withName(SECRET).delete();
        now = today.minus(Duration.ofDays(days));
        admission = admit();
        var before = client.secrets().inNamespace(NAMESPACE).withName(SECRET).get();

        now = today;
        admission.renew();

        var after = client.secrets().inNamespace(NAMESPACE).withName(SECRET).get();
        assertThat(after.getData().get("tls.crt")).isNotEqualTo(before.getData().get("tls.crt"));
        assertThat(Objects.equals(after.getData().get("ca.crt"), before.getData().get("ca.crt"))).isEqualTo(days == 26);
        await().atMost(PATIENCE).until(this::isAsked);
    }

    @Test
    void usesTheCertificatesOfThisClusterAfterARestart() throws Exception {
        var before = client.secrets().inNamespace(NAMESPACE).withName(SECRET).get();

        admission.close();
        admission = admit();

        var after = client.secrets().inNamespace(NAMESPACE).withName(SECRET).get();
        assertThat(after.getMetadata().getResourceVersion()).isEqualTo(before.getMetadata().getResourceVersion());
    }

    @Test
    void letsPoliciesPassWhenItIsGone() {
        admission.close();

        create("web", "{}");
    }

    private NodeNetworkConfigurationPolicy create(String name, String desired) {
        return client.resource(read(name, desired, "")).create();
    }

    private NodeNetworkConfigurationPolicy read(String name, String desired, String more) {
        var policy = client.getKubernetesSerialization().unmarshal("""
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata:
                  name: %s
                spec:
                  %s
                  desiredState:
                %s
                """.formatted(name, more, desired.indent(4)), NodeNetworkConfigurationPolicy.class);
        policy.setStatus(null);
        return policy;
    }

    private static Optional<String> stamp(NodeNetworkConfigurationPolicy policy) {
        return Optional.ofNullable(policy.getMetadata().getAnnotations())
                .map(annotations -> annotations.get("nmstate.io/webhook-mutating-timestamp"));
    }
}
