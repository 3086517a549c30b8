package io.github.nmstate4j.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/// The definitions of the custom resources, as the build wrote them into this jar.
public final class CustomResourceDefinitions {

    static final List<String> FILES = List.of(
            "nmstates.nmstate.io-v1.yml",
            "nodenetworkconfigurationenactments.nmstate.io-v1.yml",
            "nodenetworkconfigurationpolicies.nmstate.io-v1.yml",
            "nodenetworkstates.nmstate.io-v1.yml");

    private static final int LONGEST_NODE_SELECTOR = 256;

    private CustomResourceDefinitions() {}

    /// All four, to be applied to a cluster.
    public static List<CustomResourceDefinition> all(KubernetesSerialization serialization) {
        return FILES.stream().map(file -> read(file, serialization)).toList();
    }

    private static CustomResourceDefinition read(String file, KubernetesSerialization serialization) {
        try (InputStream in = CustomResourceDefinitions.class.getResourceAsStream("/META-INF/fabric8/" + file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "META-INF/fabric8/" + file + " is missing from this jar; build nmstate-model with Maven");
            }
            return serialization.unmarshal(in, CustomResourceDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds what the classes cannot say: older served versions, columns over several conditions, rules, defaults.
    static CustomResourceDefinition complete(CustomResourceDefinition generated) {
        return switch (generated.getSpec().getNames().getKind()) {
            case "NMState" -> {
                var v1 = with(version(generated), CustomResourceDefinitions::installation, statusAndReason());
                yield withVersions(
                        generated,
                        List.of(
                                v1,
                                deprecated(
                                        v1,
                                        "v1beta1",
                                        "nmstate.io/v1beta1 NMState is deprecated; use nmstate.io/v1 NMState")));
            }
            case "NodeNetworkConfigurationPolicy" -> {
                var v1 = with(version(generated), CustomResourceDefinitions::policy, statusAndReason());
                yield withVersions(
                        generated,
                        List.of(
                                v1,
                                deprecated(v1, "v1beta1", policyWarning("v1beta1")),
                                deprecated(v1, "v1alpha1", policyWarning("v1alpha1"))));
            }
            case "NodeNetworkConfigurationEnactment" ->
                withVersions(
                        generated,
                        List.of(with(version(generated), CustomResourceDefinitions::enactment, enactmentColumns())));
            default ->
                withVersions(
                        generated, List.of(with(version(generated), CustomResourceDefinitions::nodeState, List.of())));
        };
    }

    private static String policyWarning(String version) {
        return "nmstate.io/" + version
                + " NodeNetworkConfigurationPolicy is deprecated; use nmstate.io/v1 NodeNetworkConfigurationPolicy";
    }

    private static CustomResourceDefinitionVersion version(CustomResourceDefinition generated) {
        return generated.getSpec().getVersions().getFirst();
    }

    private static CustomResourceDefinition withVersions(
            CustomResourceDefinition generated, List<CustomResourceDefinitionVersion> versions) {
        return new CustomResourceDefinitionBuilder(generated)
                .editSpec()
                .withVersions(versions)
                .endSpec()
                .build();
    }

    private static CustomResourceDefinitionVersion with(
            CustomResourceDefinitionVersion version,
            UnaryOperator<JSONSchemaProps> schema,
            List<CustomResourceColumnDefinition> columns) {
        return new CustomResourceDefinitionVersionBuilder(version)
                .withServed(true)
                .withStorage(true)
                .withNewSchema()
                .withOpenAPIV3Schema(schema.apply(version.getSchema().getOpenAPIV3Schema()))
                .endSchema()
                .withNewSubresources()
                .withNewStatus()
                .endStatus()
                .endSubresources()
                .withAdditionalPrinterColumns(columns)
                .build();
    }

    private static CustomResourceDefinitionVersion deprecated(
            CustomResourceDefinitionVersion current, String name, String warning) {
        return new CustomResourceDefinitionVersionBuilder(current)
                .withName(name)
                .withStorage(false)
                .withDeprecated(true)
                .withDeprecationWarning(warning)
                .build();
    }

    /// While a node retries, two conditions hold at once and the columns show both.
    private static List<CustomResourceColumnDefinition> statusAndReason() {
        return List.of(column("Status", "string", "type"), column("Reason", "string", "reason"));
    }

    private static List<CustomResourceColumnDefinition> enactmentColumns() {
        return List.of(
                column("Status", "string", "type"),
                column("Status Age", "date", "lastTransitionTime"),
                column("Reason", "string", "reason"));
    }

    private static CustomResourceColumnDefinition column(String name, String type, String field) {
        return new CustomResourceColumnDefinitionBuilder()
                .withName(name)
                .withType(type)
                .withJsonPath(".status.conditions[?(@.status==\"True\")]." + field)
                .build();
    }

    private static JSONSchemaProps policy(JSONSchemaProps schema) {
        var edited = edit(conditioned(schema), "spec", "nodeSelector", selector -> new JSONSchemaPropsBuilder(selector)
                .withMaxProperties((long) LONGEST_NODE_SELECTOR)
                .addToXKubernetesValidations(new ValidationRuleBuilder()
                        .withRule("self.all(key, !format.qualifiedName().validate(key).hasValue())")
                        .withMessage("nodeSelector keys must be valid qualified names, like kubernetes.io/hostname")
                        .build())
                .build());
        edited = edit(edited, "spec", "desiredState", CustomResourceDefinitions::opaque);
        edited = edit(edited, "status", "observedGeneration", CustomResourceDefinitions::int64);
        return edit(edited, "spec", "maxUnavailable", CustomResourceDefinitions::intOrString);
    }

    private static JSONSchemaProps enactment(JSONSchemaProps schema) {
        var edited = edit(conditioned(schema), "status", "desiredState", CustomResourceDefinitions::opaque);
        edited = edit(edited, "status", "policyGeneration", CustomResourceDefinitions::int64);
        edited = edit(edited, "status", "observedGeneration", CustomResourceDefinitions::int64);
        edited = edit(edited, "status", "capturedStates", captured -> {
            var one = captured.getAdditionalProperties().getSchema();
            return new JSONSchemaPropsBuilder(captured)
                    .withNewAdditionalProperties()
                    .withSchema(edit(one, "state", CustomResourceDefinitions::opaque))
                    .endAdditionalProperties()
                    .build();
        });
        return new JSONSchemaPropsBuilder(withoutSpec(edited))
                .withXKubernetesPreserveUnknownFields(true)
                .build();
    }

    private static JSONSchemaProps nodeState(JSONSchemaProps schema) {
        return withoutSpec(edit(conditioned(schema), "status", "currentState", CustomResourceDefinitions::opaque));
    }

    private static JSONSchemaProps withoutSpec(JSONSchemaProps schema) {
        return new JSONSchemaPropsBuilder(schema).removeFromProperties("spec").build();
    }

    private static JSONSchemaProps installation(JSONSchemaProps schema) {
        var edited = edit(conditioned(schema), "status", "observedGeneration", CustomResourceDefinitions::int64);
        edited = edit(edited, "spec", "logLevel", level -> withDefault(level, "info"));
        edited = edit(edited, "spec", "validation", validation -> withDefault(validation, "Deny"));
        edited = edit(edited, "spec", "probeConfiguration", probes -> edit(probes, "dns", dns ->
                new JSONSchemaPropsBuilder(dns).withRequired("host").build()));
        edited = edit(edited, "spec", "metricsConfiguration", metrics -> withEmptyDefault(
                edit(metrics, "bindAddress", address -> withDefault(address, ":8089"))));
        return edit(edited, "spec", CustomResourceDefinitions::withEmptyDefault);
    }

    private static JSONSchemaProps conditioned(JSONSchemaProps schema) {
        return edit(schema, "status", "conditions", conditions -> new JSONSchemaPropsBuilder(conditions)
                .editItems()
                .editSchema()
                .withRequired("type", "status")
                .endSchema()
                .endItems()
                .build());
    }

    private static JSONSchemaProps int64(JSONSchemaProps generated) {
        return new JSONSchemaPropsBuilder(generated).withFormat("int64").build();
    }

    private static JSONSchemaProps opaque(JSONSchemaProps generated) {
        return new JSONSchemaPropsBuilder()
                .withType("object")
                .withDescription(generated.getDescription())
                .withXKubernetesPreserveUnknownFields(true)
                .build();
    }

    /// The only form that every API server accepts: no type beside the marker.
    private static JSONSchemaProps intOrString(JSONSchemaProps generated) {
        return new JSONSchemaPropsBuilder()
                .withDescription(generated.getDescription())
                .withXKubernetesIntOrString(true)
                .withAnyOf(
                        new JSONSchemaPropsBuilder().withType("integer").build(),
                        new JSONSchemaPropsBuilder().withType("string").build())
                .build();
    }

    private static JSONSchemaProps withDefault(JSONSchemaProps schema, String value) {
        return new JSONSchemaPropsBuilder(schema)
                .withDefault(TextNode.valueOf(value))
                .build();
    }

    /// Lets the defaults inside apply when the whole section is left out.
    private static JSONSchemaProps withEmptyDefault(JSONSchemaProps schema) {
        return new JSONSchemaPropsBuilder(schema)
                .withDefault(JsonNodeFactory.instance.objectNode())
                .build();
    }

    private static JSONSchemaProps edit(
            JSONSchemaProps schema, String section, String property, UnaryOperator<JSONSchemaProps> change) {
        return edit(schema, section, inner -> edit(inner, property, change));
    }

    private static JSONSchemaProps edit(
            JSONSchemaProps schema, String property, UnaryOperator<JSONSchemaProps> change) {
        var properties = new LinkedHashMap<>(schema.getProperties());
        var known = properties.get(property);
        if (known == null) {
            throw new IllegalStateException(
                    "the generated schema has no property " + property + ", only " + properties.keySet());
        }
        properties.put(property, change.apply(known));
        return new JSONSchemaPropsBuilder(schema).withProperties(properties).build();
    }
}
