package io.github.nmstate4j.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.PolicySpec;
import io.github.nmstate4j.cluster.PolicyStatus;
import io.github.nmstate4j.enactment.Condition;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.EnactmentPhase;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.enactment.Reason;
import io.github.nmstate4j.operator.cluster.SlotWatch;
import io.github.nmstate4j.operator.cluster.StandInHandlers;
import io.github.nmstate4j.operator.cluster.StandInHandlers.Fate;
import io.github.nmstate4j.operator.cluster.Changes;
import io.github.nmstate4j.operator.cluster.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user of a cluster sees of the operator, on any API server. Each test has nodes of its own, marked with a
/// label, and a policy of its own that selects them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OperatorContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GROUP = "test.nmstate4j/group";

    private TestServer server;
    private KubernetesClient client;
    private KubernetesClient operators;
    private StandInHandlers handlers;
    private Operator operator;
    private String policy;

    abstract TestServer serve(Path home) throws Exception;

    OperatorSettings settings() {
        return OperatorSettings.alone();
    }

    void prepare(KubernetesClient cluster) {}

    /// The connection that the operator uses.
    KubernetesClient operatorClient(String kubeconfig) {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig))
                .build();
    }

    @BeforeAll
    void startServer(@TempDir Path home) throws Exception {
        server = serve(home);
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
        prepare(client);
        operators = operatorClient(server.kubeconfig());
    }

    @AfterAll
    void stopServer() {
        operators.close();
        client.close();
        server.close();
    }

    @BeforeEach
    void start(TestInfo test) {
        policy = "p" + Integer.toHexString((test.getTestMethod() + test.getDisplayName()).hashCode());
        operator = Operator.start(operators, settings());
        handlers = new StandInHandlers(client);
    }

    @AfterEach
    void stop() {
        client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).delete();
        await().atMost(PATIENCE).until(() -> enactments().isEmpty());
        operator.close();
        handlers.close();
        client.nodes().withLabel(GROUP, policy).delete();
    }

    @Test
    void configuresEveryMatchingNodeAndTellsSo() {
        nodes(3);
        apply(spec -> spec);

        var status = awaitPolicy(PolicyVerdict.AVAILABLE);

        assertThat(Conditions.find(status.conditions(), PolicyVerdict.AVAILABLE).orElseThrow().reason())
                .isEqualTo(Reason.SUCCESS);
        assertThat(message(status, PolicyVerdict.AVAILABLE)).isEqualTo("3/3 nodes successfully configured");
        assertThat(status.conditions()).extracting(Condition::type).containsExactly(
                PolicyVerdict.AVAILABLE, PolicyVerdict.DEGRADED, PolicyVerdict.PROGRESSING, PolicyVerdict.IGNORED);
        assertThat(status.unavailableNodeCountMap()).isEmpty();
        assertThat(status.observedGeneration()).isEqualTo(1);
        // The first nodes may start before the operator has heard of the last one.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events()).satisfiesExactlyInAnyOrder(
                event -> assertThat(event).matches("RolloutStarted: Generation 1 is rolled out to [123] nodes?"),
                event -> assertThat(event).isEqualTo("RolloutFinished: Generation 1: 3/3 nodes successfully configured")));
        assertThat(enactments()).hasSize(3).allSatisfy(enactment -> {
            var node = client.nodes().withName(enactment.getMetadata().getLabels().get("nmstate.io/node")).get();
            assertThat(enactment.getMetadata().getName()).isEqualTo(node.getMetadata().getName() + "." + policy);
            assertThat(enactment.getMetadata().getLabels()).containsEntry("nmstate.io/policy", policy);
            assertThat(enactment.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
                assertThat(owner.getKind()).isEqualTo("Node");
                assertThat(owner.getUid()).isEqualTo(node.getMetadata().getUid());
            });
        });
    }

    @Test
    void saysWhenNoNodeMatches() {
        apply(spec -> spec);

        assertThat(message(awaitPolicy(PolicyVerdict.IGNORED), PolicyVerdict.IGNORED))
                .isEqualTo("Policy does not match any node");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,3", "50%,4", ",4"})
    void neverHasMoreNodesUnavailableThanAllowed(String maxUnavailable, int limit) {
        nodes(8);
        handlers.let(node(2), Fate.SUCCEEDS_AT_THE_SECOND_TRY);
        try (var slots = new SlotWatch(client, policy)) {
            apply(spec -> maxUnavailable == null ? spec : spec.withMaxUnavailable(new IntOrString(number(maxUnavailable))));

            awaitPolicy(PolicyVerdict.AVAILABLE);

            assertThat(slots.most()).isPositive().isLessThanOrEqualTo(limit);
            assertThat(slots.order()).hasSize(8);
        }
    }

    /// Every handler is sent every change of a policy.
    @Test
    void tellsProgressNowAndThenHoweverManyNodesFinish() {
        int nodes = 16;
        nodes(nodes);
        var changes = new AtomicInteger();
        long begin = System.nanoTime();
        try (var _ = client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, NodeNetworkConfigurationPolicy changed) {
                changes.incrementAndGet();
            }

            @Override
            public void onClose(WatcherException cause) {}
        })) {
            apply(spec -> spec.withMaxUnavailable(new IntOrString(1)));

            awaitPolicy(PolicyVerdict.AVAILABLE);

            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            // Its creation, the start, the end, and one in each second that has begun.
            assertThat(changes.get()).isLessThanOrEqualTo((int) seconds + 4);
        }
    }

    private static Object number(String text) {
        return text.endsWith("%") ? text : Integer.valueOf(text);
    }

    @Test
    void usesEverySlot() {
        nodes(4);
        for (int i = 1; i <= 4; i++) {
            handlers.let(node(i), Fate.TAKES_LONG);
        }
        apply(spec -> spec.withMaxUnavailable(new IntOrString(3)));

        await().atMost(PATIENCE).until(() -> count(EnactmentPhase.PROGRESSING) == 3 && count(EnactmentPhase.PENDING) == 1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(status().unavailableNodeCountMap()).containsExactly(Map.entry("1", 3));
            assertThat(message(status(), PolicyVerdict.PROGRESSING))
                    .isEqualTo("Policy is progressing 0/4 nodes finished");
        });
        for (int i = 1; i <= 4; i++) {
            handlers.letGo(node(i));
        }
        awaitPolicy(PolicyVerdict.AVAILABLE);
    }

    @Test
    void abortsTheRestWhenTooManyFail() {
        nodes(5);
        handlers.let(node(1), Fate.FAILS);
        handlers.let(node(2), Fate.FAILS);
        apply(spec -> spec.withMaxUnavailable(new IntOrString(2)));

        awaitPolicy(PolicyVerdict.DEGRADED);
        await().atMost(PATIENCE).until(() -> count(EnactmentPhase.ABORTED) == 3);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(message(status(), PolicyVerdict.DEGRADED))
                .isEqualTo("2/5 nodes failed to configure, 3 nodes aborted configuration"));
        assertThat(count(EnactmentPhase.FAILING)).isEqualTo(2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(events())
                .contains("RolloutAborted: Generation 1: 2/5 nodes failed to configure, 3 nodes aborted configuration"));
        assertThat(handlers.starts(node(3), policy, 1)).isZero();
    }

    @Test
    void triesAgainWhenAskedTo() {
        nodes(3);
        handlers.let(node(1), Fate.FAILS);
        apply(spec -> spec.withMaxUnavailable(new IntOrString(1)));
        await().atMost(PATIENCE).until(() -> count(EnactmentPhase.ABORTED) == 2);

        handlers.let(node(1), Fate.SUCCEEDS);
        change(found -> found.getMetadata().setAnnotations(Map.of(NodeNetworkConfigurationPolicy.RETRY_ANNOTATION, "1")));

        awaitPolicy(PolicyVerdict.AVAILABLE);
        assertThat(handlers.starts(node(1), policy, 1)).isEqualTo(2);
    }

    @Test
    void startsNoFurtherNodeWhilePaused() {
        nodes(3);
        handlers.let(node(1), Fate.TAKES_LONG);
        apply(spec -> spec.withMaxUnavailable(new IntOrString(1)));
        await().atMost(PATIENCE).until(() -> count(EnactmentPhase.PROGRESSING) == 1);

        edit(spec -> spec.withPaused(true));
        await().atMost(PATIENCE).until(() -> Long.valueOf(2).equals(status().observedGeneration()));
        handlers.letGo(node(1));
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() ->
                count(EnactmentPhase.PROGRESSING) == 0 && handlers.starts(node(2), policy, 2) == 0);

        edit(spec -> spec.withPaused(false));
        awaitPolicy(PolicyVerdict.AVAILABLE);
        assertThat(handlers.starts(node(2), policy, 3)).isOne();
    }

    @Test
    void staysUndecidedWhileANodeRetries() {
        nodes(2);
        handlers.let(node(1), Fate.SUCCEEDS_AT_THE_SECOND_TRY);
        var wasDegraded = new AtomicBoolean();
        try (var _ = client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).watch(new Watcher<>() {
            @Override
            public void eventReceived(Action action, NodeNetworkConfigurationPolicy seen) {
                wasDegraded.compareAndSet(false, seen.getStatus() != null
                        && Conditions.isTrue(seen.getStatus().conditions(), PolicyVerdict.DEGRADED));
            }

            @Override
            public void onClose(WatcherException cause) {}
        })) {
            apply(spec -> spec);
            awaitPolicy(PolicyVerdict.AVAILABLE);
        }

        assertThat(wasDegraded).isFalse();
    }

    @Test
    void goesOnWithTheNewGenerationWhenThePolicyIsEditedInBetween() {
        nodes(4);
        handlers.let(node(1), Fate.TAKES_LONG);
        try (var slots = new SlotWatch(client, policy)) {
            apply(spec -> spec.withMaxUnavailable(new IntOrString(1)));
            await().atMost(PATIENCE).until(() -> count(EnactmentPhase.PROGRESSING) == 1);

            edit(spec -> spec.withDesiredState(JsonNodeFactory.instance.objectNode().put("hostname", "x")));
            await().atMost(PATIENCE).until(() -> Long.valueOf(2).equals(status().observedGeneration()));
            handlers.letGo(node(1));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(message(status(), PolicyVerdict.AVAILABLE))
                    .isEqualTo("4/4 nodes successfully configured"));
            assertThat(slots.most()).isEqualTo(1);
        }
        assertThat(enactments()).allSatisfy(enactment ->
                assertThat(enactment.getStatus().policyGeneration()).isEqualTo(2));
        assertThat(handlers.starts(node(2), policy, 1)).isZero();
        assertThat(handlers.starts(node(2), policy, 2)).isOne();
    }

    @Test
    void deletesTheEnactmentsOfADeletedPolicy() {
        nodes(3);
        apply(spec -> spec);
        awaitPolicy(PolicyVerdict.AVAILABLE);

        client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).delete();

        await().atMost(Duration.ofSeconds(10)).until(() -> enactments().isEmpty());
    }

    @Test
    void deletesTheEnactmentsOfAPolicyThatWasDeletedWhileNoOperatorWasThere() {
        nodes(2);
        apply(spec -> spec);
        awaitPolicy(PolicyVerdict.AVAILABLE);
        operator.close();

        client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).delete();
        operator = Operator.start(operators, settings());

        await().atMost(PATIENCE).until(() -> enactments().isEmpty());
    }

    @Test
    void startsOverWithAPolicyOfTheSameName() {
        nodes(2);
        apply(spec -> spec);
        awaitPolicy(PolicyVerdict.AVAILABLE);
        operator.close();

        client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).delete();
        apply(spec -> spec);
        operator = Operator.start(operators, settings());

        awaitPolicy(PolicyVerdict.AVAILABLE);
        assertThat(handlers.starts(node(1), policy, 1)).isEqualTo(2);
    }

    @Test
    void followsTheLabelsOfNodes() {
        nodes(2);
        apply(spec -> spec);
        awaitPolicy(PolicyVerdict.AVAILABLE);

        label(node(1), "elsewhere");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            assertThat(enactments()).extracting(enactment -> enactment.getMetadata().getName())
                    .containsExactly(node(2) + "." + policy);
            assertThat(message(status(), PolicyVerdict.AVAILABLE)).isEqualTo("1/1 nodes successfully configured");
        });

        label(node(1), policy);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(message(status(), PolicyVerdict.AVAILABLE))
                .isEqualTo("2/2 nodes successfully configured"));
    }

    @Test
    void givesTheSlotOfADeletedNodeToTheNext() {
        nodes(2);
        handlers.let(node(1), Fate.TAKES_LONG);
        apply(spec -> spec.withMaxUnavailable(new IntOrString(1)));
        await().atMost(PATIENCE).until(() -> count(EnactmentPhase.PROGRESSING) == 1);

        client.nodes().withName(node(1)).delete();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(message(status(), PolicyVerdict.AVAILABLE))
                .isEqualTo("1/1 nodes successfully configured"));
    }

    @Test
    void doesNotWaitForNodesThatAreNotReady() {
        nodes(2);
        ready(node(1), false);
        apply(spec -> spec);

        assertThat(message(awaitPolicy(PolicyVerdict.AVAILABLE), PolicyVerdict.AVAILABLE))
                .isEqualTo("1/2 nodes successfully configured, 1 nodes ignored due to NotReady state");

        ready(node(1), true);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(message(status(), PolicyVerdict.AVAILABLE))
                .isEqualTo("2/2 nodes successfully configured"));
    }

    @Test
    void waitsForANodeThatIsNotReadyInTheMiddleOfItsChange() {
        nodes(2);
        handlers.let(node(2), Fate.TAKES_LONG);
        apply(spec -> spec.withMaxUnavailable(new IntOrString("100%")));
        await().atMost(PATIENCE).until(() -> count(EnactmentPhase.AVAILABLE) == 1 && count(EnactmentPhase.PROGRESSING) == 1);

        ready(node(2), false);

        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).untilAsserted(() ->
                assertThat(message(status(), PolicyVerdict.PROGRESSING)).isEqualTo("Policy is progressing 1/2 nodes finished"));
        handlers.letGo(node(2));
        assertThat(message(awaitPolicy(PolicyVerdict.AVAILABLE), PolicyVerdict.AVAILABLE))
                .isEqualTo("1/2 nodes successfully configured, 1 nodes ignored due to NotReady state");
    }

    @Test
    void waitsForAReadyNodeAlthoughOneThatIsNotReadyHasFinished() {
        nodes(2);
        handlers.let(node(2), Fate.TAKES_LONG);
        apply(spec -> spec.withMaxUnavailable(new IntOrString(1)));
        await().atMost(PATIENCE).until(() -> count(EnactmentPhase.AVAILABLE) == 1 && count(EnactmentPhase.PROGRESSING) == 1);

        ready(node(1), false);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(message(status(), PolicyVerdict.PROGRESSING))
                .isEqualTo("Policy is progressing 0/1 nodes finished, 1 nodes ignored due to NotReady state"));
        handlers.letGo(node(2));
        assertThat(message(awaitPolicy(PolicyVerdict.AVAILABLE), PolicyVerdict.AVAILABLE))
                .isEqualTo("1/2 nodes successfully configured, 1 nodes ignored due to NotReady state");
    }

    @Test
    void losesNoSlotAndRepeatsNoWorkWhenTheOperatorIsRestarted() {
        nodes(6);
        for (int i = 1; i <= 6; i++) {
            handlers.let(node(i), Fate.TAKES_LONG);
        }
        try (var slots = new SlotWatch(client, policy)) {
            apply(spec -> spec.withMaxUnavailable(new IntOrString(2)));
            for (int i = 1; i <= 6; i++) {
                int working = Math.min(2, 7 - i);
                await().atMost(PATIENCE).until(() -> count(EnactmentPhase.PROGRESSING) == working);
                operator.close();
                if (i % 2 == 0) {
                    handlers.letGo(node(i));
                }
                operator = Operator.start(operators, settings());
                handlers.letGo(node(i));
            }

            awaitPolicy(PolicyVerdict.AVAILABLE);
            assertThat(slots.most()).isEqualTo(2);
        }
        assertThat(IntStream.rangeClosed(1, 6).map(i -> handlers.starts(node(i), policy, 1))).containsOnly(1);
    }

    private void nodes(int count) {
        for (int i = 1; i <= count; i++) {
            client.resource(new NodeBuilder()
                            .withNewMetadata()
                            .withName(node(i))
                            .addToLabels(GROUP, policy)
                            .endMetadata()
                            .withNewStatus()
                            .addNewCondition()
                            .withType("Ready")
                            .withStatus("True")
                            .endCondition()
                            .endStatus()
                            .build())
                    .create();
        }
    }

    private String node(int number) {
        return "n" + number + "-" + Integer.toHexString(policy.hashCode());
    }

    private void label(String node, String group) {
        client.nodes().withName(node).edit(found -> new NodeBuilder(found)
                .editMetadata()
                .addToLabels(GROUP, group)
                .endMetadata()
                .build());
    }

    private void ready(String node, boolean ready) {
        client.nodes().withName(node).editStatus((Node found) -> new NodeBuilder(found)
                .editStatus()
                .withConditions(new NodeConditionBuilder()
                        .withType("Ready")
                        .withStatus(ready ? "True" : "Unknown")
                        .build())
                .endStatus()
                .build());
    }

    private void apply(UnaryOperator<PolicySpec> change) {
        var wanted = new NodeNetworkConfigurationPolicy();
        wanted.setMetadata(new ObjectMetaBuilder().withName(policy).build());
        wanted.setSpec(change.apply(PolicySpec.empty()
                .withNodeSelector(Map.of(GROUP, policy))
                .withDesiredState(JsonNodeFactory.instance.objectNode())));
        wanted.setStatus(null);
        client.resource(wanted).create();
    }

    private void edit(UnaryOperator<PolicySpec> how) {
        change(found -> found.setSpec(how.apply(found.getSpec())));
    }

    private void change(Consumer<NodeNetworkConfigurationPolicy> how) {
        Changes.make(PATIENCE, () -> client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).edit(found -> {
            how.accept(found);
            return found;
        }));
    }

    private PolicyStatus status() {
        return Optional.ofNullable(client.resources(NodeNetworkConfigurationPolicy.class)
                        .withName(policy)
                        .get())
                .map(NodeNetworkConfigurationPolicy::getStatus)
                .orElse(PolicyStatus.empty());
    }

    private PolicyStatus awaitPolicy(String condition) {
        await().atMost(PATIENCE).until(() -> Conditions.isTrue(status().conditions(), condition));
        return status();
    }

    private static String message(PolicyStatus status, String condition) {
        return Conditions.find(status.conditions(), condition).map(Condition::message).orElse("");
    }

    private List<NodeNetworkConfigurationEnactment> enactments() {
        return client.resources(NodeNetworkConfigurationEnactment.class)
                .withLabel(NodeNetworkConfigurationEnactment.POLICY_LABEL, policy)
                .list()
                .getItems();
    }

    private List<String> events() {
        return client.v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> event.getInvolvedObject().getName().equals(policy))
                .map(event -> event.getReason() + ": " + event.getMessage())
                .toList();
    }

    private int count(String condition) {
        return enactments().stream()
                .filter(enactment -> enactment.getStatus() != null
                        && Conditions.isTrue(enactment.getStatus().conditions(), condition))
                .toList()
                .size();
    }
}
