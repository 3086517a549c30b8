package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.apiserver.ResourceType.Cell;
import io.github.nmstate4j.apiserver.ResourceType.Column;
import io.github.nmstate4j.apiserver.ResourceType.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The kinds every cluster has, as far as this project and its users meet them. They are stored as they come: nothing schedules pods here.
final class BuiltInTypes {
    static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";
    static final String NAMESPACES = "namespaces";

    private static final Column AGE = column("Age", BuiltInTypes::age);
    private static final Set<String> EVENT_FIELDS = Set.of(
            "involvedObject.kind",
            "involvedObject.namespace",
            "involvedObject.name",
            "involvedObject.uid",
            "involvedObject.apiVersion",
            "involvedObject.resourceVersion",
            "involvedObject.fieldPath",
            "reason",
            "reportingComponent",
            "source",
            "type");

    private BuiltInTypes() {}

    static List<ResourceType> all() {
        var types = new ArrayList<ResourceType>();
        core(types);
        types.add(type("apps/v1", "deployments", "Deployment", true).names("deploy").all().status().counted().columns(
                column("Ready", (object, _) -> JsonNodeFactory.instance.textNode(
                        count(object, "status", "readyReplicas") + "/" + count(object, "spec", "replicas"))),
                path("Up-to-date", "integer", ".status.updatedReplicas"),
                path("Available", "integer", ".status.availableReplicas"),
                AGE));
        types.add(type("apps/v1", "daemonsets", "DaemonSet", true).names("ds").all().status().counted().columns(
                path("Desired", "integer", ".status.desiredNumberScheduled"),
                path("Current", "integer", ".status.currentNumberScheduled"),
                path("Ready", "integer", ".status.numberReady"),
                path("Up-to-date", "integer", ".status.updatedNumberScheduled"),
                path("Available", "integer", ".status.numberAvailable"),
                AGE));
        types.add(type("apps/v1", "replicasets", "ReplicaSet", true).names("rs").all().status().counted().columns(
                path("Desired", "integer", ".spec.replicas"),
                path("Current", "integer", ".status.replicas"),
                path("Ready", "integer", ".status.readyReplicas"),
                AGE));
        types.add(type("apps/v1", "statefulsets", "StatefulSet", true).names("sts").all().status().counted().columns(AGE));
        types.add(type("apps/v1", "controllerrevisions", "ControllerRevision", true).columns(AGE));
        types.add(type("batch/v1", "jobs", "Job", true).all().status().counted().columns(AGE));
        types.add(type("batch/v1", "cronjobs", "CronJob", true).names("cj").all().status().counted().columns(AGE));
        types.add(type("coordination.k8s.io/v1", "leases", "Lease", true)
                .columns(path("Holder", "string", ".spec.holderIdentity"), AGE));
        types.add(type("discovery.k8s.io/v1", "endpointslices", "EndpointSlice", true).columns(AGE));
        types.add(type("networking.k8s.io/v1", "networkpolicies", "NetworkPolicy", true)
                .names("netpol").counted().columns(AGE));
        types.add(type("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget", true)
                .names("pdb").status().counted().columns(AGE));
        types.add(type("scheduling.k8s.io/v1", "priorityclasses", "PriorityClass", false).names("pc").columns(AGE));
        types.add(type("rbac.authorization.k8s.io/v1", "roles", "Role", true).columns(created()));
        types.add(type("rbac.authorization.k8s.io/v1", "rolebindings", "RoleBinding", true)
                .columns(path("Role", "string", ".roleRef.name"), AGE));
        types.add(type("rbac.authorization.k8s.io/v1", "clusterroles", "ClusterRole", false).columns(created()));
        types.add(type("rbac.authorization.k8s.io/v1", "clusterrolebindings", "ClusterRoleBinding", false)
                .columns(path("Role", "string", ".roleRef.name"), AGE));
        types.add(type("apiextensions.k8s.io/v1", "customresourcedefinitions", "CustomResourceDefinition", false)
                .names("crd", "crds").category("api-extensions").status().counted().columns(created()));
        for (var kind : List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")) {
            types.add(type("admissionregistration.k8s.io/v1", lower(kind) + "s", kind, false)
                    .category("api-extensions")
                    .counted()
                    .columns(
                            column("Webhooks", (object, _) ->
                                    JsonNodeFactory.instance.numberNode(object.path("webhooks").size())),
                            AGE));
        }
        types.add(type("admissionregistration.k8s.io/v1", "validatingadmissionpolicies", "ValidatingAdmissionPolicy", false)
                .category("api-extensions").status().counted().columns(AGE));
        types.add(type(
                        "admissionregistration.k8s.io/v1",
                        "validatingadmissionpolicybindings",
                        "ValidatingAdmissionPolicyBinding",
                        false)
                .category("api-extensions").counted().columns(AGE));
        return List.copyOf(types);
    }

