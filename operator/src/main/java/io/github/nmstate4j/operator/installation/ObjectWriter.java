package io.github.nmstate4j.operator.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.stream.IntStream;
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

    /// Those of the objects that are not in the cluster as they are here. What others added to them does not count.
    ///
    /// Recent API servers write an object anew when it is applied, though nothing changes, if they fill in something
    /// below a field that is applied as a whole. So what is there already is better not applied.
    List<HasMetadata> missing(Collection<HasMetadata> objects, Collection<? extends HasMetadata> belongings) {
        var there = belongings.stream().collect(Collectors.toMap(Identity::of, this::tree, (one, _) -> one));
        return objects.stream()
                .filter(object -> {
                    var found = there.get(Identity.of(object));
                    return found == null || !contains(found, tree(object));
                })
                .toList();
    }

    /// Lists of objects come without their kind.
    private JsonNode tree(HasMetadata object) {
        var tree = client.getKubernetesSerialization().convertValue(object, ObjectNode.class);
        return tree.without(List.of("apiVersion", "kind", "status"));
    }

    private static boolean contains(JsonNode found, JsonNode wanted) {
        if (wanted.isObject()) {
            return wanted.properties().stream().allMatch(entry -> contains(found.path(entry.getKey()), entry.getValue()));
        }
        if (wanted.isArray()) {
            return found.size() == wanted.size()
                    && IntStream.range(0, wanted.size()).allMatch(i -> contains(found.path(i), wanted.get(i)));
        }
        // As text: a number is of another class in a list than in a plan.
        return wanted.isNull() || wanted.asText().equals(found.asText());
    }

    /// Removes of what belongs to an owner all that is not among these.
    void prune(Collection<? extends HasMetadata> belongings, Collection<HasMetadata> kept) {
        var identities = kept.stream().map(Identity::of).collect(Collectors.toSet());
        for (var object : belongings) {
            if (!identities.contains(Identity.of(object))) {
                LOG.info("{} is not part of the installation any more", Identity.of(object));
                client.resource(object).delete();
            }
        }
    }

    /// What of the kinds that an installation may have belongs to this owner.
    List<GenericKubernetesResource> belongings(String ownerUid) {
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
