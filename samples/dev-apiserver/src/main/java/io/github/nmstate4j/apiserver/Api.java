package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.apiserver.ApiRequest.MediaType;
import io.github.nmstate4j.apiserver.Resources.Deletion;
import io.github.nmstate4j.apiserver.Resources.Part;
import io.github.nmstate4j.apiserver.Resources.Written;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds out what a request is about and has it done: discovery, objects, lists. Watches are left to [WatchStream].
final class Api {
    /// What goes back to the client.
    sealed interface Answer {
        record Body(int code, JsonNode body, String contentType) implements Answer {}

        record Text(int code, String text) implements Answer {}

        record Stream(WatchStream stream, String contentType) implements Answer {}
    }

    /// Where a path under `/api` or `/apis` leads.
    private record Target(ResourceType type, String namespace, Optional<String> name, String subresource) {}

    /// How an object or list is shown.
    enum Form {
        PLAIN,
        TABLE,
        PARTIAL
    }

    private static final String JSON = "application/json";

    private final ResourceTypes types;
    private final Store store;
    private final Resources resources;
    private final Discovery discovery;
    private final OpenApi openApi;
    private final Pages pages;
    private final InstantSource clock;

    Api(ResourceTypes types, Store store, Resources resources, Pages pages, InstantSource clock) {
        this.types = types;
        this.store = store;
        this.resources = resources;
        this.discovery = new Discovery(types);
        this.openApi = new OpenApi(types);
        this.pages = pages;
        this.clock = clock;
    }

    Answer answer(ApiRequest request) throws IOException {
        var path = request.path();
        if (path.isEmpty()) {
            return json(root());
        }
        return switch (path.getFirst()) {
            case "healthz", "readyz", "livez" -> new Answer.Text(200, "ok");
            case "version" -> json(Discovery.version());
            case "api" -> core(request);
            case "apis" -> named(request);
            case "openapi" -> openApi(request);
            default -> throw ErrorStatus.noSuchPath();
        };
    }

    private static Answer json(JsonNode body) {
        return new Answer.Body(200, body, JSON);
    }

    private ObjectNode root() {
        var root = Json.object();
        var paths = root.putArray("paths").add("/api").add("/api/v1").add("/apis");
        types.groups().forEach(group -> paths.add("/apis/" + group));
        List.of("/healthz", "/livez", "/readyz", "/version").forEach(paths::add);
        return root;
    }

    private Answer core(ApiRequest request) throws IOException {
        var path = request.path();
        return switch (path.size()) {
            case 1 -> discovery(request, true, discovery.coreVersions());
            case 2 -> json(discovery.resources("", path.get(1)));
            default -> object(request, target("", path.get(1), path.subList(2, path.size())));
        };
    }

    private Answer named(ApiRequest request) throws IOException {
        var path = request.path();
        return switch (path.size()) {
            case 1 -> discovery(request, false, discovery.groups());
            case 2 -> json(discovery.group(path.get(1)));
            case 3 -> json(discovery.resources(path.get(1), path.get(2)));
            default -> object(request, target(path.get(1), path.get(2), path.subList(3, path.size())));
        };
    }

    private Answer openApi(ApiRequest request) {
        var path = request.path();
        if (request.accept().stream().noneMatch(MediaType::isJson)) {
            throw ErrorStatus.notAcceptable(List.of(JSON));
        }
        if (path.equals(List.of("openapi", "v2"))) {
            return json(openApi.swagger());
        }
        if (path.size() < 2 || !path.get(1).equals("v3")) {
            throw ErrorStatus.noSuchPath();
        }
        return switch (path.size()) {
            case 2 -> json(openApi.index());
            case 4 -> json(openApi.document("", path.get(3)));
            case 5 -> json(openApi.document(path.get(3), path.get(4)));
            default -> throw ErrorStatus.noSuchPath();
        };
    }

    private Answer discovery(ApiRequest request, boolean core, ObjectNode plain) {
        for (var wanted : request.accept()) {
            if (wanted.parameter("as").equals("APIGroupDiscoveryList")
                    && List.of("v2", "v2beta1").contains(wanted.parameter("v"))) {
                var version = wanted.parameter("v");
                return new Answer.Body(
                        200,
                        discovery.aggregated(core, "apidiscovery.k8s.io/" + version),
                        JSON + ";g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList");
            }
            if (wanted.isJson() && wanted.parameter("as").isEmpty()) {
                break;
            }
        }
        return json(plain);
    }

