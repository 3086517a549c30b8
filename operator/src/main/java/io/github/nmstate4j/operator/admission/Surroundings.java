package io.github.nmstate4j.operator.admission;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NodeNetworkConfigurationPolicy;
import java.util.List;
import java.util.Map;

/// What else there is in the cluster.
interface Surroundings {

    List<NMState> installations();

    List<NodeNetworkConfigurationPolicy> policies();

    /// Whether a node has all these labels.
    boolean hasNode(Map<String, String> labels);

    /// Asks the cluster each time.
    static Surroundings of(KubernetesClient client) {
        return new Surroundings() {
            @Override
            public List<NMState> installations() {
                return client.resources(NMState.class).list().getItems();
            }

            @Override
            public List<NodeNetworkConfigurationPolicy> policies() {
                return client.resources(NodeNetworkConfigurationPolicy.class).list().getItems();
            }

            @Override
            public boolean hasNode(Map<String, String> labels) {
                return !client.nodes().withLabels(labels).list(new ListOptionsBuilder().withLimit(1L).build()).getItems().isEmpty();
            }
        };
    }
}
