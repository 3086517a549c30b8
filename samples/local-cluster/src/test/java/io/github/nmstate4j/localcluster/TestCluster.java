package io.github.nmstate4j.localcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.apiserver.RealApiServer;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.enactment.PolicyVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cluster of virtual nodes, with the words tests are written in.
final class TestCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path SAMPLES = ClusterOptions.standard().project().resolve("samples/policies");

    private final LocalCluster cluster;
    private final Policies policies;
    private final Optional<RealApiServer> apiServer;

    private TestCluster(LocalCluster cluster, Optional<RealApiServer> apiServer) {
        this.cluster = cluster;
        this.policies = new Policies(cluster.client());
        this.apiServer = apiServer;
    }

    static TestCluster start(ClusterOptions options) throws IOException {
        return new TestCluster(LocalCluster.start(options), Optional.empty());
    }

    /// With a real API server instead of the embedded one.
    static TestCluster start(ClusterOptions options, RealApiServer.Kind kind) throws IOException {
        var server = RealApiServer.start(kind, Files.createTempDirectory("nmstate4j-apiserver"));
        try {
            return new TestCluster(LocalCluster.start(options.withKubeconfig(Optional.of(server.kubeconfig()))), Optional.of(server));
        } catch (RuntimeException | IOException e) {
            server.close();
            throw e;
        }
    }

    LocalCluster local() {
        return cluster;
    }

    KubernetesClient client() {
        return cluster.client();
    }

    List<VirtualClusterNode> nodes() {
        return cluster.nodes().stream().map(VirtualClusterNode.class::cast).toList();
    }

    /// Counted from one, as in the nodes' names.
    VirtualClusterNode node(int number) {
        return nodes().get(number - 1);
    }

    /// The text of one of the sample policies.
    static String sample(String file) {
        try {
            return Files.readString(SAMPLES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A policy for the first node alone, so that fixed addresses are not there three times.
    static String onFirstNode(String name, String desiredState) {
        return onNode("node-1", name, desiredState);
    }

    static String onNode(String node, String name, String desiredState) {
        return """
                apiVersion: nmstate.io/v1
                kind: NodeNetworkConfigurationPolicy
                metadata:
                  name: %s
                spec:
                  nodeSelector:
                    kubernetes.io/hostname: %s
                  desiredState:
                %s"""
                .formatted(name, node, desiredState.indent(4));
    }

    NodeNetworkConfigurationPolicy apply(String policy) {
        return policies.apply(policy);
    }

    /// Applies, and fails with what the enactments say unless the policy becomes Available.
    void applyAndAwaitAvailable(String policy) {
        awaitAvailable(apply(policy).getMetadata().getName());
    }

    void awaitAvailable(String policy) {
        assertThat(policies.await(policy, PATIENCE, PolicyVerdict.AVAILABLE, PolicyVerdict.DEGRADED))
                .as(() -> policy + ": " + policies.enactments(policy) + "\n" + node(1).handlerLog())
                .contains(PolicyVerdict.AVAILABLE);
    }

    /// Applies, and fails unless the policy becomes Degraded. Returns what the enactments say, by node.
    Map<String, String> applyAndAwaitDegraded(String policy) {
        var name = apply(policy).getMetadata().getName();
        assertThat(policies.await(name, PATIENCE, PolicyVerdict.AVAILABLE, PolicyVerdict.DEGRADED))
                .as(() -> name + ": " + policies.enactments(name))
                .contains(PolicyVerdict.DEGRADED);
        return policies.enactments(name);
    }

    Map<String, String> enactments(String policy) {
        return policies.enactments(policy);
    }

    /// Waits until the enactment on this node says so.
    void awaitEnactment(String node, String policy, String word) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Optional.ofNullable(enactments(policy).get(node)).orElse("").contains(word));
    }

    /// Makes the policy a new generation that asks for the same network, and waits for its end. Every node looks, and writes nothing.
    void applyAgainWithoutAWrite(String policy) {
        var before = nodes().stream().map(TestCluster::writes).toList();
        client().resources(NodeNetworkConfigurationPolicy.class).withName(policy).edit(current -> {
            current.setSpec(current.getSpec()
                    .withMaxUnavailable(new IntOrString("99%")));
            return current;
        });
        awaitAvailable(policy);
        assertThat(nodes().stream().map(TestCluster::writes).toList())
                .as("what NetworkManager was asked to change")
                .isEqualTo(before);
    }

    /// What NetworkManager has been asked to do since it started, from its own audit log.
    private static List<String> writes(VirtualClusterNode node) {
        return node.node().exec("grep -o 'audit: op=\"[^\"]*\"' /var/log/NetworkManager.log").stdout().lines().toList();
    }

    /// The first of what a command of the node prints as JSON.
    static JsonNode first(VirtualClusterNode node, String command) {
        return node.json(command).path(0);
    }

    static String mac(VirtualClusterNode node, String link) {
        return first(node, "ip -j link show " + link).path("address").asText();
    }

    /// Its IPv4 addresses with prefix lengths.
    static List<String> addresses(VirtualClusterNode node, String link) {
        return first(node, "ip -j -4 address show " + link).path("addr_info").valueStream()
                .map(address -> address.path("local").asText() + "/" + address.path("prefixlen").asInt())
                .toList();
    }

    static List<String> defaultRouteDevices(VirtualClusterNode node) {
        return node.json("ip -j -4 route show default").valueStream().map(route -> route.path("dev").asText()).toList();
    }

    static boolean pings(VirtualClusterNode from, String address) {
        return from.node().exec("ping -c 1 -W 2 " + address).succeeded();
    }

    void reset() {
        client().resources(NodeNetworkConfigurationPolicy.class).delete();
        await().atMost(PATIENCE)
                .until(() -> client().resources(NodeNetworkConfigurationEnactment.class).list().getItems().isEmpty());
        nodes().parallelStream().forEach(node -> node.node().reset());
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        if (apiServer.isPresent()) {
            apiServer.get().close();
        }
    }
}
