package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// The OpenAPI documents: version 3 for each group and version, version 2 for everything. `kubectl explain` and `kubectl apply` live on them.
final class OpenApi {
    private static final String METADATA = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";
    private static final String LIST_METADATA = "io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta";

    private final ResourceTypes types;

    OpenApi(ResourceTypes types) {
        this.types = types;
    }

    ObjectNode index() {
        var index = Json.object();
        var paths = index.putObject("paths");
        paths.set("api/v1", entry("api/v1", document("", "v1")));
        for (var group : types.groups()) {
            for (var version : types.versions(group)) {
                var path = "apis/" + group + "/" + version;
                paths.set(path, entry(path, document(group, version)));
            }
        }
        return index;
    }

    private static ObjectNode entry(String path, ObjectNode document) {
        return Json.object()
                .put(
                        "serverRelativeURL",
                        "/openapi/v3/" + path + "?hash=" + Integer.toHexString(document.hashCode()));
    }

    /// The version 3 document of one group and version.
    ObjectNode document(String group, String version) {
        var found = types.inVersion(group, version);
        if (found.isEmpty()) {
            throw ErrorStatus.noSuchPath();
        }
        var document = Json.object().put("openapi", "3.0.0");
        info(document);
        var paths = document.putObject("paths");
        var schemas = document.putObject("components").putObject("schemas");
        for (var type : found) {
            paths(type, paths, true);
            schemas(type, schemas, "#/components/schemas/");
        }
        metadata(schemas);
        return document;
    }

    /// The version 2 document of everything.
    ObjectNode swagger() {
        var document = Json.object().put("swagger", "2.0");
        info(document);
        var paths = document.putObject("paths");
        var definitions = document.putObject("definitions");
        for (var type : types.all()) {
            paths(type, paths, false);
            schemas(type, definitions, "#/definitions/");
        }
        metadata(definitions);
        return document;
    }

    private static void info(ObjectNode document) {
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.32.0-nmstate4j-development");
    }

    private static void paths(ResourceType type, ObjectNode paths, boolean three) {
        var base = (type.group().isEmpty() ? "/api/" : "/apis/") + type.apiVersion() + "/"
                + (type.namespaced() ? "namespaces/{namespace}/" : "") + type.plural();
        var collection = paths.putObject(base);
        operation(type, collection, "get", "list", List.of("labelSelector", "fieldSelector", "limit", "continue"), three);
        operation(type, collection, "post", "post", List.of("dryRun", "fieldManager", "fieldValidation"), three);
        var single = paths.putObject(base + "/{name}");
        operation(type, single, "get", "get", List.of(), three);
        operation(type, single, "put", "put", List.of("dryRun", "fieldManager", "fieldValidation"), three);
        operation(type, single, "patch", "patch", List.of("dryRun", "fieldManager", "fieldValidation", "force"), three);
        operation(type, single, "delete", "delete", List.of("dryRun", "propagationPolicy"), three);
    }

    private static void operation(
            ResourceType type, ObjectNode path, String method, String action, List<String> parameters, boolean three) {
        var operation = path.putObject(method);
        operation.put("operationId", action + type.apiVersion() + type.kind());
        var list = operation.putArray("parameters");
        for (var name : parameters) {
            var parameter = list.addObject().put("name", name).put("in", "query");
            var kind = name.equals("force") ? "boolean" : name.equals("limit") ? "integer" : "string";
            if (three) {
                parameter.putObject("schema").put("type", kind).put("uniqueItems", true);
            } else {
                parameter.put("type", kind).put("uniqueItems", true);
            }
        }
        if (method.equals("patch")) {
            var bodies = List.of(Patches.APPLY, Patches.JSON, Patches.MERGE);
            if (three) {
                var content = operation.putObject("requestBody").putObject("content");
                bodies.forEach(content::putObject);
            } else {
                var consumes = operation.putArray("consumes");
                bodies.forEach(consumes::add);
            }
        }
        operation.putObject("responses").putObject("200").put("description", "OK");
        operation.put("x-kubernetes-action", action);
        operation.set("x-kubernetes-group-version-kind", identity(type, type.kind()));
    }

