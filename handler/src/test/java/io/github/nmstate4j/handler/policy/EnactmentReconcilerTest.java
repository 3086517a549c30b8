package io.github.nmstate4j.handler.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import io.github.nmstate4j.cluster.EnactmentStatus;
import io.github.nmstate4j.cluster.MetaInfo;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.EnactmentPhase;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.handler.apply.ApplyOutcome;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnactmentReconcilerTest {

    private static final String BRIDGE = """
            interfaces:
            - name: br1
              type: linux-bridge
              state: up
              bridge:
                port:
                - name: eth1
                - name: eth2
                  vlan: {}
            """;
    private static final Backoff QUICK = new Backoff(Duration.ofMillis(10), Duration.ofMillis(50));

    private final BlockingQueue<ApplyOutcome> outcomes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Observing> observations = new LinkedBlockingQueue<>();
    private volatile List<String> missing = List.of();
    private final List<NetworkState> applied = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private ApiServer server;
    private KubernetesClient client;
    private Optional<EnactmentReconciler> reconciler = Optional.empty();

    @FunctionalInterface
    private interface Observing {
        NetworkState call() throws NodeViewException;
    }

    @BeforeEach
    void start() throws IOException {
        server = ApiServer.start(ApiServerSettings.local());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
        CustomResourceDefinitions.all(client.getKubernetesSerialization())
                .forEach(definition -> client.resource(definition).create());
        reconcile();
    }

    private void reconcile() {
        var fresh = new EnactmentReconciler(
                client,
                "n1",
                new EnactmentReconciler.Node() {
                    @Override
                    public NetworkState observe() throws NodeViewException {
                        return observations.remove().call();
                    }

                    @Override
                    public ApplyOutcome apply(NetworkState desired) {
                        applied.add(desired);
                        return Optional.ofNullable(outcomes.poll()).orElse(new ApplyOutcome.Committed());
                    }

                    @Override
                    public List<String> missing(NetworkState desired) {
                        return missing;
                    }
                },
                () -> {},
                new EnactmentReconciler.Persistence(3, QUICK, QUICK, Duration.ofMillis(200)),
                Clock.systemUTC(),
                worker);
        fresh.start();
        reconciler = Optional.of(fresh);
    }

    @AfterEach
    void stop() {
        reconciler.ifPresent(EnactmentReconciler::close);
        worker.shutdownNow();
        client.close();
        server.close();
    }

    private void policy(String desired) {
        policy("p", desired);
    }

    private void policy(String name, String desired) {
        policy(name, Map.of(), desired);
    }

    private void policy(String name, Map<String, String> capture, String desired) {
        var policy = new NodeNetworkConfigurationPolicy();
        policy.setMetadata(new ObjectMetaBuilder().withName(name).build());
        policy.setSpec(PolicySpec.empty()
                .withCapture(capture)
                .withDesiredState(client.getKubernetesSerialization().unmarshal(desired, JsonNode.class)));
        policy.setStatus(null);
        client.resource(policy).create();
    }

    private void grant(String node, long generation) {
        grant(node, "p", generation);
    }

    private void grant(String node, String policy, long generation) {
        var enactment = new NodeNetworkConfigurationEnactment();
        enactment.setMetadata(new ObjectMetaBuilder()
                .withName(NodeNetworkConfigurationEnactment.nameOf(node, policy))
                .withLabels(Map.of(
                        NodeNetworkConfigurationEnactment.POLICY_LABEL, policy,
                        NodeNetworkConfigurationEnactment.NODE_LABEL, node))
                .withAnnotations(Map.of(
                        NodeNetworkConfigurationEnactment.GRANTED_GENERATION_ANNOTATION, Long.toString(generation)))
                .build());
        enactment.setStatus(null);
        client.resource(enactment).create();
    }

    private EnactmentStatus status() {
        return status("n1.p");
    }

    private EnactmentStatus status(String name) {
        return Optional.ofNullable(client.resources(NodeNetworkConfigurationEnactment.class)
                        .withName(name)
                        .get())
                .map(NodeNetworkConfigurationEnactment::getStatus)
                .orElse(EnactmentStatus.empty());
    }

    private EnactmentStatus awaitTrue(String condition) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var conditions = status().conditions();
            return Conditions.isTrue(conditions, condition)
                    && !(condition.equals(EnactmentPhase.FAILING)
                            && Conditions.isTrue(conditions, EnactmentPhase.PROGRESSING));
        });
        return status();
    }

    private static String message(EnactmentStatus status, String condition) {
        return Conditions.find(status.conditions(), condition)
                .map(Condition::message)
                .orElseThrow();
    }

    @Test
    void appliesAGrantedPolicyAndSaysWhatItAsked() {
        policy(BRIDGE);
        grant("n1", 1);

        var status = awaitTrue(EnactmentPhase.AVAILABLE);

        assertThat(status.policyGeneration()).isEqualTo(1);
        assertThat(status.desiredState()).isEqualTo(client.getKubernetesSerialization().unmarshal("""
                interfaces:
                - name: br1
                  type: linux-bridge
                  state: up
                  bridge:
                    port:
                    - name: eth1
                      vlan:
                        mode: trunk
                        trunk-tags:
                        - id-range: {min: 2, max: 4094}
                    - name: eth2
                      vlan: {}
                """, JsonNode.class));
        assertThat(applied).singleElement().satisfies(state ->
                assertThat(state.interfaces()).extracting(NetworkInterface::name).containsExactly("br1"));
    }

    @Test
    void saysThatTheNodeIsNotAsThePolicyMadeItAndThatItIsAgain() {
        policy(BRIDGE);
        grant("n1", 1);
        awaitTrue(EnactmentPhase.AVAILABLE);

        missing = List.of("br1.mtu: wanted 1400, found 1500");
        var drifted = awaitTrue(NodeNetworkConfigurationEnactment.DRIFTED_CONDITION);
        assertThat(Conditions.find(drifted.conditions(), NodeNetworkConfigurationEnactment.DRIFTED_CONDITION).orElseThrow().message())
                .isEqualTo("br1.mtu: wanted 1400, found 1500");
        assertThat(Conditions.isTrue(drifted.conditions(), EnactmentPhase.AVAILABLE)).isTrue();
        await().untilAsserted(() -> assertThat(client.v1().events().inNamespace("default").list().getItems())
                .anySatisfy(event -> assertThat(event.getReason()).isEqualTo("Drifted")));

        missing = List.of();
        await().until(() -> Conditions.status(
                        status().conditions(), NodeNetworkConfigurationEnactment.DRIFTED_CONDITION)
                == Condition.Status.FALSE);
        assertThat(applied).hasSize(1);
    }

    @Test
    void leavesTheEnactmentsOfOtherNodesAndOtherGenerationsAlone() {
        policy(BRIDGE);
        grant("n2", 1);
        grant("n1", 7);
        client.resources(NodeNetworkConfigurationEnactment.class).withName("n1.p").edit(enactment -> {
            enactment.getMetadata()
                    .setAnnotations(Map.of(NodeNetworkConfigurationEnactment.GRANTED_GENERATION_ANNOTATION, "1"));
            return enactment;
        });

        awaitTrue(EnactmentPhase.AVAILABLE);

        assertThat(applied).hasSize(1);
        assertThat(client.resources(NodeNetworkConfigurationEnactment.class)
                        .withName("n2.p")
                        .get()
                        .getStatus()
                        .conditions())
                .isEmpty();
    }

    @Test
    void triesAgainUntilItSucceeds() {
        outcomes.add(new ApplyOutcome.RolledBack("the gateway does not answer", true));
        outcomes.add(new ApplyOutcome.Stranded("NetworkManager restarted", "its checkpoint is gone"));
        policy(BRIDGE);
        grant("n1", 1);

        var status = awaitTrue(EnactmentPhase.AVAILABLE);

        assertThat(applied).hasSize(3);
        assertThat(status.retryCount()).isEqualTo(Map.of("1", 2));
    }

    @Test
    void givesUpAfterTheLastAttemptAndLeavesAnEvent() {
        for (int i = 0; i < 3; i++) {
            outcomes.add(new ApplyOutcome.RolledBack("the gateway does not answer", true));
        }
        policy(BRIDGE);
        grant("n1", 1);

        var status = awaitTrue(EnactmentPhase.FAILING);

        assertThat(message(status, EnactmentPhase.FAILING))
                .isEqualTo("failed to configure node n1 after 3 attempts: the gateway does not answer");
        await().untilAsserted(() -> assertThat(client.v1().events().inNamespace("default").list().getItems())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getReason()).isEqualTo("ReconcileFailed");
                    assertThat(event.getInvolvedObject().getName()).isEqualTo("p");
                }));
        assertThat(applied).hasSize(3);
    }

    @Test
    void doesNotRetryWhatOnlyTheAuthorCanMend() {
        outcomes.add(new ApplyOutcome.Refused(List.of(Finding.error(
                Code.author("interface.missing"),
                DocumentPath.of("interfaces").index(0),
                "there is no interface eth666; there are eth0, eth1"))));
        policy(BRIDGE);
        grant("n1", 1);

        assertThat(message(awaitTrue(EnactmentPhase.FAILING), EnactmentPhase.FAILING))
                .isEqualTo(
                        "node n1 was left untouched: interfaces[0]: there is no interface eth666; there are eth0, eth1");
        assertThat(applied).hasSize(1);
    }

    @Test
    void failsADocumentThatCannotBeReadWithoutTouchingTheNode() {
        policy("interfaces: 7");
        grant("n1", 1);

        assertThat(message(awaitTrue(EnactmentPhase.FAILING), EnactmentPhase.FAILING))
                .startsWith("failure generating desiredState and capturedStates: interfaces");
        assertThat(applied).isEmpty();
    }

    private static final Map<String, String> UPLINK = Map.of(
            "gw", "routes.running.destination==\"0.0.0.0/0\"",
            "uplink", "interfaces.name==capture.gw.routes.running.0.next-hop-interface");
    private static final String BRIDGE_OVER_UPLINK = """
            interfaces:
            - name: br1
              type: linux-bridge
              state: up
              ipv4: "{{ capture.uplink.interfaces.0.ipv4 }}"
              bridge:
                port:
                - name: "{{ capture.uplink.interfaces.0.name }}"
            """;

    /// An observation of a node with its default route through this interface.
    private static Observing uplink(String name) {
        return () -> NetworkStateYaml.read("""
                interfaces:
                - {name: eth9, type: ethernet, state: up}
                - {name: %s, type: ethernet, state: up, ipv4: {enabled: true, dhcp: true}}
                routes:
                  running:
                  - {destination: 0.0.0.0/0, next-hop-address: 192.0.2.1, next-hop-interface: %s}
                """.formatted(name, name)).state().orElseThrow();
    }

    private JsonNode json(String yaml) {
        return client.getKubernetesSerialization().unmarshal(yaml, JsonNode.class);
    }

    @Test
    void resolvesCapturesOnTheNodeAndFillsInDefaultsAfterwards() {
        observations.add(uplink("eth1"));
        policy("p", UPLINK, BRIDGE_OVER_UPLINK);
        grant("n1", 1);

        var status = awaitTrue(EnactmentPhase.AVAILABLE);

        assertThat(status.desiredState()).isEqualTo(json("""
                interfaces:
                - name: br1
                  type: linux-bridge
                  state: up
                  ipv4: {enabled: true, dhcp: true}
                  bridge:
                    port:
                    - name: eth1
                      vlan:
                        mode: trunk
                        trunk-tags:
                        - id-range: {min: 2, max: 4094}
                """));
        assertThat(status.capturedStates()).containsOnlyKeys("gw", "uplink");
        assertThat(Optional.ofNullable(status.capturedStates().get("uplink"))).hasValueSatisfying(uplink -> {
            assertThat(uplink.state())
                    .isEqualTo(json(
                            "interfaces: [{name: eth1, type: ethernet, state: up, ipv4: {enabled: true, dhcp: true}}]"));
            assertThat(uplink.metaInfo())
                    .extracting(MetaInfo::version, made -> made.time() == null)
                    .containsExactly("0", false);
        });
        assertThat(applied).singleElement().satisfies(state -> assertThat(state.find("br1")).isPresent());
    }

    @Test
    void fillsInDefaultsWhereACaptureBroughtTheBridge() {
        observations.add(() -> NetworkStateYaml.read("""
                interfaces:
                - {name: br1, type: linux-bridge, state: up, bridge: {port: [{name: eth1}]}}
                """).state().orElseThrow());
        policy("p", Map.of("bridges", "interfaces.type==linux-bridge"), "interfaces: '{{ capture.bridges.interfaces }}'");
        grant("n1", 1);

        assertThat(Optional.ofNullable(awaitTrue(EnactmentPhase.AVAILABLE).desiredState())
                        .map(desired -> desired.at("/interfaces/0/bridge/port/0/vlan/mode").asText()))
                .contains("trunk");
    }

    @Test
    void capturesOnceHoweverOftenItTries() {
        observations.add(uplink("eth1"));
        outcomes.add(new ApplyOutcome.RolledBack("the gateway does not answer", true));
        policy("p", UPLINK, BRIDGE_OVER_UPLINK);
        grant("n1", 1);

        var first = awaitTrue(EnactmentPhase.AVAILABLE);
        client.resources(NodeNetworkConfigurationPolicy.class).withName("p").edit(policy -> {
            policy.setSpec(policy.getSpec()
                    .withDesiredState(json("interfaces: [{name: '{{ capture.uplink.interfaces.0.name }}', mtu: 1400}]")));
            return policy;
        });
        client.resources(NodeNetworkConfigurationEnactment.class).withName("n1.p").edit(enactment -> {
            enactment.getMetadata()
                    .setAnnotations(Map.of(NodeNetworkConfigurationEnactment.GRANTED_GENERATION_ANNOTATION, "2"));
            return enactment;
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> Long.valueOf(2).equals(status().policyGeneration())
                && Conditions.isTrue(status().conditions(), EnactmentPhase.AVAILABLE));
        assertThat(applied).hasSize(3);
        assertThat(status().desiredState()).isEqualTo(json("interfaces: [{name: eth1, mtu: 1400}]"));
        assertThat(status().capturedStates()).isEqualTo(first.capturedStates());
    }

    @Test
    void failsCapturesThatFindNothingWithoutTouchingTheNode() {
        observations.add(uplink("eth1"));
        policy(
                "p",
                Map.of("nic", "interfaces.name==\"eth77\"", "typo", "interface.name==eth1"),
                "interfaces: '{{ capture.nic.interfaces }}'");
        grant("n1", 1);

        var status = awaitTrue(EnactmentPhase.FAILING);

        assertThat(message(status, EnactmentPhase.FAILING))
                .startsWith("failure generating desiredState and capturedStates: capture.")
                .contains("capture.nic: Nothing has interfaces.name == \"eth77\"")
                .contains("| interfaces.name==\"eth77\"\n| .................^")
                .contains("capture.typo: A network state has no `interface`; did you mean `interfaces`?");
        assertThat(status.desiredState()).isNull();
        assertThat(status.capturedStates()).isEmpty();
        assertThat(applied).isEmpty();
    }

    @Test
    void failsATemplateThatRefersToNothing() {
        policy("interfaces: [{name: 'x{{ capture.nic.interfaces.0.name }}'}]");
        grant("n1", 1);

        assertThat(message(awaitTrue(EnactmentPhase.FAILING), EnactmentPhase.FAILING))
                .startsWith("failure generating desiredState and capturedStates: interfaces[0].name: There is no capture `nic`");
    }

    @Test
    void capturesAgainWhenTheNodeCouldNotBeObserved() {
        observations.add(() -> {
            throw new NodeViewException("NetworkManager is away", new IOException());
        });
        observations.add(uplink("eth1"));
        policy("p", UPLINK, BRIDGE_OVER_UPLINK);
        grant("n1", 1);

        assertThat(awaitTrue(EnactmentPhase.AVAILABLE).retryCount()).isEqualTo(Map.of("1", 1));
        assertThat(applied).hasSize(1);
    }

    @Test
    void startsOverWithTheNextGeneration() {
        policy(BRIDGE);
        grant("n1", 1);
        awaitTrue(EnactmentPhase.AVAILABLE);

        client.resources(NodeNetworkConfigurationPolicy.class).withName("p").edit(policy -> {
            policy.setSpec(policy.getSpec()
                    .withDesiredState(client.getKubernetesSerialization()
                            .unmarshal("interfaces: [{name: d0, type: dummy}]", JsonNode.class)));
            return policy;
        });
        client.resources(NodeNetworkConfigurationEnactment.class).withName("n1.p").edit(enactment -> {
            enactment.getMetadata()
                    .setAnnotations(Map.of(NodeNetworkConfigurationEnactment.GRANTED_GENERATION_ANNOTATION, "2"));
            return enactment;
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> Long.valueOf(2).equals(status().policyGeneration())
                && Conditions.isTrue(status().conditions(), EnactmentPhase.AVAILABLE));
        assertThat(applied).hasSize(2);
    }

    @Test
    void aRestartedHandlerGoesOnWithAnInterruptedAttempt() throws Exception {
        restartAfter(EnactmentPhase.created().start(), Map.of("1", 2));
        outcomes.add(new ApplyOutcome.RolledBack("the gateway does not answer", true));

        reconcile();

        assertThat(message(awaitTrue(EnactmentPhase.FAILING), EnactmentPhase.FAILING)).contains("after 3 attempts");
        assertThat(applied).hasSize(1);
    }

    @Test
    void aRestartedHandlerLeavesWhatHasEnded() throws Exception {
        restartAfter(EnactmentPhase.created().start().succeed(), Map.of());

        reconcile();
        policy("q", BRIDGE);
        grant("n1", "q", 1);

        // One worker, one queue: when q is done, p was looked at.
        await().atMost(Duration.ofSeconds(30)).until(() -> Conditions.isTrue(
                status("n1.q").conditions(), EnactmentPhase.AVAILABLE));
        assertThat(applied).hasSize(1);
    }

    private void restartAfter(EnactmentPhase phase, Map<String, Integer> retryCount) throws InterruptedException {
        reconciler.ifPresent(EnactmentReconciler::close);
        policy(BRIDGE);
        grant("n1", 1);
        var enactment =
                client.resources(NodeNetworkConfigurationEnactment.class).withName("n1.p").get();
        assertThat(new EnactmentWriter(client, "n1", QUICK, Clock.systemUTC())
                        .write(
                                enactment,
                                EnactmentStatus.empty()
                                        .withPolicyGeneration(1L)
                                        .withRetryCount(retryCount)
                                        .withConditions(Conditions.update(
                                                List.of(), phase.statements(), Clock.systemUTC().instant()))))
                .isTrue();
    }
}
