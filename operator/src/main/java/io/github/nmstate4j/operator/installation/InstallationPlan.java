package io.github.nmstate4j.operator.installation;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchCondition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NMStateSpec;
import io.github.nmstate4j.cluster.NMStateSpec.LogLevel;
import io.github.nmstate4j.operator.installation.ClusterFacts.OptionalKind;
import io.github.nmstate4j.operator.installation.Wishes.MetricsAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The objects of an installation. Pure: the same wishes on the same kind of cluster give the same objects.
///
/// What does not depend on wishes is written down in the YAML files beside this class.
public final class InstallationPlan {

    /// Of every object that is installed.
    public static final String MANAGED_BY_LABEL = "app.kubernetes.io/managed-by";
    /// The value of that label.
    public static final String MANAGER = "nmstate4j-operator";

    private static final Map<String, String> LINUX = Map.of("kubernetes.io/os", "linux");

    private final KubernetesSerialization serialization;

    public InstallationPlan(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    /// In the order in which they are to be applied: what a pod needs comes before it.
    public List<HasMetadata> of(NMState nmstate, ClusterFacts facts, InstallationSettings settings) {
        var wishes = Wishes.of(nmstate);
        var spec = Optional.ofNullable(nmstate.getSpec()).orElse(NMStateSpec.empty());
        var files = new ArrayList<>(List.of("cluster.yaml", "own-node.yaml", "handler.yaml"));
        if (wishes.metrics().isPresent()) {
            files.addAll(List.of("metrics.yaml", "monitoring.yaml"));
        }
        return files.stream()
                .flatMap(this::read)
                .filter(facts::takes)
                .map(object -> fill(object, spec, wishes, facts, settings))
                .map(object -> owned(object, nmstate, settings))
                .toList();
    }

    private Stream<HasMetadata> read(String file) {
        try (InputStream in = InstallationPlan.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from this jar; build the operator with Maven");
            }
            Object read = serialization.unmarshal(in);
            return read instanceof List<?> several
                    ? several.stream().map(HasMetadata.class::cast)
                    : Stream.of((HasMetadata) read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HasMetadata fill(
            HasMetadata object, NMStateSpec spec, Wishes wishes, ClusterFacts facts, InstallationSettings settings) {
        return switch (object) {
            case DaemonSet handlers -> handlers(handlers, spec, wishes, settings);
            case ClusterRole role when role.getMetadata().getName().equals("nmstate-handler") -> role(role, facts);
            case ClusterRoleBinding binding ->
                new ClusterRoleBindingBuilder(binding)
                        .editMatchingSubject(_ -> true)
                        .withNamespace(settings.namespace())
                        .endSubject()
                        .build();
            case RoleBinding binding ->
                new RoleBindingBuilder(binding)
                        .editMatchingSubject(_ -> true)
                        .withNamespace(settings.namespace())
                        .endSubject()
                        .build();
            case Service service when service.getMetadata().getName().endsWith("-monitor") ->
                metrics(service, wishes.metrics().orElseThrow());
            case NetworkPolicy policy -> network(policy, wishes, facts);
            case ValidatingAdmissionPolicy policy -> ownNode(policy, settings);
            default -> object;
        };
    }

    private static ClusterRole role(ClusterRole role, ClusterFacts facts) {
        return facts.served().contains(OptionalKind.SECURITY_CONTEXT_CONSTRAINTS)
                ? new ClusterRoleBuilder(role)
                        .addNewRule()
                        .withApiGroups("security.openshift.io")
                        .withResources("securitycontextconstraints")
                        .withResourceNames("privileged")
                        .withVerbs("use")
                        .endRule()
                        .build()
                : role;
    }

    private static DaemonSet handlers(DaemonSet template, NMStateSpec spec, Wishes wishes, InstallationSettings settings) {
        return new DaemonSetBuilder(template)
                .editSpec()
                .editTemplate()
                .editSpec()
                .withNodeSelector(spec.nodeSelector().isEmpty() ? LINUX : spec.nodeSelector())
                .withTolerations(spec.tolerations().isEmpty() ? List.of(everything()) : spec.tolerations())
                .withAffinity(spec.affinity())
                .editMatchingContainer(container -> container.getName().equals("handler"))
                .withImage(settings.handlerImage())
                .withImagePullPolicy(settings.pullPolicy().orElse(null))
                .addAllToEnv(environment(wishes))
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static List<EnvVar> environment(Wishes wishes) {
        var variables = new ArrayList<EnvVar>();
        variables.add(variable("LOG_LEVEL", wishes.logLevel() == LogLevel.DEBUG ? "debug" : "info"));
        variables.add(variable("METRICS_BIND_ADDRESS", wishes.metrics().map(MetricsAddress::toString).orElse("0")));
        wishes.dnsHost().ifPresent(host -> variables.add(variable("PROBE_DNS_HOST", host)));
        return variables;
    }

    private static EnvVar variable(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    private static Toleration everything() {
        return new TolerationBuilder().withOperator("Exists").build();
    }

    private static Service metrics(Service service, MetricsAddress address) {
        return new ServiceBuilder(service)
                .editSpec()
                .editMatchingPort(_ -> true)
                .withPort(address.port())
                .withTargetPort(new IntOrString(address.port()))
                .endPort()
                .endSpec()
                .build();
    }

    /// Where the API server listens is not the same everywhere; where that is unknown, no port is closed.
    private static NetworkPolicy network(NetworkPolicy template, Wishes wishes, ClusterFacts facts) {
        var policy = new NetworkPolicyBuilder(template).editSpec();
        wishes.metrics().ifPresent(address -> policy.addNewIngress()
                .withPorts(port(address.port()))
                .endIngress());
        var ports = facts.apiServerPorts().stream().sorted().map(InstallationPlan::port).toList();
        policy.addNewEgress().withPorts(ports).endEgress();
        return policy.endSpec().build();
    }

    private static NetworkPolicyPort port(int number) {
        return new NetworkPolicyPortBuilder()
                .withPort(new IntOrString(number))
                .withProtocol("TCP")
                .build();
    }

    private static ValidatingAdmissionPolicy ownNode(ValidatingAdmissionPolicy policy, InstallationSettings settings) {
        var handler = new MatchCondition(
                "request.userInfo.username == \"system:serviceaccount:" + settings.namespace() + ":nmstate-handler\"",
                "written-by-a-handler");
        return new ValidatingAdmissionPolicyBuilder(policy)
                .editSpec()
                .removeMatchingFromMatchConditions(condition -> handler.getName().equals(condition.getName()))
                .addToMatchConditions(0, handler)
                .endSpec()
                .build();
    }

    private static HasMetadata owned(HasMetadata object, NMState nmstate, InstallationSettings settings) {
        var metadata = object.getMetadata();
        boolean namespaced = object instanceof Namespaced || object instanceof GenericKubernetesResource;
        if (namespaced && metadata.getNamespace() == null) {
            metadata.setNamespace(settings.namespace());
        }
        var labels = new TreeMap<>(Optional.ofNullable(metadata.getLabels()).orElse(Map.of()));
        labels.put(MANAGED_BY_LABEL, MANAGER);
        metadata.setLabels(labels);
        metadata.setOwnerReferences(List.of(owner(nmstate)));
        return object;
    }

    /// The garbage collector removes what belongs to an NMState that is gone.
    static OwnerReference owner(NMState nmstate) {
        return new OwnerReferenceBuilder()
                .withApiVersion(nmstate.getApiVersion())
                .withKind(nmstate.getKind())
                .withName(nmstate.getMetadata().getName())
                .withUid(nmstate.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