    private static void core(List<ResourceType> types) {
        types.add(type("v1", "namespaces", "Namespace", false).names("ns").status().fields("status.phase").columns(
                path("Status", "string", ".status.phase"), AGE));
        types.add(type("v1", "nodes", "Node", false).names("no").status().fields("spec.unschedulable").columns(
                column("Status", (node, _) -> nodeStatus(node)),
                column("Roles", (node, _) -> nodeRoles(node)),
                AGE,
                path("Version", "string", ".status.nodeInfo.kubeletVersion"),
                wide(column("Internal-IP", (node, _) -> nodeAddress(node))),
                wide(path("Kernel-Version", "string", ".status.nodeInfo.kernelVersion"))));
        types.add(type("v1", "pods", "Pod", true).names("po").all().status()
                .fields("spec.nodeName", "spec.serviceAccountName", "status.phase", "status.podIP").columns(
                        column("Ready", (pod, _) -> podReady(pod)),
                        path("Status", "string", ".status.phase"),
                        column("Restarts", (pod, _) -> podRestarts(pod)),
                        AGE,
                        wide(path("IP", "string", ".status.podIP")),
                        wide(path("Node", "string", ".spec.nodeName"))));
        types.add(type("v1", "services", "Service", true).names("svc").all().status().columns(
                path("Type", "string", ".spec.type"), path("Cluster-IP", "string", ".spec.clusterIP"), AGE));
        types.add(type("v1", "endpoints", "Endpoints", true).names("ep").columns(AGE));
        types.add(type("v1", "configmaps", "ConfigMap", true).names("cm").columns(data(), AGE));
        types.add(type("v1", "secrets", "Secret", true).fields("type").columns(
                path("Type", "string", ".type"), data(), AGE));
        types.add(type("v1", "serviceaccounts", "ServiceAccount", true).names("sa").columns(
                column("Secrets", (object, _) ->
                        JsonNodeFactory.instance.numberNode(object.path("secrets").size())),
                AGE));
        types.add(type("v1", "events", "Event", true).names("ev").fields(EVENT_FIELDS.toArray(String[]::new)).columns(
                column("Last Seen", (event, now) -> lastSeen(event, now)),
                path("Type", "string", ".type"),
                path("Reason", "string", ".reason"),
                column("Object", (event, _) -> JsonNodeFactory.instance.textNode(
                        lower(Json.text(event, "involvedObject", "kind")) + "/"
                                + Json.text(event, "involvedObject", "name"))),
                column("Message", (event, _) ->
                        JsonNodeFactory.instance.textNode(event.path("message").asText().strip()))));
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }

    private static Column column(String name, Cell cell) {
        return new Column(name, "string", "", "", 0, cell);
    }

    private static Column path(String name, String type, String path) {
        return new Column(name, type, "", "", 0, TableRows.cell(type, path));
    }

    private static Column wide(Column column) {
        return new Column(column.name(), column.type(), column.format(), column.description(), 1, column.cell());
    }

    private static Column created() {
        return new Column(
                "Created At", "date", "", "", 0, (object, _) -> Json.at(object, "metadata", "creationTimestamp"));
    }

    private static Column data() {
        return new Column("Data", "string", "", "", 0, (object, _) -> JsonNodeFactory.instance.numberNode(
                object.path("data").size() + object.path("binaryData").size()));
    }

