package io.github.nmstate4j.operator;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NMStateSpec;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.operator.admission.PolicyAdmission;
import io.github.nmstate4j.operator.admission.PolicyAdmission.EditsInProgress;
import io.github.nmstate4j.operator.certificate.CertificateAuthority;
import io.github.nmstate4j.operator.certificate.Certificates;
import io.github.nmstate4j.operator.certificate.Certificates.Lives;
import io.github.nmstate4j.operator.installation.ClusterFacts;
import io.github.nmstate4j.operator.installation.InstallationPlan;
import io.github.nmstate4j.operator.installation.InstallationSettings;
import io.github.nmstate4j.validate.Validator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does once what an operator does, without a cluster. An AOT cache is recorded from it.
final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    /// Nobody listens here.
    private static final String NOWHERE = "https://127.0.0.1:1";
    private static final String POLICY = """
            apiVersion: nmstate.io/v1
            kind: NodeNetworkConfigurationPolicy
            metadata: {name: rehearsal}
            spec:
              nodeSelector: {kubernetes.io/hostname: node-1}
              capture: {default-gw: 'routes.running.destination=="0.0.0.0/0"'}
              desiredState:
                interfaces:
                - name: bond7
                  type: bond
                  state: up
                  ipv4: {enabled: true, address: [{ip: 192.0.2.7, prefix-length: 24}]}
                  link-aggregation: {mode: active-backup, port: [eth1, eth2]}
                - {name: bond7.100, type: vlan, state: up, vlan: {base-iface: bond7, id: 100}}
                routes: {config: [{destination: 198.51.100.0/24, next-hop-address: 192.0.2.1, next-hop-interface: bond7}]}
                dns-resolver: {config: {server: [192.0.2.53], search: [example.org]}}
            """;

    private Rehearsal() {}

    static void run() {
        var certificates = Certificates.upToDate(
                Optional.empty(), List.of("nmstate-webhook.nmstate.svc"), Instant.now(), Lives.usual(), new CertificateAuthority(new SecureRandom()));
        LOG.info("Certificates are made: {}", certificates.serving());
        var config = new ConfigBuilder()
                .withMasterUrl(NOWHERE)
                .withRequestRetryBackoffLimit(0)
                .withConnectionTimeout(500)
                .build();
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            var serialization = client.getKubernetesSerialization();
            var policy = serialization.unmarshal(POLICY, NodeNetworkConfigurationPolicy.class);
            var verdict = new PolicyAdmission(new Validator(), EditsInProgress.WARN).review(Optional.empty(), policy);
            LOG.info("A policy is judged: {}", verdict);
            LOG.info("{} bytes of objects are planned", serialization.asJson(new InstallationPlan(serialization)
                    .of(nmstate(), new ClusterFacts(Set.of(), Set.of()), InstallationSettings.of("nmstate", "handler"))).length());
            Operator.start(client, OperatorSettings.alone().withPatience(Duration.ofSeconds(1))).close();
        } catch (KubernetesClientException | IllegalStateException e) {
            LOG.info("There is no cluster, as expected: {}", e.getMessage());
        }
    }

    private static NMState nmstate() {
        var nmstate = new NMState();
        nmstate.setMetadata(new ObjectMetaBuilder().withName("nmstate").withUid("rehearsal").build());
        nmstate.setSpec(NMStateSpec.empty());
        return nmstate;
    }
}
