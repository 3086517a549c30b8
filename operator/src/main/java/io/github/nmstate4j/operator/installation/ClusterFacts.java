package io.github.nmstate4j.operator.installation;

import io.fabric8.kubernetes.api.model.EndpointPort;
import io.fabric8.kubernetes.api.model.EndpointSubset;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the cluster is like, as far as an installation depends on it.
///
/// @param served the kinds that this cluster has of those that not every cluster has
/// @param apiServerPorts where the API server listens behind its Service; empty when unknown
@RecordBuilder
public record ClusterFacts(Set<OptionalKind> served, Set<Integer> apiServerPorts) implements ClusterFactsBuilder.With {

    /// Kinds that an installation does without.
    public enum OptionalKind {
        /// From Kubernetes 1.30.
        VALIDATING_ADMISSION_POLICY("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy"),
        VALIDATING_ADMISSION_POLICY_BINDING("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding"),
        /// From Kubernetes 1.21.
        POD_DISRUPTION_BUDGET("policy/v1", "PodDisruptionBudget"),
        /// Where the Prometheus operator is.
        SERVICE_MONITOR("monitoring.coreos.com/v1", "ServiceMonitor"),
        PROMETHEUS_RULE("monitoring.coreos.com/v1", "PrometheusRule"),
        /// On OpenShift.
        SECURITY_CONTEXT_CONSTRAINTS("security.openshift.io/v1", "SecurityContextConstraints");

        private final String apiVersion;
        private final String kind;

        OptionalKind(String apiVersion, String kind) {
            this.apiVersion = apiVersion;
            this.kind = kind;
        }

        /// Empty for an object of a kind that every cluster has.
        static Optional<OptionalKind> of(HasMetadata object) {
            return Arrays.stream(values())
                    .filter(one -> one.apiVersion.equals(object.getApiVersion()) && one.kind.equals(object.getKind()))
                    .findFirst();
        }

        String apiVersion() {
            return apiVersion;
        }

        String kind() {
            return kind;
        }
    }

    public ClusterFacts {
        served = Set.copyOf(served);
        apiServerPorts = Set.copyOf(apiServerPorts);
    }

    /// Asks the cluster.
    public static ClusterFacts of(KubernetesClient client) {
        var served = EnumSet.noneOf(OptionalKind.class);
        for (var kind : OptionalKind.values()) {
            if (client.supports(kind.apiVersion(), kind.kind())) {
                served.add(kind);
            }
        }
        return new ClusterFacts(served, apiServerPorts(client));
    }

    private static Set<Integer> apiServerPorts(KubernetesClient client) {
        var ports = new TreeSet<Integer>();
        Optional.ofNullable(client.endpoints().inNamespace("default").withName("kubernetes").get())
                .ifPresent(endpoints -> endpoints.getSubsets().stream()
                        .map(EndpointSubset::getPorts)
                        .forEach(some -> some.stream().map(EndpointPort::getPort).forEach(ports::add)));
        return ports;
    }

    /// Whether the cluster takes an object like this.
    boolean takes(HasMetadata object) {
        return OptionalKind.of(object).map(served::contains).orElse(true);
    }
}
