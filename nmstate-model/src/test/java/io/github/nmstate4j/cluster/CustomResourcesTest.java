package io.github.nmstate4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.nmstate4j.enactment.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomResourcesTest {

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @Test
    void aPolicyIsReadAndWrittenBackUnchanged() {
        var yaml = """
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata:
                  name: bond
                spec:
                  nodeSelector:
                    kubernetes.io/hostname: n1
                  desiredState:
                    interfaces:
                    - name: bond0
                      type: bond
                      someday: {nested: [1, "2", null]}
                  maxUnavailable: 30%
                """;

        var policy = serialization.unmarshal(yaml, NodeNetworkConfigurationPolicy.class);

        assertThat(policy.getSpec().nodeSelector()).containsEntry("kubernetes.io/hostname", "n1");
        assertThat(policy.getSpec().maxUnavailable()).isEqualTo(new IntOrString("30%"));
        var written = serialization.unmarshal(serialization.asYaml(policy), NodeNetworkConfigurationPolicy.class);
        assertThat(written.getSpec()).isEqualTo(policy.getSpec());
    }

    @Test
    void whatIsLeftOutIsNeitherNullNorWritten() {
        var policy = serialization.unmarshal(
                """
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata: {name: empty}
                spec: {}
                """,
                NodeNetworkConfigurationPolicy.class);

        assertThat(policy.getSpec()).isEqualTo(PolicySpec.empty());
        assertThat(policy.getStatus()).isEqualTo(PolicyStatus.empty());
        assertThat(serialization.asJson(policy)).doesNotContain("conditions").doesNotContain("null");
    }

    @Test
    void fieldsOfANewerVersionDoNotStopAReader() {
        var policy = serialization.unmarshal(
                """
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata: {name: newer}
                spec: {priority: 5}
                status: {verdict: fine, conditions: [{type: Available, status: "True", weight: 1}]}
                """,
                NodeNetworkConfigurationPolicy.class);

        assertThat(policy.getStatus().conditions())
                .containsExactly(new Condition("Available", Condition.Status.TRUE, "", "", Instant.EPOCH, Instant.EPOCH));
    }

    @Test
    void conditionsAreWrittenAsKubernetesWritesThem() {
        var enactment = new NodeNetworkConfigurationEnactment();
        enactment.setStatus(EnactmentStatus.empty()
                .withPolicyGeneration(3L)
                .withRetryCount(Map.of("3", 1))
                .withConditions(List.of(new Condition(
                        "Available",
                        Condition.Status.UNKNOWN,
                        "",
                        "",
                        Instant.parse("2026-11-24T12:00:00.123Z"),
                        Instant.parse("2026-11-24T12:00:00.123Z")))));

        assertThat(serialization.asJson(enactment))
                .contains("\"status\":\"Unknown\"")
                .contains("\"lastHeartbeatTime\":\"2026-11-24T12:00:00Z\"")
                .doesNotContain("\"reason\"")
                .doesNotContain("\"spec\"");
    }

    @Test
    void anInstallationKnowsItsSections() {
        var installation = serialization.unmarshal("""
                apiVersion: nmstate.io/v1
                kind: NMState
                metadata: {name: nmstate}
                spec:
                  logLevel: debug
                  probeConfiguration: {dns: {host: ns.lab.example}}
                  tolerations: [{operator: Exists}]
                """, NMState.class);

        assertThat(installation.getSpec().logLevel()).isEqualTo(NMStateSpec.LogLevel.DEBUG);
        assertThat(installation.getSpec().probeConfiguration())
                .isEqualTo(new NMStateSpec.ProbeConfiguration(new NMStateSpec.ProbeConfiguration.Dns("ns.lab.example")));
        assertThat(installation.getSpec().tolerations()).hasSize(1);
    }
}