    private Target target(String group, String version, List<String> path) {
        if (path.size() > 2 && path.getFirst().equals("namespaces")) {
            var type = types.find(group, version, path.get(2));
            if (type.filter(ResourceType::namespaced).isPresent()) {
                return target(type.get(), path.get(1), path.subList(3, path.size()));
            }
        }
        var type = types.find(group, version, path.getFirst()).orElseThrow(ErrorStatus::noSuchPath);
        return target(type, "", path.subList(1, path.size()));
    }

    private static Target target(ResourceType type, String namespace, List<String> rest) {
        if (rest.size() > 2) {
            throw ErrorStatus.noSuchPath();
        }
        return new Target(
                type,
                namespace,
                rest.isEmpty() ? Optional.empty() : Optional.of(rest.getFirst()),
                rest.size() < 2 ? "" : rest.get(1));
    }

    private Answer object(ApiRequest request, Target target) throws IOException {
        target.type().warning().ifPresent(request.warnings()::add);
        if (target.name().isEmpty()) {
            return switch (request.method()) {
                case "GET" -> request.flag("watch") ? watch(request, target) : list(request, target);
                case "POST" -> create(request, target);
                case "DELETE" -> deleteCollection(request, target);
                default -> throw ErrorStatus.methodNotAllowed();
            };
        }
        if (target.type().namespaced() && target.namespace().isEmpty()) {
            throw ErrorStatus.noSuchPath();
        }
        var part = part(target);
        var name = target.name().get();
        return switch (request.method()) {
            case "GET" -> shown(request, target, resources.get(target.type(), target.namespace(), name), 200);
            case "PUT" -> {
                var body = objectBody(request, target.type());
                yield shown(
                        request,
                        target,
                        resources
                                .replace(target.type(), target.namespace(), name, part, body, request.writing())
                                .object(),
                        200);
            }
            case "PATCH" -> {
                var written = patch(request, target, part);
                yield shown(request, target, written.object(), written.created() ? 201 : 200);
            }
            case "DELETE" -> {
                if (part != Part.MAIN) {
                    throw ErrorStatus.methodNotAllowed();
                }
                var deleted = resources.delete(
                        target.type(), target.namespace(), name, deletion(request), request.writing());
                yield deleted.gone()
                        ? json(ErrorStatus.success(target.type(), deleted.object()))
                        : shown(request, target, deleted.object(), 200);
            }
            default -> throw ErrorStatus.methodNotAllowed();
        };
    }

    private static Part part(Target target) {
        return switch (target.subresource()) {
            case "" -> Part.MAIN;
            case "status" -> {
                if (!target.type().statusSubresource()) {
                    throw ErrorStatus.noSuchPath();
                }
                yield Part.STATUS;
            }
            default -> throw ErrorStatus.noSuchPath();
        };
    }

    private static ObjectNode objectBody(ApiRequest request, ResourceType type) {
        var contentType = request.contentType().map(MediaType::name).orElse(JSON);
        if (contentType.equals(Protobuf.MEDIA_TYPE)) {
            return Protobuf.object(request.body())
                    .orElseThrow(() -> ErrorStatus.unsupportedMediaType(List.of(JSON, "application/yaml")));
        }
        if (!List.of(JSON, "application/yaml", "*/*", "application/x-www-form-urlencoded").contains(contentType)) {
            throw ErrorStatus.unsupportedMediaType(List.of(JSON, "application/yaml"));
        }
        var body = request.object();
        Json.duplicateKey(request.body()).ifPresent(problem -> {
            switch (request.writing().validation()) {
                case IGNORE -> {}
                case WARN -> request.warnings().add("duplicate field: " + problem);
                case STRICT -> throw ErrorStatus.strictDecoding(type, List.of(problem));
            }
        });
        return body;
    }

    private Answer create(ApiRequest request, Target target) {
        if (target.type().namespaced() && target.namespace().isEmpty()) {
            throw ErrorStatus.methodNotAllowed();
        }
        var body = objectBody(request, target.type());
        return shown(
                request, target, resources.create(target.type(), target.namespace(), body, request.writing()), 201);
    }

