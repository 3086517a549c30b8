package io.github.nmstate4j.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.operator.OperatorSettings.Leadership;
import io.github.nmstate4j.operator.OperatorSettings.Rhythm;
import io.github.nmstate4j.operator.admission.AdmissionSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeadershipTest {

    private static final Rhythm QUICK = new Rhythm(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(200));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ApiServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        server = ApiServer.start(ApiServerSettings.local());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void theOneWithTheLeaseWorksAndTheOtherTakesOver() {
        try (var second = elected("first", () -> Operator.start(client, standing("second")))) {
            policy("before");
            awaitIgnored("before");
            assertThat(holder()).isEqualTo("first");

            second.first().close();
            await().atMost(PATIENCE).until(() -> holder().equals("second"));

            policy("after");
            awaitIgnored("after");
        }
    }

    @Test
    void standsAgainAfterTheApiServerWasAwayLongerThanTheLease() throws IOException {
        try (var _ = Operator.start(client, standing("only"))) {
            await().atMost(PATIENCE).until(() -> holder().equals("only"));
            policy("before");
            awaitIgnored("before");

            server.suspend();
            await().pollDelay(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> true);
            server.resume();

            policy("after");
            awaitIgnored("after");
        }
    }

    /// Whoever stands by answers as well.
    @Test
    void answersAdmissionQuestionsAndTakesItsWebhooksAlong() {
        try (var _ = Operator.start(client, standing("only").withAdmission(Optional.of(AdmissionSettings.local())))) {
            assertThatThrownBy(() -> policy("p".repeat(64))).hasMessageContaining("no more than 63 characters");
        }

        assertThat(client.admissionRegistration().v1().validatingWebhookConfigurations().list().getItems()).isEmpty();
        assertThat(client.admissionRegistration().v1().mutatingWebhookConfigurations().list().getItems()).isEmpty();
    }

    @FunctionalInterface
    private interface Candidate {
        Operator start();
    }

    private record Two(Operator first, Operator second) implements AutoCloseable {
        @Override
        public void close() {
            first.close();
            second.close();
        }
    }

    /// The one of this name leads before the other stands.
    private Two elected(String name, Candidate other) {
        var first = Operator.start(client, standing(name));
        await().atMost(PATIENCE).until(() -> holder().equals(name));
        return new Two(first, other.start());
    }

    private static OperatorSettings standing(String identity) {
        return OperatorSettings.alone().withLeadership(Optional.of(new Leadership("default", identity, QUICK)));
    }

    private String holder() {
        return Optional.ofNullable(client.leases().inNamespace("default").withName("nmstate-operator").get())
                .map(lease -> lease.getSpec())
                .map(LeaseSpec::getHolderIdentity)
                .orElse("");
    }

    private void policy(String name) {
        var policy = new NodeNetworkConfigurationPolicy();
        policy.setMetadata(new ObjectMetaBuilder().withName(name).build());
        policy.setSpec(PolicySpec.empty());
        policy.setStatus(null);
        client.resource(policy).create();
    }

    private void awaitIgnored(String policy) {
        await().atMost(PATIENCE).until(() -> Optional.ofNullable(client.resources(NodeNetworkConfigurationPolicy.class)
                        .withName(policy)
                        .get()
                        .getStatus())
                .filter(status -> Conditions.isTrue(status.conditions(), PolicyVerdict.IGNORED))
                .isPresent());
    }
}
