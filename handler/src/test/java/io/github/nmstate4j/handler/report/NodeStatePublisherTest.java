package io.github.nmstate4j.handler.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.handler.apply.NodeView;
import io.github.nmstate4j.handler.apply.NodeViewException;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.state.NetworkState;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeStatePublisherTest {

    private static final Duration SPACING = Duration.ofSeconds(10);

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile NetworkState state = withInterface("eth1");
    private volatile boolean blind;
    private final AtomicInteger looks = new AtomicInteger();
    private final SettableClock clock = new SettableClock();
    private ApiServer server;
    private KubernetesClient client;
    private NodeStatePublisher publisher;

    @BeforeEach
    void start() throws IOException {
        server = ApiServer.start(ApiServerSettings.local());
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .build();
        CustomResourceDefinitions.all(client.getKubernetesSerialization())
                .forEach(definition -> client.resource(definition).create());
        client.resource(new NodeBuilder().withNewMetadata().withName("n1").endMetadata().build())
                .create();
        publisher = new NodeStatePublisher(
                client,
                "n1",
                "nmstate4j 1",
                new Node(),
                new NodeStatePublisher.Rhythm(Duration.ofMillis(10), SPACING, Duration.ofHours(1)),
                clock,
                scheduler);
        publisher.start();
    }

    @AfterEach
    void stop() {
        publisher.close();
        scheduler.shutdownNow();
        client.close();
        server.close();
    }

    private static NetworkState withInterface(String name) {
        return NetworkStateYaml.read("interfaces: [{name: " + name + ", type: ethernet, state: up}]")
                .state()
                .orElseThrow();
    }

    private Optional<NodeNetworkState> published() {
        return Optional.ofNullable(
                client.resources(NodeNetworkState.class).withName("n1").get());
    }

    private NodeNetworkState awaitText(String text) {
        await().atMost(Duration.ofSeconds(30)).until(() -> published()
                .filter(found -> String.valueOf(found.getStatus().currentState()).contains(text))
                .isPresent());
        return published().orElseThrow();
    }

    @Test
    void publishesTheNodeUnderItsNameAndOwnedByIt() {
        var found = awaitText("eth1");

        assertThat(found.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> {
            assertThat(owner.getKind()).isEqualTo("Node");
            assertThat(owner.getUid())
                    .isEqualTo(client.nodes().withName("n1").get().getMetadata().getUid());
        });
        assertThat(found.getStatus().hostNetworkManagerVersion()).isEqualTo("1.58.0");
        assertThat(found.getStatus().handlerNmstateVersion()).isEqualTo("nmstate4j 1");
        assertThat(Conditions.isTrue(found.getStatus().conditions(), "Available")).isTrue();
    }

    @Test
    void followsTheNodeWhenItChanges() {
        awaitLook();
        clock.passes(SPACING);

        state = withInterface("eth2");
        listeners.forEach(Runnable::run);

        awaitText("eth2");
    }

    @Test
    void doesNotLookAgainAtOnceWhenChangesGoOn() throws Exception {
        awaitLook();

        for (int change = 0; change < 3; change++) {
            listeners.forEach(Runnable::run);
            scheduler.schedule(() -> {}, 20, TimeUnit.MILLISECONDS).get();
        }

        assertThat(looks).hasValue(1);
    }

    /// The first one, to its end.
    private void awaitLook() {
        await().atMost(Duration.ofSeconds(30)).until(() -> publisher.lastLook().isPresent());
    }

    @Test
    void writesNothingWhenNothingHasChanged() throws Exception {
        var before = awaitText("eth1").getMetadata().getResourceVersion();

        publisher.refresh();
        scheduler.submit(() -> {}).get();
        scheduler.submit(() -> {}).get();

        assertThat(published().orElseThrow().getMetadata().getResourceVersion()).isEqualTo(before);
    }

    @Test
    void keepsTheLastStateAndSaysSoWhenTheNodeCannotBeObserved() {
        awaitText("eth1");

        blind = true;
        publisher.refresh();

        await().atMost(Duration.ofSeconds(30)).until(() ->
                Conditions.isTrue(published().orElseThrow().getStatus().conditions(), "Failing"));
        awaitText("eth1");
    }

    @Test
    void comesBackWhenSomebodyDeletesIt() {
        awaitText("eth1");

        client.resources(NodeNetworkState.class).withName("n1").delete();

        awaitText("eth1");
    }

    private final class Node implements NodeView {
        @Override
        public Observation observe() throws NodeViewException {
            looks.incrementAndGet();
            if (blind) {
                throw new NodeViewException("NetworkManager cannot be asked", new IOException("it is gone"));
            }
            return new Observation(state, List.of(), List.of(), Optional.empty(), Map.of(), "1.58.0");
        }

        @Override
        public Subscription onChange(Runnable listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }

    /// Stands still unless told otherwise.
    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.now();

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
