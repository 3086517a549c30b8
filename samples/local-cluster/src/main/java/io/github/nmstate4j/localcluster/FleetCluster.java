package io.github.nmstate4j.localcluster;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import io.github.nmstate4j.state.iface.NetworkInterface;
import io.github.nmstate4j.yaml.NetworkStateYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A cluster for measuring and for breaking: the operator in a process of its own, a fleet, and between them and the API
/// server a relay that can be cut.
final class FleetCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FleetCluster.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path folder;
    private final ControlPlane server;
    private final Relay relay;
    private final Path kubeconfig;
    private final KubernetesClient client;
    private final Fleet fleet;
    private OperatorProcess operator;

    /// What a policy wants of each node: an interface of its name. Changed by the MTU.
    record Wish(String policy, int mtu) {
        private String state() {
            return "interfaces: [{name: %s, type: dummy, state: up, mtu: %d}]".formatted(policy, mtu);
        }

        String policy(String maxUnavailable) {
            return """
                    apiVersion: nmstate.io/v1
                    kind: NodeNetworkConfigurationPolicy
                    metadata: {name: %s}
                    spec: {maxUnavailable: %s, desiredState: {%s}}
                    """.formatted(policy, maxUnavailable, state());
        }

        List<NetworkInterface> interfaces() {
            return NetworkStateYaml.read(state()).state().orElseThrow().interfaces();
        }
    }

    /// @param folder gets kubeconfig files and the operator's log
    /// @param existing the kubeconfig of an API server that has nothing in it; left out: an embedded one is started
    /// @param nodes how many
    /// @param work how long a change of a node takes
    FleetCluster(Path folder, Optional<Path> existing, int nodes, Duration work) throws IOException, InterruptedException {
        this.folder = folder;
        try {
            server = existing.isPresent()
                    ? ControlPlane.existing(existing.get(), Optional.empty())
                    : ControlPlane.embedded("127.0.0.1");
            open.push(server);
            client = server.client();
            open.push(client);
            var direct = Files.writeString(folder.resolve("direct"), server.kubeconfig());
            var relayed = ControlPlane.existing(direct, Optional.of("127.0.0.1"));
            open.push(relayed);
            relay = relayed.relay().orElseThrow();
            kubeconfig = Files.writeString(folder.resolve("kubeconfig"), relayed.nodeKubeconfig());
            client.resource(new NamespaceBuilder().withNewMetadata().withName(OperatorProcess.NAMESPACE).endMetadata().build()).create();
            operator = OperatorProcess.start(kubeconfig, operatorLog());
            open.push(() -> operator.close());
            await("the operator has brought the definitions", PATIENCE, this::knowsPolicies);
            fleet = Fleet.start(relayed.nodeKubeconfig(), nodes, work);
            open.push(fleet);
        } catch (RuntimeException | IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    private boolean knowsPolicies() {
        try {
            return client.resources(NodeNetworkConfigurationPolicy.class).list() != null;
        } catch (KubernetesClientException _) {
            return false;
        }
    }

    /// A client that does not go through the relay.
    KubernetesClient client() {
        return client;
    }

    Fleet fleet() {
        return fleet;
    }

    OperatorProcess operator() {
        return operator;
    }

    private Path operatorLog() {
        return folder.resolve("operator.log");
    }

    /// Starts another one in the place of one that has ended.
    void startOperator() throws IOException {
        operator = OperatorProcess.start(kubeconfig, operatorLog());
    }

    /// Neither the operator nor the nodes reach the API server.
    void cut() {
        relay.cut();
    }

    void mend() {
        relay.mend();
    }

    /// The number of writes that the API server has carried out so far; only differences mean anything.
    long writes() {
        return Long.parseLong(client.resources(NodeNetworkConfigurationPolicy.class)
                .list(new ListOptionsBuilder().withLimit(1L).build())
                .getMetadata()
                .getResourceVersion());
    }

    /// @throws IOException when it has not come true in time
    static void await(String what, Duration patience, BooleanSupplier condition) throws IOException, InterruptedException {
        var end = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("after " + patience.toSeconds() + " s still not: " + what);
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            var next = open.pop();
            try {
                next.close();
            } catch (Exception e) {
                LOG.warn("{} did not close well", next, e);
            }
        }
    }
}
