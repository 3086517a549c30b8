package io.github.nmstate4j.operator.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.nmstate4j.apiserver.RealApiServer;
import io.github.nmstate4j.operator.cluster.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What users apply to install the operator.
class ManifestsTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final Map<String, String> FILES = RenderManifests.render("1.2.3", "registry.example/net");

    @TempDir
    Path folder;

    @Test
    void allThreeFormsHaveTheSameObjects() throws IOException {
        assertThat(objects(file("kustomize/crds.yaml") + file("kustomize/operator.yaml"))).isEqualTo(objects(file("install.yaml")));

        var withoutNamespace = objects(file("install.yaml")).stream()
                .filter(object -> !object.getKind().equals("Namespace"))
                .toList();
        assertThat(objects(file("nmstate4j/crds/crds.yaml") + helm(file("nmstate4j/templates/operator.yaml")))).isEqualTo(withoutNamespace);
    }

    /// Our charts use values only, so they can be filled in without Helm.
    private static String helm(String template) {
        return template.replace("{{ .Release.Namespace }}", "nmstate")
                .replace("{{ .Values.operatorImage }}", "registry.example/net/nmstate4j-operator:1.2.3")
                .replace("{{ .Values.handlerImage }}", "registry.example/net/nmstate4j-handler:1.2.3")
                .replace("{{ .Values.pullPolicy }}", "IfNotPresent")
                .replace("{{ .Values.replicas }}", "2");
    }

    @Test
    void theOperatorRunsWithoutRightsOnItsNode() {
        var pod = objects(file("install.yaml")).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow()
                .getSpec()
                .getTemplate()
                .getSpec();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getContainers()).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        });
    }

    static Stream<RealApiServer.Kind> servers() {
        return RealApiServer.areThere() && Files.isExecutable(Path.of("/usr/bin/kubectl"))
                ? Stream.of(RealApiServer.Kind.LITE, RealApiServer.Kind.FULL)
                : Stream.of();
    }

    /// The old server takes definitions with CEL rules only when they are created.
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("servers")
    void kubectlAppliesThem(RealApiServer.Kind kind) throws Exception {
        try (var server = TestServer.real(kind, folder)) {
            Files.writeString(folder.resolve("config"), server.kubeconfig());
            var definitions = Files.writeString(folder.resolve("crds.yaml"), file("kustomize/crds.yaml"));
            var said = kubectl(kind == RealApiServer.Kind.LITE ? "apply --server-side -f" : "create --validate=false -f", definitions);
            assertThat(said).contains("nmstates.nmstate.io");

            for (var document : documents(file("kustomize/operator.yaml") + "---\n" + file("nmstate.yaml"))) {
                var object = Files.writeString(folder.resolve("object.yaml"), document);
                if (document.contains("kind: Namespace")) {
                    kubectl("apply -f", object);
                } else {
                    assertThat(kubectl("apply --dry-run=server -f", object)).contains("created (server dry run)");
                }
            }
        }
    }

    private static List<String> documents(String yaml) {
        return Arrays.stream(yaml.split("(?m)^---\\n")).filter(document -> document.contains("kind:")).toList();
    }

    private String kubectl(String arguments, Path file) throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of("kubectl", "--kubeconfig", folder.resolve("config").toString()),
                        Stream.concat(Arrays.stream(arguments.split(" ")), Stream.of(file.toString())))
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String file(String name) {
        return Optional.ofNullable(FILES.get(name)).orElseThrow();
    }

    private static List<HasMetadata> objects(String yaml) {
        return documents(yaml).stream()
                .map(document -> document.contains("kind: CustomResourceDefinition")
                        ? YAML.unmarshal(document, CustomResourceDefinition.class)
                        : (HasMetadata) YAML.unmarshal(document))
                .toList();
    }
}
