package io.github.nmstate4j.apiserver;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;

/// A custom kind for tests, with a bit of everything a schema can say.
final class Gadgets {
    static final String DEFINITION =
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: gadgets.example.org}
            spec:
              group: example.org
              names: {kind: Gadget, plural: gadgets, singular: gadget, shortNames: [gd]}
              scope: Cluster
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}}
                additionalPrinterColumns:
                - {name: Status, type: string, jsonPath: '.status.conditions[?(@.status=="True")].type'}
                - {name: Size, type: integer, jsonPath: .spec.size}
                schema:
                  openAPIV3Schema:
                    type: object
                    description: A gadget.
                    required: [spec]
                    properties:
                      spec:
                        type: object
                        description: What it shall be.
                        properties:
                          size: {type: integer, minimum: 1, maximum: 10, description: How large.}
                          color: {type: string, enum: [red, green], default: red}
                          limit: {anyOf: [{type: integer}, {type: string}], x-kubernetes-int-or-string: true}
                          free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                          parts:
                            type: array
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [name]
                            items: {type: object, required: [name], properties: {name: {type: string}, count: {type: integer}}}
                          tags: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                          steps: {type: array, items: {type: string}}
                      status:
                        type: object
                        properties:
                          phase: {type: string}
                          conditions:
                            type: array
                            items: {type: object, properties: {type: {type: string}, status: {type: string}}}
              - name: v1beta1
                served: true
                storage: false
                deprecated: true
                subresources: {status: {}}
                schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
            """;

    private static final ResourceDefinitionContext CONTEXT = new ResourceDefinitionContext.Builder()
            .withGroup("example.org")
            .withVersion("v1")
            .withKind("Gadget")
            .withPlural("gadgets")
            .withNamespaced(false)
            .build();

    private Gadgets() {}

    static void define(KubernetesClient client) {
        client.resource(DEFINITION).create();
    }

    static MixedOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            of(KubernetesClient client) {
        return client.genericKubernetesResources(CONTEXT);
    }

    static GenericKubernetesResource gadget(String name, Map<String, Object> spec) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("example.org/v1")
                .withKind("Gadget")
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addToAdditionalProperties("spec", spec)
                .build();
    }
}
