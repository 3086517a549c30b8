package io.github.nmstate4j.operator.installation;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.nmstate4j.cluster.PolicyEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the objects of an installation into the cluster, and out of it.
final class ObjectWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectWriter.class);

    /// A kind of which an installation has or had objects; also of an installation of Kubernetes NMState that is taken over.
    private record Kind(String apiVersion, String kind, String plural, boolean namespaced) {

        ResourceDefinitionContext context() {
            int slash = apiVersion.indexOf('/');
            return new ResourceDefinitionContext.Builder()
                    .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
                    .withVersion(apiVersion.substring(slash + 1))
                    .withKind(kind)
                    .withPlural(plural)
                    .withNamespaced(namespaced)
                    .build();
        }
    }

    /// In the order of removal: what speaks for the installation goes before what runs, what runs before its rights.
    private static final List<Kind> KINDS = List.of(
            new Kind("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding", "validatingadmissionpolicybindings", false),
            new Kind("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", "validatingadmissionpolicies", false),
            new Kind("monitoring.coreos.com/v1", "ServiceMonitor", "servicemonitors", true),
            new Kind("monitoring.coreos.com/v1", "PrometheusRule", "prometheusrules", true),
            new Kind("apps/v1", "DaemonSet", "daemonsets", true),
            new Kind("apps/v1", "Deployment", "deployments", true),
            new Kind("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets", true),
            new Kind("v1", "Service", "services", true),
            new Kind("v1", "ConfigMap", "configmaps", true),
            new Kind("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies", true),
            new Kind("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings", true),
            new Kind("rbac.authorization.k8s.io/v1", "Role", "roles", true),
            new Kind("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "clusterrolebindings", false),
            new Kind("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles", false),
            new Kind("v1", "ServiceAccount", "serviceaccounts", true));

    /// Those of an installation that lie beside its namespace: handlers write events elsewhere.
    private static final Set<String> RIGHTS = Set.of("Role", "RoleBinding");

    private record Identity(String kind, String namespace, String name) {
        static Identity of(HasMetadata object) {
            return new Identity(
                    object.getKind(),
                    Objects.requireNonNullElse(object.getMetadata().getNamespace(), ""),
                    object.getMetadata().getName());
        }

        @Override
        public String toString() {
            return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
        }
    }

    private final KubernetesClient client;
    private final String namespace;

    ObjectWriter(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /// Applies one object and returns what the cluster has then.
    HasMetadata apply(HasMetadata object) {
        if (object instanceof DaemonSet wanted) {
            giveWayTo(wanted);
        }
        return client.resource(object).patch(Ownership.AS_OWNER);
    }

    /// The selector of a DaemonSet can never change. That of another installer's goes with its pods; a node keeps its
    /// network meanwhile.
    private void giveWayTo(DaemonSet wanted) {
        var found = client.resource(wanted).get();
        if (found != null && !found.getSpec().getSelector().equals(wanted.getSpec().getSelector())) {
            LOG.info("{} selects its pods in another way, so it is made anew", Identity.of(found));
            client.resource(found).delete();
        }
    }

    /// Removes what belongs to this owner and is not among these.
    void prune(String ownerUid, Collection<HasMetadata> kept) {
        var identities = kept.stream().map(Identity::of).collect(Collectors.toSet());
        for (var object : belongings(ownerUid)) {
            if (!identities.contains(Identity.of(object))) {
                LOG.info("{} is not part of the installation any more", Identity.of(object));
                client.resource(object).delete();
            }
        }
    }

    private List<GenericKubernetesResource> belongings(String ownerUid) {
        var found = new ArrayList<GenericKubernetesResource>();
        for (var kind : KINDS) {
            if (client.supports(kind.apiVersion(), kind.kind())) {
                list(kind).stream().filter(object -> isOwnedBy(object, ownerUid)).forEach(found::add);
            }
        }
        return found;
    }

    private List<GenericKubernetesResource> list(Kind kind) {
        var resources = client.genericKubernetesResources(kind.context());
        if (!kind.namespaced()) {
            return resources.list().getItems();
        }
        var found = new ArrayList<>(resources.inNamespace(namespace).list().getItems());
        if (RIGHTS.contains(kind.kind()) && !namespace.equals(PolicyEvent.NAMESPACE)) {
            found.addAll(resources.inNamespace(PolicyEvent.NAMESPACE).list().getItems());
        }
        return found;
    }

    private static boolean isOwnedBy(HasMetadata object, String uid) {
        return object.getMetadata().getOwnerReferences().stream().anyMatch(owner -> owner.getUid().equals(uid));
    }
}