    private Written patch(ApiRequest request, Target target, Part part) throws IOException {
        var type = target.type();
        var name = target.name().orElseThrow();
        var writing = request.writing();
        var contentType = request.contentType().map(MediaType::name).orElse("");
        return switch (contentType) {
            case Patches.MERGE -> {
                var changes = request.object();
                yield resources.update(type, target.namespace(), name, part, current -> merged(current, changes), writing);
            }
            case Patches.JSON -> {
                var operations = Json.parse(request.body());
                yield resources.update(
                        type, target.namespace(), name, part, current -> Patches.json(current, operations), writing);
            }
            case Patches.STRATEGIC -> {
                if (type.custom()) {
                    throw unsupportedPatch(type);
                }
                var changes = request.object();
                yield resources.update(
                        type, target.namespace(), name, part, current -> Patches.strategic(current, changes), writing);
            }
            case Patches.APPLY -> {
                if (request.parameter("fieldManager").isEmpty()) {
                    throw ErrorStatus.invalidOptions("PatchOptions", List.of(new ErrorStatus.Cause(
                            "FieldValueRequired", "Required value: is required for apply patch", "fieldManager")));
                }
                yield resources.apply(type, target.namespace(), name, part, request.object(), writing);
            }
            default -> throw unsupportedPatch(type);
        };
    }

    private static ErrorStatus unsupportedPatch(ResourceType type) {
        return ErrorStatus.unsupportedMediaType(
                type.custom()
                        ? List.of(Patches.JSON, Patches.MERGE, Patches.APPLY)
                        : List.of(Patches.JSON, Patches.MERGE, Patches.STRATEGIC, Patches.APPLY));
    }

    private static ObjectNode merged(ObjectNode current, ObjectNode changes) {
        return (ObjectNode) Patches.merge(current, changes);
    }

    private static Deletion deletion(ApiRequest request) {
        var options = request.body().length == 0 ? Json.object() : request.object();
        var policy = options.path("propagationPolicy").asText(request.parameter("propagationPolicy"));
        var propagation =
                switch (policy) {
                    case "Foreground" -> Deletion.Propagation.FOREGROUND;
                    case "Orphan" -> Deletion.Propagation.ORPHAN;
                    default ->
                        options.path("orphanDependents").asBoolean()
                                ? Deletion.Propagation.ORPHAN
                                : Deletion.Propagation.BACKGROUND;
                };
        var preconditions = options.path("preconditions");
        return new Deletion(
                propagation,
                Optional.of(preconditions.path("uid").asText("")).filter(text -> !text.isEmpty()),
                Optional.of(preconditions.path("resourceVersion").asText("")).filter(text -> !text.isEmpty()));
    }

    private Answer deleteCollection(ApiRequest request, Target target) {
        var selected = selection(request, target);
        var items = store.list(target.type().qualifiedPlural(), target.namespace()).items().stream()
                .map(target.type()::shown)
                .filter(selected)
                .toList();
        var list = listBody(target.type(), Long.toString(store.revision()));
        var shown = list.putArray("items");
        var deletion = deletion(request);
        var writing = request.writing();
        for (var item : items) {
            try {
                shown.add(resources
                        .delete(target.type(), Json.namespace(item), Json.name(item), deletion, writing)
                        .object());
            } catch (ErrorStatus e) {
                if (e.code() != 404) {
                    throw e;
                }
            }
        }
        return json(list);
    }

    // ---- showing

    private static Form form(ApiRequest request) {
        for (var wanted : request.accept()) {
            if (!wanted.isJson()) {
                continue;
            }
            switch (wanted.parameter("as")) {
                case "Table" -> {
                    if (wanted.parameter("v").equals("v1")) {
                        return Form.TABLE;
                    }
                }
                case "PartialObjectMetadata", "PartialObjectMetadataList" -> {
                    return Form.PARTIAL;
                }
                case "" -> {
                    return Form.PLAIN;
                }
                default -> {}
            }
        }
        throw ErrorStatus.notAcceptable(List.of(JSON));
    }

