package io.github.nmstate4j.desktop;

import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeConditionBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.nmstate4j.apiserver.ApiServer;
import io.github.nmstate4j.apiserver.ApiServerSettings;
import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import io.github.nmstate4j.cluster.EnactmentStatus;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationEnactment;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.cluster.NodeNetworkState;
import io.github.nmstate4j.cluster.NodeStateStatus;
import io.github.nmstate4j.cluster.PolicyStatus;
import io.github.nmstate4j.desktop.document.PolicyDocument;
import io.github.nmstate4j.desktop.document.Yaml;
import io.github.nmstate4j.enactment.Conditions;
import io.github.nmstate4j.enactment.EnactmentPhase;
import io.github.nmstate4j.enactment.EnactmentVerdict;
import io.github.nmstate4j.enactment.PolicyRollup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cluster with an API server and three nodes, as `./dev demo` starts one. There is no operator and no handler: the test
/// says how far the nodes are, and it is written down in the words of those two.
final class ThreeNodes implements AutoCloseable {

    private static final String UNTOUCHED = """
            interfaces:
            - {name: lo, type: loopback, state: up, mtu: 65536}
            - name: eth0
              type: ethernet
              state: up
              mac-address: "02:4E:4A:01:00:0%1$d"
              mtu: 1500
              ipv4: {enabled: true, dhcp: true, address: [{ip: 10.0.2.1%1$d, prefix-length: 24}]}
              ipv6: {enabled: false}
            - name: eth1
              type: ethernet
              state: down
              mac-address: "02:4E:4A:01:01:0%1$d"
              mtu: 1500
            - name: eth2
              type: ethernet
              state: down
              mac-address: "02:4E:4A:01:02:0%1$d"
              mtu: 1500
            - {name: mgmt0, type: ethernet, state: ignore}
            routes:
              running:
              - {destination: 0.0.0.0/0, next-hop-address: 10.0.2.2, next-hop-interface: eth0, metric: 100, table-id: 254}
            """;
    private static final String STORAGE = """
            - name: bond0
              type: bond
              state: up
              mac-address: "02:4E:4A:01:01:0%1$d"
              mtu: 1500
              link-aggregation: {mode: active-backup, port: [eth1, eth2]}
              ipv4: {enabled: false}
              ipv6: {enabled: false}
            - name: bond0.300
              type: vlan
              state: up
              mac-address: "02:4E:4A:01:01:0%1$d"
              mtu: 1500
              vlan: {base-iface: bond0, id: 300, protocol: 802.1q}
              ipv4: {enabled: false}
              ipv6: {enabled: false}
            """;

    private final ApiServer server;
    private final KubernetesClient client;

    private ThreeNodes(ApiServer server) throws IOException {
        this.server = server;
        this.client = new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(server.kubeconfig())).build();
        CustomResourceDefinitions.all(client.getKubernetesSerialization()).forEach(definition -> client.resource(definition).create());
        for (int node = 1; node <= 3; node++) {
            register(node);
            report(node, UNTOUCHED);
        }
    }

    static ThreeNodes start() throws IOException {
        return new ThreeNodes(ApiServer.start(ApiServerSettings.local()));
    }

    Path kubeconfig(Path folder) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
    }

    private void register(int node) {
        client.resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(name(node))
                        .addToLabels("kubernetes.io/hostname", name(node))
                        .addToLabels("kubernetes.io/os", "linux")
                        .addToLabels("node-role.kubernetes.io/worker", "")
                        .endMetadata()
                        .build())
                .create();
        client.nodes().withName(name(node)).editStatus(made -> new NodeBuilder(made)
                .editOrNewStatus()
                .withConditions(new NodeConditionBuilder().withType("Ready").withStatus("True").build())
                .withAddresses(new NodeAddress("10.0.2.1" + node, "InternalIP"))
                .endStatus()
                .build());
    }

    private static String name(int node) {
        return "node-" + node;
    }

    /// As with `kubectl label node`.
    void label(int node, String label) {
        client.nodes().withName(name(node)).edit(before -> new NodeBuilder(before).editMetadata().addToLabels(label, "").endMetadata().build());
    }

    private void report(int node, String state) {
        var report = Optional.ofNullable(client.resources(NodeNetworkState.class).withName(name(node)).get()).orElseGet(() -> {
            var fresh = new NodeNetworkState();
            fresh.getMetadata().setName(name(node));
            return client.resource(fresh).create();
        });
        try {
            var tree = Yaml.tree(state.formatted(node));
            report.setStatus(new NodeStateStatus(tree, Instant.now(), null, null, null, List.of()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        client.resource(report).updateStatus();
    }

    /// The node has the bond and the VLAN.
    void storageIsOn(int node) {
        report(node, UNTOUCHED.replace("routes:", STORAGE + "routes:").replace("state: down", "state: up\n  controller: bond0"));
    }

    /// How far nodes are with a policy, by the numbers of the nodes.
    void follow(String policy, Map<Integer, EnactmentPhase> phases) {
        var written = client.resources(NodeNetworkConfigurationPolicy.class).withName(policy).get();
        var now = Instant.now();
        phases.forEach((node, phase) -> enact(written, name(node), phase, now));
        var verdicts = phases.values().stream().map(phase -> EnactmentVerdict.of(Conditions.update(List.of(), phase.statements(), now))).toList();
        var statements = PolicyRollup.of(phases.size(), phases.size(), verdicts).verdict().statements();
        written.setStatus(new PolicyStatus(Conditions.update(List.of(), statements, now), Map.of(), null, null, written.getMetadata().getGeneration()));
        client.resource(written).updateStatus();
    }

    private void enact(NodeNetworkConfigurationPolicy policy, String node, EnactmentPhase phase, Instant now) {
        var name = NodeNetworkConfigurationEnactment.nameOf(node, policy.getMetadata().getName());
        var enactment = Optional.ofNullable(client.resources(NodeNetworkConfigurationEnactment.class).withName(name).get()).orElseGet(() -> {
            var fresh = new NodeNetworkConfigurationEnactment();
            fresh.getMetadata().setName(name);
            fresh.getMetadata().setLabels(Map.of(
                    NodeNetworkConfigurationEnactment.POLICY_LABEL,
                    policy.getMetadata().getName(),
                    NodeNetworkConfigurationEnactment.NODE_LABEL,
                    node));
            return client.resource(fresh).create();
        });
        var conditions = Conditions.update(enactment.getStatus() == null ? List.of() : enactment.getStatus().conditions(), phase.statements(), now);
        enactment.setStatus(new EnactmentStatus(null, null, Map.of(), policy.getMetadata().getGeneration(), conditions, List.of(), Map.of(), null));
        client.resource(enactment).updateStatus();
    }

    /// The policies of the cluster, by name.
    List<String> policies() {
        return client.resources(NodeNetworkConfigurationPolicy.class).list().getItems().stream().map(policy -> policy.getMetadata().getName()).sorted().toList();
    }

    /// As it is in the cluster.
    PolicyDocument policy(String name) {
        return PolicyDocument.of(Serialization.asYaml(client.resources(NodeNetworkConfigurationPolicy.class).withName(name).get()));
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
