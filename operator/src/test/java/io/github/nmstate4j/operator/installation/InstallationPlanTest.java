package io.github.nmstate4j.operator.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.nmstate4j.cluster.NMState;
import io.github.nmstate4j.cluster.NMStateSpec;
import io.github.nmstate4j.operator.installation.ClusterFacts.OptionalKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstallationPlanTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final Set<OptionalKind> OF_TODAY = EnumSet.of(
            OptionalKind.VALIDATING_ADMISSION_POLICY,
            OptionalKind.VALIDATING_ADMISSION_POLICY_BINDING,
            OptionalKind.POD_DISRUPTION_BUDGET);
    private static final ClusterFacts PLAIN = new ClusterFacts(OF_TODAY, Set.of(6443));
    private static final InstallationSettings SETTINGS = InstallationSettings.of("nmstate", "registry.example/handler:1");

    private static final String EVERYTHING = """
            nodeSelector: {node-role.kubernetes.io/worker: ""}
            tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms:
                  - matchExpressions: [{key: virtual, operator: DoesNotExist}]
            probeConfiguration: {dns: {host: ns.example.org}}
            metricsConfiguration: {bindAddress: "127.0.0.1:9100"}
            logLevel: debug
            """;

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("nothing-said", "{}", PLAIN),
                Arguments.of("everything-said", EVERYTHING, PLAIN),
                Arguments.of("no-metrics-on-an-old-cluster", "metricsConfiguration: {bindAddress: \"0\"}",
                        new ClusterFacts(Set.of(), Set.of(6443, 443))),
                Arguments.of("openshift", "{}", new ClusterFacts(EnumSet.allOf(OptionalKind.class), Set.of(6443))));
    }

    /// `-Dgolden.update` writes the files anew.
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void givesTheObjectsThatAreWrittenDown(String name, String spec, ClusterFacts facts) throws IOException {
        var planned = plan(spec, facts).stream().map(YAML::asYaml).collect(Collectors.joining());
        var golden = Path.of("src/test/resources/installation", name + ".yaml");
        if (System.getProperty("golden.update") != null) {
            Files.writeString(golden, planned);
        }

        assertThat(planned).isEqualTo(Files.readString(golden));
    }

    @Test
    void everyObjectBelongsToTheNmstateAndTellsWhoMadeIt() {
        assertThat(plan("{}", PLAIN)).hasSizeGreaterThan(10).allSatisfy(object -> {
            assertThat(object.getMetadata().getOwnerReferences()).singleElement()
                    .satisfies(owner -> assertThat(owner.getUid()).isEqualTo("uid-1"));
            assertThat(object.getMetadata().getLabels()).containsEntry("app.kubernetes.io/managed-by", "nmstate4j-operator");
        });
    }

    @Test
    void thePodsOfHandlersHaveTheLeastRightsOnTheirNode() {
        var container = handlers(plan("{}", PLAIN)).getSpec().getTemplate().getSpec().getContainers().getFirst();

        assertThat(container.getSecurityContext().getPrivileged()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    }

    @Test
    void whereTheApiServerListensOnAnUnknownPortNoPortIsClosed() {
        var policy = plan("{}", new ClusterFacts(Set.of(), Set.of())).stream()
                .filter(NetworkPolicy.class::isInstance)
                .map(NetworkPolicy.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(policy.getSpec().getEgress()).anySatisfy(rule -> assertThat(rule.getPorts()).isEmpty());
    }

    private static DaemonSet handlers(List<HasMetadata> plan) {
        return plan.stream().filter(DaemonSet.class::isInstance).map(DaemonSet.class::cast).findFirst().orElseThrow();
    }

    private static List<HasMetadata> plan(String spec, ClusterFacts facts) {
        var nmstate = new NMState();
        nmstate.setMetadata(new ObjectMetaBuilder().withName("nmstate").withUid("uid-1").build());
        nmstate.setSpec(Optional.ofNullable(YAML.unmarshal(spec, NMStateSpec.class)).orElse(NMStateSpec.empty()));
        return new InstallationPlan(YAML).of(nmstate, facts, SETTINGS);
    }
}
