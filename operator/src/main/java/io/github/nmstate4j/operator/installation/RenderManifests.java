package io.github.nmstate4j.operator.installation;

import io.github.nmstate4j.cluster.CustomResourceDefinitions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Writes what is needed to install the operator, in three forms from one source: a file for `kubectl apply`, a base for
/// kustomize, and a Helm chart.
public final class RenderManifests {

    private static final String CHART = "nmstate4j";
    private static final String NAMESPACE = "nmstate";
    private static final String NMSTATE = """
            apiVersion: nmstate.io/v1
            kind: NMState
            metadata:
              name: nmstate
            spec: {}
            """;

    private RenderManifests() {}

    /// `FOLDER VERSION REPOSITORY`: images are `REPOSITORY/nmstate4j-operator:VERSION` and `…-handler:…`.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("give a folder, a version and the repository of the images, not "
                    + arguments.length + " arguments");
        }
        var folder = Path.of(arguments[0]);
        for (var file : render(arguments[1], arguments[2]).entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /// The files by their place below one folder.
    public static Map<String, String> render(String version, String repository) {
        var operatorImage = repository + "/nmstate4j-operator:" + version;
        var handlerImage = repository + "/nmstate4j-handler:" + version;
        var plain = operator(NAMESPACE, operatorImage, handlerImage, "IfNotPresent");
        var definitions = definitions();
        var files = new TreeMap<String, String>();
        files.put("install.yaml", definitions + plain);
        files.put("nmstate.yaml", NMSTATE);
        files.put("kustomize/crds.yaml", definitions);
        files.put("kustomize/operator.yaml", plain);
        files.put("kustomize/kustomization.yaml", """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources:
                - crds.yaml
                - operator.yaml
                # The image of the handlers is an environment variable of the operator: RELATED_IMAGE_HANDLER_IMAGE.
                """);
        files.put(CHART + "/Chart.yaml", """
                apiVersion: v2
                name: %s
                description: Kubernetes node networking, declaratively
                type: application
                version: %s
                appVersion: %s
                """.formatted(CHART, semantic(version), version));
        files.put(CHART + "/values.yaml", """
                # Where the operator comes from.
                operatorImage: %s
                # Where the handlers come from that the operator starts on the nodes.
                handlerImage: %s
                pullPolicy: IfNotPresent
                # Two: one is at work, the other stands by.
                replicas: 2
                # What the operator shall install; `enabled: false` leaves that to you.
                nmstate:
                  enabled: true
                  spec: {}
                """.formatted(operatorImage, handlerImage));
        files.put(CHART + "/crds/crds.yaml", definitions);
        files.put(CHART + "/templates/operator.yaml", template());
        files.put(CHART + "/templates/nmstate.yaml", """
                {{- if .Values.nmstate.enabled }}
                apiVersion: nmstate.io/v1
                kind: NMState
                metadata:
                  name: nmstate
                spec: {{ .Values.nmstate.spec | toJson }}
                {{- end }}
                """);
        return files;
    }

    /// Helm wants three numbers.
    private static String semantic(String version) {
        return version.matches("[0-9]+\\.[0-9]+\\.[0-9]+.*") ? version : "0.0.0+" + version;
    }

    /// Helm makes the namespace itself, if it is told to.
    private static String template() {
        var text = operator(
                "{{ .Release.Namespace }}", "{{ .Values.operatorImage }}", "{{ .Values.handlerImage }}", "{{ .Values.pullPolicy }}");
        var withoutNamespace = text.substring(text.indexOf("\n---\n", text.indexOf("kind: Namespace")) + 1);
        return withoutNamespace.replace("replicas: 2", "replicas: {{ .Values.replicas }}");
    }

    private static String operator(String namespace, String operatorImage, String handlerImage, String pullPolicy) {
        return "---\n" + source()
                .replace("@namespace@", namespace)
                .replace("@operatorImage@", operatorImage)
                .replace("@handlerImage@", handlerImage)
                .replace("@pullPolicy@", pullPolicy);
    }

    private static String source() {
        return text(RenderManifests.class, "operator.yaml");
    }

    private static String definitions() {
        return text(CustomResourceDefinitions.class, "/META-INF/fabric8/all.yaml");
    }

    private static String text(Class<?> place, String name) {
        try (InputStream in = place.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing; build with Maven");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