    private static TableRows.Include include(ApiRequest request) {
        return switch (request.parameter("includeObject")) {
            case "None" -> TableRows.Include.NONE;
            case "Object" -> TableRows.Include.OBJECT;
            default -> TableRows.Include.METADATA;
        };
    }

    private Answer shown(ApiRequest request, Target target, ObjectNode stored, int code) {
        var object = target.type().shown(stored);
        return new Answer.Body(
                code,
                switch (form(request)) {
                    case PLAIN -> object;
                    case PARTIAL -> TableRows.partial(object);
                    case TABLE ->
                        TableRows.table(
                                target.type(),
                                List.of(object),
                                Json.object().put("resourceVersion", Json.resourceVersion(object)),
                                true,
                                include(request),
                                clock.instant());
                },
                JSON);
    }

    private static Predicate<JsonNode> selection(ApiRequest request, Target target) {
        return Selectors.labels(request.parameter("labelSelector"))
                .and(Selectors.fields(request.parameter("fieldSelector"), target.type()));
    }

    private static ObjectNode listBody(ResourceType type, String revision) {
        var list = Json.object().put("kind", type.listKind()).put("apiVersion", type.apiVersion());
        list.putObject("metadata").put("resourceVersion", revision);
        return list;
    }

    private Answer list(ApiRequest request, Target target) {
        var type = target.type();
        checkRevision(request);
        var page = pages.page(
                request.parameter("continue"),
                request.parameter("limit"),
                () -> {
                    var selected = selection(request, target);
                    var listing = store.list(type.qualifiedPlural(), target.namespace());
                    return new Store.Listing(
                            listing.items().stream()
                                    .map(type::shown)
                                    .filter(selected)
                                    .toList(),
                            listing.revision());
                });
        var metadata = Json.object().put("resourceVersion", Long.toString(page.revision()));
        page.next().ifPresent(token -> metadata.put("continue", token));
        if (page.remaining() > 0) {
            metadata.put("remainingItemCount", page.remaining());
        }
        if (form(request) == Form.TABLE) {
            return json(TableRows.table(type, page.items(), metadata, true, include(request), clock.instant()));
        }
        var list = Json.object();
        if (form(request) == Form.PARTIAL) {
            list.put("kind", "PartialObjectMetadataList").put("apiVersion", "meta.k8s.io/v1");
        } else {
            list.put("kind", type.listKind()).put("apiVersion", type.apiVersion());
        }
        list.set("metadata", metadata);
        var items = list.putArray("items");
        page.items().forEach(item -> items.add(form(request) == Form.PARTIAL ? TableRows.partial(item) : item));
        return json(list);
    }

    private void checkRevision(ApiRequest request) {
        var asked = revision(request);
        var current = store.revision();
        if (asked > current) {
            throw ErrorStatus.tooLargeVersion(asked, current);
        }
        if (asked > 0 && asked < current && request.parameter("resourceVersionMatch").equals("Exact")) {
            throw ErrorStatus.expired("The resourceVersion for the provided list is too old.");
        }
    }

    /// The revision a request names, 0 when it names none.
    private static long revision(ApiRequest request) {
        var text = request.parameter("resourceVersion");
        try {
            return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw ErrorStatus.badRequest("resourceVersion: Invalid value: \"" + text + "\": must be a number");
        }
    }

    private Answer watch(ApiRequest request, Target target) {
        var form = form(request);
        var options = new WatchStream.Options(
                target.type(),
                target.namespace(),
                selection(request, target),
                form,
                include(request),
                revision(request),
                request.flag("allowWatchBookmarks"),
                request.flag("sendInitialEvents"),
                timeoutSeconds(request));
        if (options.initialEvents() && !request.parameter("resourceVersionMatch").equals("NotOlderThan")) {
            throw ErrorStatus.invalidOptions("ListOptions", List.of(new ErrorStatus.Cause(
                    "FieldValueForbidden",
                    "Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
                    "sendInitialEvents")));
        }
        return new Answer.Stream(new WatchStream(store, options, clock), JSON);
    }

    private static long timeoutSeconds(ApiRequest request) {
        var text = request.parameter("timeoutSeconds");
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ErrorStatus.badRequest("timeoutSeconds: Invalid value: \"" + text + "\": must be a number");
        }
    }
}
