package io.github.nmstate4j.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NMStateSpec;
import io.github.nmstate4j.cluster.NMStateSpec.MetricsConfiguration;
import io.github.nmstate4j.enactment.PolicyVerdict;
import io.github.nmstate4j.handler.metrics.HandlerMetrics;
import io.github.nmstate4j.handler.probe.Probe;
import io.github.nmstate4j.observation.Observation;
import io.github.nmstate4j.operator.Operator;
import io.github.nmstate4j.operator.OperatorSettings;
import io.github.nmstate4j.operator.admission.AdmissionSettings;
import io.github.nmstate4j.operator.installation.InstallationSettings;
import io.github.nmstate4j.telemetry.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dashboard and the alerts ask for series that operator and handlers have.
class MonitoringFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NAME =
            Pattern.compile("\\b(?:kubernetes_nmstate|nmstate|reconciliations|jvm|process)_[a-z_]+");

    @TempDir
    Path folder;

    @Test
    @DisplayName("the numbers of a rollout are served, and every metric that dashboard and alerts ask for is among them")
    void names() throws Exception {
        var served = ofHandler();
        served.addAll(ofOperator());

        for (var file : List.of("grafana-dashboard.json", "alerts.yaml")) {
            var text = Files.readString(Path.of(System.getProperty("nmstate4j.root", "../.."), "deploy", "monitoring", file));
            var asked = new TreeSet<String>();
            NAME.matcher(text).results().forEach(match -> asked.add(match.group()));

            assertThat(asked).as(file).hasSizeGreaterThan(5);
            assertThat(served).as(file).containsAll(asked);
        }
    }

    private static Set<String> ofHandler() {
        var names = new TreeSet<String>();
        var handler = Metrics.ofProcess();
        var metrics = new HandlerMetrics(handler.meters());
        metrics.watch(Optional::empty, () -> 0);
        var _ = metrics.measured(new Probe() {
            @Override
            public String name() {
                return "example";
            }

            @Override
            public Optional<String> failure(Observation now, Duration within) {
                return Optional.empty();
            }
        });
        addNames(handler.scrape(), names);
        return names;
    }

    /// Of one that has rolled out a policy.
    private Set<String> ofOperator() throws Exception {
        int port = freePort();
        try (var server = ApiServer.start(ApiServerSettings.local());
                var client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(server.kubeconfig())).build();
                var _ = Operator.start(
                        client,
                        OperatorSettings.alone()
                                .withAdmission(Optional.of(AdmissionSettings.local()))
                                .withInstallation(Optional.of(InstallationSettings.of("default", "registry.example/handler:1"))));
                var node = SimulatedClusterNode.create(1, folder);
                var _ = Kubelets.start(client, List.of(node))) {
            var nmstate = new NMState();
            nmstate.setMetadata(new ObjectMetaBuilder().withName("nmstate").build());
            nmstate.setSpec(NMStateSpec.empty().withMetricsConfiguration(new MetricsConfiguration("127.0.0.1:" + port)));
            nmstate.setStatus(null);
            client.resource(nmstate).create();
            node.startHandler(server.kubeconfig(), Map.of());
            var policies = new Policies(client);
            policies.apply("""
                    apiVersion: nmstate.io/v1
                    kind: NodeNetworkConfigurationPolicy
                    metadata: {name: web}
                    spec:
                      desiredState:
                        hostname: {config: node-1}
                        routes: {config: [{destination: 203.0.113.0/24, next-hop-interface: dummy7, next-hop-address: 198.51.100.2}]}
                        interfaces:
                        - {name: dummy7, type: dummy, state: up, ipv4: {enabled: true, address: [{ip: 198.51.100.1, prefix-length: 24}]}}
                    """);
            assertThat(policies.await("web", PATIENCE, PolicyVerdict.AVAILABLE)).contains(PolicyVerdict.AVAILABLE);
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(read(port)).contains(
                    "kubernetes_nmstate_policies_status{status=\"Available\"} 1.0",
                    "kubernetes_nmstate_policies_status{status=\"Degraded\"} 0.0",
                    "kubernetes_nmstate_enactments_status{node=\"node-1\",status=\"Available\"} 1.0",
                    "kubernetes_nmstate_enactments_status{node=\"node-1\",status=\"Pending\"} 0.0",
                    "kubernetes_nmstate_features_applied{name=\"static-hostname\"} 1.0",
                    "kubernetes_nmstate_network_interfaces{node=\"node-1\",type=\"dummy\"} 1.0",
                    "kubernetes_nmstate_routes{ip_stack=\"ipv4\",node=\"node-1\",type=\"static\"} 1.0",
                    "nmstate_rollout_slot_wait_seconds_count 1",
                    "nmstate_rollout_duration_seconds_count 1",
                    "nmstate_operator_at_work 1.0"));
            var names = new TreeSet<String>();
            addNames(read(port), names);
            return names;
        }
    }

    private static String read(int port) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void addNames(String scrape, Set<String> names) {
        scrape.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("[{ ]", 2)[0]).forEach(names::add);
    }
}
