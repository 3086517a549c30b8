package io.github.nmstate4j.cluster;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CustomResourceDefinitionsTest {

    private final Map<String, CustomResourceDefinition> definitions =
            CustomResourceDefinitions.all(new KubernetesSerialization()).stream()
                    .collect(Collectors.toMap(d -> d.getSpec().getNames().getKind(), Function.identity()));

    @Test
    void everyKindIsClusterWideWithItsShortNameAndStatusSubresource() {
        assertThat(definitions)
                .hasSize(4)
                .allSatisfy((kind, definition) -> {
                    assertThat(definition.getSpec().getScope()).isEqualTo("Cluster");
                    assertThat(definition.getSpec().getVersions())
                            .allSatisfy(v -> assertThat(v.getSubresources().getStatus()).isNotNull());
                });
        assertThat(shortNames("NMState")).isEmpty();
        assertThat(shortNames("NodeNetworkConfigurationPolicy")).containsExactly("nncp");
        assertThat(shortNames("NodeNetworkConfigurationEnactment")).containsExactly("nnce");
        assertThat(shortNames("NodeNetworkState")).containsExactly("nns");
    }

    @Test
    void olderVersionsAreServedWithAWarningAndTheNewestIsStored() {
        assertThat(versions("NMState")).isEqualTo("v1 stored, v1beta1 deprecated");
        assertThat(versions("NodeNetworkConfigurationPolicy"))
                .isEqualTo("v1 stored, v1beta1 deprecated, v1alpha1 deprecated");
        assertThat(versions("NodeNetworkConfigurationEnactment")).isEqualTo("v1beta1 stored");
        assertThat(versions("NodeNetworkState")).isEqualTo("v1beta1 stored");
    }

    @Test
    void theColumnsShowEveryConditionThatHolds() {
        assertThat(columns("NodeNetworkConfigurationPolicy"))
                .containsExactly(
                        "Status string .status.conditions[?(@.status==\"True\")].type",
                        "Reason string .status.conditions[?(@.status==\"True\")].reason");
        assertThat(columns("NodeNetworkConfigurationEnactment"))
                .containsExactly(
                        "Status string .status.conditions[?(@.status==\"True\")].type",
                        "Status Age date .status.conditions[?(@.status==\"True\")].lastTransitionTime",
                        "Reason string .status.conditions[?(@.status==\"True\")].reason");
        assertThat(columns("NodeNetworkState")).isEmpty();
    }

    @Test
    void networkStatesAreKeptWhole() {
        assertThat(property("NodeNetworkConfigurationPolicy", "spec", "desiredState")
                        .getXKubernetesPreserveUnknownFields())
                .isTrue();
        assertThat(property("NodeNetworkState", "status", "currentState").getXKubernetesPreserveUnknownFields())
                .isTrue();
        var captured = property("NodeNetworkConfigurationEnactment", "status", "capturedStates")
                .getAdditionalProperties()
                .getSchema();
        assertThat(child(captured, "state").getXKubernetesPreserveUnknownFields())
                .isTrue();
    }

    @Test
    void maxUnavailableIsANumberOrAText() {
        var maxUnavailable = property("NodeNetworkConfigurationPolicy", "spec", "maxUnavailable");

        assertThat(maxUnavailable.getXKubernetesIntOrString()).isTrue();
        assertThat(maxUnavailable.getType()).isNull();
    }

    @Test
    void everyPropertyExplainsItself() {
        for (var kind : List.of("NMState", "NodeNetworkConfigurationPolicy")) {
            for (var section : List.of("spec", "status")) {
                assertThat(child(schema(kind), section).getProperties())
                        .allSatisfy((name, property) ->
                                assertThat(property.getDescription()).as(name).isNotBlank());
            }
        }
    }

    private List<String> shortNames(String kind) {
        return definition(kind).getSpec().getNames().getShortNames();
    }

    private String versions(String kind) {
        return definition(kind).getSpec().getVersions().stream()
                .map(v -> v.getName() + (v.getStorage() ? " stored" : "")
                        + (Boolean.TRUE.equals(v.getDeprecated()) ? " deprecated" : ""))
                .collect(joining(", "));
    }

    private List<String> columns(String kind) {
        return definition(kind).getSpec().getVersions().getFirst().getAdditionalPrinterColumns().stream()
                .map(c -> c.getName() + " " + c.getType() + " " + c.getJsonPath())
                .toList();
    }

    private JSONSchemaProps property(String kind, String section, String name) {
        return child(child(schema(kind), section), name);
    }

    private static JSONSchemaProps child(JSONSchemaProps schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name), name);
    }

    private JSONSchemaProps schema(String kind) {
        return definition(kind).getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    }

    private CustomResourceDefinition definition(String kind) {
        return Objects.requireNonNull(definitions.get(kind), kind);
    }
}