    private static JsonNode age(ObjectNode object, Instant now) {
        return TableRows.since(Json.text(object, "metadata", "creationTimestamp"), now);
    }

    private static int count(ObjectNode object, String part, String field) {
        return Json.at(object, part, field).asInt();
    }

    private static JsonNode lastSeen(ObjectNode event, Instant now) {
        var last = Json.text(event, "series", "lastObservedTime");
        for (var field : List.of("lastTimestamp", "eventTime", "firstTimestamp")) {
            last = last.isEmpty() ? event.path(field).asText("") : last;
        }
        return TableRows.since(last.equals("null") ? "" : last, now);
    }

    private static JsonNode nodeStatus(ObjectNode node) {
        var status = "Unknown";
        for (var condition : Json.at(node, "status", "conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                status = condition.path("status").asText().equals("True") ? "Ready" : "NotReady";
            }
        }
        return JsonNodeFactory.instance.textNode(
                Json.at(node, "spec", "unschedulable").asBoolean() ? status + ",SchedulingDisabled" : status);
    }

    private static JsonNode nodeRoles(ObjectNode node) {
        var roles = new ArrayList<String>();
        Json.at(node, "metadata", "labels").properties().forEach(label -> {
            if (label.getKey().startsWith("node-role.kubernetes.io/")) {
                roles.add(label.getKey().substring("node-role.kubernetes.io/".length()));
            }
        });
        roles.sort(null);
        return JsonNodeFactory.instance.textNode(roles.isEmpty() ? "<none>" : String.join(",", roles));
    }

    private static JsonNode nodeAddress(ObjectNode node) {
        for (var address : Json.at(node, "status", "addresses")) {
            if (address.path("type").asText().equals("InternalIP")) {
                return address.path("address");
            }
        }
        return JsonNodeFactory.instance.textNode("<none>");
    }

    private static JsonNode podReady(ObjectNode pod) {
        var ready = 0;
        for (var container : Json.at(pod, "status", "containerStatuses")) {
            ready += container.path("ready").asBoolean() ? 1 : 0;
        }
        return JsonNodeFactory.instance.textNode(
                ready + "/" + Json.at(pod, "spec", "containers").size());
    }

    private static JsonNode podRestarts(ObjectNode pod) {
        var restarts = 0;
        for (var container : Json.at(pod, "status", "containerStatuses")) {
            restarts += container.path("restartCount").asInt();
        }
        return JsonNodeFactory.instance.textNode(Integer.toString(restarts));
    }

    private static Builder type(String apiVersion, String plural, String kind, boolean namespaced) {
        return new Builder(apiVersion, plural, kind, namespaced);
    }

    private static final class Builder {
        private final String group;
        private final String version;
        private final String plural;
        private final String kind;
        private final boolean namespaced;
        private List<String> names = List.of();
        private List<String> categories = List.of();
        private boolean status;
        private boolean counted;
        private Set<String> fields = Set.of();

        Builder(String apiVersion, String plural, String kind, boolean namespaced) {
            var slash = apiVersion.indexOf('/');
            this.group = slash < 0 ? "" : apiVersion.substring(0, slash);
            this.version = apiVersion.substring(slash + 1);
            this.plural = plural;
            this.kind = kind;
            this.namespaced = namespaced;
        }

        Builder names(String... shortNames) {
            names = List.of(shortNames);
            return this;
        }

        Builder all() {
            return category("all");
        }

        Builder category(String category) {
            categories = List.of(category);
            return this;
        }

        Builder status() {
            status = true;
            return this;
        }

        Builder counted() {
            counted = true;
            return this;
        }

        Builder fields(String... selectable) {
            fields = Set.of(selectable);
            return this;
        }

        ResourceType columns(Column... columns) {
            return new ResourceType(
                    group,
                    version,
                    plural,
                    lower(kind),
                    kind,
                    namespaced,
                    names,
                    categories,
                    Origin.BUILT_IN,
                    status,
                    counted,
                    Optional.empty(),
                    List.of(columns),
                    Optional.empty(),
                    fields);
        }
    }
}
