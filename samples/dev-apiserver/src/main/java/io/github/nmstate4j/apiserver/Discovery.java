package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What the server tells about itself: groups, versions and kinds, in the old form and the aggregated one.
final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> STATUS_VERBS = List.of("get", "patch", "update");

    private final ResourceTypes types;

    Discovery(ResourceTypes types) {
        this.types = types;
    }

    static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.0-nmstate4j-development")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "none")
                .put("compiler", "java")
                .put("platform", "java/jvm");
    }

    ObjectNode coreVersions() {
        var versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    ObjectNode groups() {
        var list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        var groups = list.putArray("groups");
        types.groups().forEach(name -> groups.add(groupBody(name)));
        return list;
    }

    ObjectNode group(String name) {
        if (types.versions(name).isEmpty()) {
            throw ErrorStatus.noSuchPath();
        }
        var group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
        group.setAll(groupBody(name));
        return group;
    }

    private ObjectNode groupBody(String name) {
        var group = Json.object().put("name", name);
        var versions = group.putArray("versions");
        types.versions(name)
                .forEach(version -> versions.addObject()
                        .put("groupVersion", name + "/" + version)
                        .put("version", version));
        group.set("preferredVersion", versions.get(0));
        return group;
    }

    ObjectNode resources(String group, String version) {
        var found = types.inVersion(group, version);
        if (found.isEmpty()) {
            throw ErrorStatus.noSuchPath();
        }
        var list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", found.getFirst().apiVersion());
        var resources = list.putArray("resources");
        for (var type : found) {
            var resource = resources.addObject()
                    .put("name", type.plural())
                    .put("singularName", type.singular())
                    .put("namespaced", type.namespaced())
                    .put("kind", type.kind());
            texts(resource.putArray("verbs"), VERBS);
            if (!type.shortNames().isEmpty()) {
                texts(resource.putArray("shortNames"), type.shortNames());
            }
            if (!type.categories().isEmpty()) {
                texts(resource.putArray("categories"), type.categories());
            }
            if (type.statusSubresource()) {
                texts(
                        resources
                                .addObject()
                                .put("name", type.plural() + "/status")
                                .put("singularName", "")
                                .put("namespaced", type.namespaced())
                                .put("kind", type.kind())
                                .putArray("verbs"),
                        STATUS_VERBS);
            }
        }
        return list;
    }

    /// All versions of the core group or of the named groups in one answer.
    ObjectNode aggregated(boolean core, String apiVersion) {
        var list = Json.object().put("kind", "APIGroupDiscoveryList").put("apiVersion", apiVersion);
        list.putObject("metadata");
        var items = list.putArray("items");
        for (var group : core ? List.of("") : types.groups()) {
            var item = items.addObject();
            var metadata = item.putObject("metadata");
            if (!core) {
                metadata.put("name", group);
            }
            var versions = item.putArray("versions");
            for (var version : types.versions(group)) {
                var entry = versions.addObject().put("version", version);
                var resources = entry.putArray("resources");
                types.inVersion(group, version).forEach(type -> resources.add(aggregated(type)));
                entry.put("freshness", "Current");
            }
        }
        return list;
    }

    private static ObjectNode aggregated(ResourceType type) {
        var resource = Json.object().put("resource", type.plural());
        resource.set("responseKind", responseKind(type));
        resource.put("scope", type.namespaced() ? "Namespaced" : "Cluster").put("singularResource", type.singular());
        texts(resource.putArray("verbs"), VERBS);
        if (!type.shortNames().isEmpty()) {
            texts(resource.putArray("shortNames"), type.shortNames());
        }
        if (!type.categories().isEmpty()) {
            texts(resource.putArray("categories"), type.categories());
        }
        if (type.statusSubresource()) {
            var status = resource.putArray("subresources").addObject().put("subresource", "status");
            status.set("responseKind", responseKind(type));
            texts(status.putArray("verbs"), STATUS_VERBS);
        }
        return resource;
    }

    private static ObjectNode responseKind(ResourceType type) {
        return Json.object().put("group", type.group()).put("version", type.version()).put("kind", type.kind());
    }

    private static void texts(ArrayNode into, List<String> texts) {
        texts.forEach(into::add);
    }
}