    private static ObjectNode identity(ResourceType type, String kind) {
        return Json.object().put("group", type.group()).put("version", type.version()).put("kind", kind);
    }

    /// The name of a schema: the group backwards, the version and the kind.
    static String schemaName(ResourceType type) {
        if (!type.custom()) {
            var group = type.group().isEmpty() ? "core" : type.group().split("\\.", 2)[0];
            return "io.k8s.api." + group + "." + type.version() + "." + type.kind();
        }
        var parts = new ArrayList<>(Arrays.asList(type.group().split("\\.")));
        Collections.reverse(parts);
        return String.join(".", parts) + "." + type.version() + "." + type.kind();
    }

    private static void schemas(ResourceType type, ObjectNode schemas, String prefix) {
        var schema = type.schema().map(StructuralSchema::source).orElse(StructuralSchema.ANY.source());
        var shown = schemas.putObject(schemaName(type));
        shown.put("type", "object");
        schema.properties().forEach(entry -> shown.set(entry.getKey(), entry.getValue()));
        var properties = Json.object();
        properties.putObject("apiVersion").put("type", "string").put("description", "The group and version of the object.");
        properties.putObject("kind").put("type", "string").put("description", "The kind of the object.");
        properties
                .putObject("metadata")
                .put("description", "What every object has, whatever its kind.")
                .putArray("allOf")
                .addObject()
                .put("$ref", prefix + METADATA);
        schema.path("properties").properties().forEach(entry -> {
            if (!properties.has(entry.getKey())) {
                properties.set(entry.getKey(), entry.getValue());
            }
        });
        shown.set("properties", properties);
        shown.putArray("x-kubernetes-group-version-kind").add(identity(type, type.kind()));
        var list = schemas.putObject(schemaName(type) + "List").put("type", "object");
        list.putArray("required").add("items");
        var listProperties = list.putObject("properties");
        listProperties.putObject("apiVersion").put("type", "string");
        listProperties.putObject("kind").put("type", "string");
        listProperties.putObject("metadata").put("$ref", prefix + LIST_METADATA);
        listProperties.putObject("items").put("type", "array").putObject("items").put("$ref", prefix + schemaName(type));
        list.putArray("x-kubernetes-group-version-kind").add(identity(type, type.listKind()));
    }

    private static void metadata(ObjectNode schemas) {
        var properties = schemas.putObject(METADATA)
                .put("type", "object")
                .put("description", "What every object has, whatever its kind.")
                .putObject("properties");
        text(properties, "name", "The name, unique among the objects of the kind in the namespace.");
        text(properties, "generateName", "The beginning of a name the server makes up.");
        text(properties, "namespace", "The namespace.");
        text(properties, "uid", "Tells apart objects that had the same name one after another.");
        text(properties, "resourceVersion", "Changes with every change.");
        text(properties, "creationTimestamp", "When the object was made.");
        text(properties, "deletionTimestamp", "When the object was asked to go away.");
        properties.putObject("generation").put("type", "integer").put("description", "Counts the changes of what is wanted.");
        for (var name : List.of("labels", "annotations")) {
            var map = properties.putObject(name).put("type", "object");
            map.putObject("additionalProperties").put("type", "string");
        }
        texts(properties.putObject("finalizers"));
        for (var name : List.of("ownerReferences", "managedFields")) {
            var list = properties.putObject(name).put("type", "array");
            list.putObject("items").put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
        }
        var list = schemas.putObject(LIST_METADATA).put("type", "object").putObject("properties");
        text(list, "continue", "Brings the next piece of a long list.");
        text(list, "resourceVersion", "The revision the list is from.");
    }

    private static void text(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }

    private static void texts(ObjectNode list) {
        list.put("type", "array").putObject("items").put("type", "string");
    }
}
