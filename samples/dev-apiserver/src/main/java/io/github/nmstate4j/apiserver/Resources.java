package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reading and writing objects by the rules of the API: the way from a request body to a stored object.
final class Resources {
    /// The part of an object a request is about.
    enum Part {
        MAIN(""),
        STATUS("status");

        private final String subresource;

        Part(String subresource) {
            this.subresource = subresource;
        }

        String subresource() {
            return subresource;
        }
    }

    /// Computes the wanted object from the current one, which it must not change.
    @FunctionalInterface
    interface Edit {
        ObjectNode of(ObjectNode current);
    }

    /// Whether a write still has to be put into `managedFields`.
    private enum Tracking {
        CHANGES,
        DONE
    }

    /// @param created whether the object is new, for answers that differ
    record Written(ObjectNode object, boolean created) {}

    /// How a deletion is meant.
    record Deletion(Propagation propagation, Optional<String> uid, Optional<String> resourceVersion) {
        enum Propagation {
            BACKGROUND,
            FOREGROUND,
            ORPHAN
        }

        static final Deletion PLAIN = new Deletion(Propagation.BACKGROUND, Optional.empty(), Optional.empty());
    }

    /// @param gone whether nothing is left; otherwise finalizers keep the object
    record Deleted(ObjectNode object, boolean gone) {}

    private static final int ATTEMPTS = 8;

    private final Store store;
    private final ResourceTypes types;
    private final CelRules rules = new CelRules();
    private final Admission admission;
    private final InstantSource clock;
    private final Supplier<String> ids;

    Resources(Store store, ResourceTypes types, Admission admission, InstantSource clock, Supplier<String> ids) {
        this.store = store;
        this.types = types;
        this.admission = admission;
        this.clock = clock;
        this.ids = ids;
    }

    static Store.Key key(ResourceType type, String namespace, String name) {
        return new Store.Key(type.qualifiedPlural(), type.namespaced() ? namespace : "", name);
    }

    ObjectNode get(ResourceType type, String namespace, String name) {
        return store.read(key(type, namespace, name)).orElseThrow(() -> ErrorStatus.notFound(type, name));
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    // ---- create

    ObjectNode create(ResourceType type, String namespace, ObjectNode body, Writing writing) {
        var object = body.deepCopy();
        checkIdentity(type, namespace, object);
        return create(type, namespace, object, writing, Tracking.CHANGES);
    }

    private ObjectNode create(
            ResourceType type, String namespace, ObjectNode body, Writing writing, Tracking tracking) {
        var object = body;
        decode(type, object, writing);
        if (!Json.resourceVersion(object).isEmpty()) {
            throw ErrorStatus.badRequest("resourceVersion should not be set on objects to be created");
        }
        var generateName = Json.text(object, "metadata", "generateName");
        if (Json.name(object).isEmpty() && !generateName.isEmpty()) {
            Json.metadata(object).put("name", generateName + ids.get().replace("-", "").substring(0, 5));
        }
        checkNamespace(type, namespace, Json.name(object));
        var question = new Admission.Question(
                Admission.Operation.CREATE,
                type,
                Part.MAIN,
                namespace,
                Json.name(object),
                Optional.of(object),
                Optional.empty(),
                writing);
        var mutated = admission.mutate(question, object);
        if (!mutated.equals(object)) {
            object = mutated.deepCopy();
            decode(type, object, writing);
        }
        var metadata = Json.metadata(object);
        metadata.put("uid", ids.get());
        metadata.put("creationTimestamp", now());
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "generation"));
        if (type.counted()) {
            metadata.put("generation", 1);
        }
        if (type.statusSubresource() && !ObjectRules.keepsStatusOnCreate(type)) {
            object.remove("status");
        }
        ObjectRules.completeBuiltIn(type, object, true);
        if (type.qualifiedPlural().equals(BuiltInTypes.DEFINITIONS)) {
            Definitions.complete(object, now());
        }
        check(type, object, Optional.empty(), writing);
        var tracked = tracking == Tracking.DONE
                ? object
                : Ownership.updated(type, Part.MAIN, Optional.empty(), object, writing, now());
        admission.validate(question.with(tracked));
        if (writing.dryRun()) {
            if (store.read(key(type, namespace, Json.name(object))).isPresent()) {
                throw ErrorStatus.alreadyExists(type, Json.name(object));
            }
            return tracked;
        }
        try {
            var stored = store.create(key(type, namespace, Json.name(object)), tracked);
            afterWrite(type, stored);
            return stored;
        } catch (Store.Lost e) {
            throw ErrorStatus.alreadyExists(type, Json.name(object));
        }
    }

    private static void checkIdentity(ResourceType type, String namespace, ObjectNode object) {
        var apiVersion = object.path("apiVersion").asText("");
        var kind = object.path("kind").asText("");
        if (apiVersion.isEmpty() && kind.isEmpty() && !type.custom()) {
            object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        } else if (!apiVersion.equals(type.apiVersion())) {
            throw ErrorStatus.badRequest("the API version in the data (" + apiVersion
                    + ") does not match the expected API version (" + type.apiVersion() + ")");
        } else if (!kind.equals(type.kind())) {
            throw ErrorStatus.badRequest(
                    "the kind in the data (" + kind + ") does not match the expected kind (" + type.kind() + ")");
        }
        var metadata = Json.metadata(object);
        var given = metadata.path("namespace").asText("");
        if (!type.namespaced()) {
            metadata.remove("namespace");
        } else if (given.isEmpty()) {
            metadata.put("namespace", namespace);
        } else if (!given.equals(namespace)) {
            throw ErrorStatus.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
    }

    /// Unknown fields out, defaults in.
    private static void decode(ResourceType type, ObjectNode object, Writing writing) {
        var unknown = new ArrayList<>(ObjectRules.tidyMetadata(object));
        type.schema().ifPresent(schema -> {
            unknown.addAll(schema.prune(object));
            schema.applyDefaults(object);
        });
        var problems = unknown.stream().map(path -> "unknown field \"" + path + "\"").toList();
        switch (writing.validation()) {
            case IGNORE -> {}
            case WARN -> problems.forEach(writing.warn());
            case STRICT -> {
                if (!problems.isEmpty()) {
                    throw ErrorStatus.strictDecoding(type, problems);
                }
            }
        }
    }

    private void checkNamespace(ResourceType type, String namespace, String name) {
        if (!type.namespaced()) {
            return;
        }
        var found = store.read(new Store.Key(BuiltInTypes.NAMESPACES, "", namespace));
        var namespaces = types.find("", "v1", BuiltInTypes.NAMESPACES).orElseThrow();
        if (found.isEmpty()) {
            throw ErrorStatus.notFound(namespaces, namespace);
        }
        if (!Json.at(found.get(), "metadata", "deletionTimestamp").isMissingNode()) {
            throw ErrorStatus.forbidden(
                    type,
                    name,
                    "unable to create new content in namespace " + namespace + " because it is being terminated");
        }
    }

    private void check(ResourceType type, ObjectNode object, Optional<ObjectNode> current, Writing writing) {
        var causes = new ArrayList<>(ObjectRules.checkMetadata(type, object));
        current.ifPresent(old -> causes.addAll(ObjectRules.checkFinalizers(old, object)));
        if (type.custom()) {
            type.schema().ifPresent(schema -> causes.addAll(schema.validate(object)));
            if (causes.isEmpty()) {
                type.schema().ifPresent(schema -> causes.addAll(rules.check(schema, object, current.map(old -> old))));
            }
        }
        if (type.qualifiedPlural().equals(BuiltInTypes.DEFINITIONS)) {
            causes.addAll(Definitions.check(object));
            rules.unknown(object.path("spec")).forEach(writing.warn());
        }
        if (!causes.isEmpty()) {
            throw ErrorStatus.invalid(type, Json.name(object), causes);
        }
    }

    private void afterWrite(ResourceType type, ObjectNode stored) {
        if (type.qualifiedPlural().equals(BuiltInTypes.DEFINITIONS)) {
            types.replace(Json.name(stored), Definitions.types(stored));
        }
    }

    // ---- update

    /// Replaces an object by what the request carries.
    Written replace(ResourceType type, String namespace, String name, Part part, ObjectNode body, Writing writing) {
        var wanted = body.deepCopy();
        checkIdentity(type, namespace, wanted);
        checkName(wanted, name);
        if (type.custom() && Json.resourceVersion(wanted).isEmpty()) {
            throw ErrorStatus.invalid(type, name, List.of(new ErrorStatus.Cause(
                    "FieldValueInvalid", "Invalid value: 0: must be specified for an update", "metadata.resourceVersion")));
        }
        return update(type, namespace, name, part, _ -> wanted.deepCopy(), writing);
    }

    /// Changes an object. When the edit does not insist on a resource version, a lost race is run again.
    Written update(ResourceType type, String namespace, String name, Part part, Edit edit, Writing writing) {
        return update(type, namespace, name, part, edit, writing, Tracking.CHANGES);
    }

    /// Server-side apply: creates the object when there is none.
    Written apply(ResourceType type, String namespace, String name, Part part, ObjectNode body, Writing writing) {
        var config = body.deepCopy();
        checkIdentity(type, namespace, config);
        checkName(config, name);
        if (!Json.isEmpty(Json.at(config, "metadata", "managedFields"))) {
            throw ErrorStatus.badRequest("metadata.managedFields must be nil");
        }
        refuseUndeclared(type, config);
        for (var attempt = 1; ; attempt++) {
            try {
                if (store.read(key(type, namespace, name)).isPresent()) {
                    return update(
                            type,
                            namespace,
                            name,
                            part,
                            current -> Ownership.applied(type, part, Optional.of(current), config, writing, now()),
                            writing,
                            Tracking.DONE);
                }
                if (part == Part.STATUS) {
                    throw ErrorStatus.notFound(type, name);
                }
                if (!Json.text(config, "metadata", "uid").isEmpty()) {
                    throw ErrorStatus.conflict(
                            type,
                            name,
                            "uid mismatch: the provided object specified uid "
                                    + Json.text(config, "metadata", "uid") + ", and no existing object was found");
                }
                var object = Ownership.applied(type, part, Optional.empty(), config, writing, now());
                return new Written(create(type, namespace, object, writing, Tracking.DONE), true);
            } catch (ErrorStatus e) {
                // Somebody created or deleted it between the look and the write.
                var raced = e.reason().equals("AlreadyExists") || (e.code() == 404 && part == Part.MAIN);
                if (!raced || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void checkName(ObjectNode object, String name) {
        if (!Json.name(object).equals(name)) {
            throw ErrorStatus.badRequest("the name of the object (" + Json.name(object)
                    + ") does not match the name on the URL (" + name + ")");
        }
    }

    /// What is applied must be known: an unknown field could not be owned.
    private static void refuseUndeclared(ResourceType type, ObjectNode config) {
        if (type.custom() && type.schema().isPresent()) {
            var unknown = type.schema().orElseThrow().prune(config.deepCopy());
            if (!unknown.isEmpty()) {
                throw ErrorStatus.untyped(type, config, unknown.getFirst());
            }
        }
    }

    private Written update(
            ResourceType type, String namespace, String name, Part part, Edit edit, Writing writing, Tracking tracking) {
        var key = key(type, namespace, name);
        for (var attempt = 1; ; attempt++) {
            var stored = store.read(key).orElseThrow(() -> ErrorStatus.notFound(type, name));
            var current = type.shown(stored);
            var edited = edit.of(current);
            var version = Json.resourceVersion(edited);
            if (!version.isEmpty() && !version.equals(Json.resourceVersion(current))) {
                throw ErrorStatus.modified(type, name);
            }
            var uid = Json.text(edited, "metadata", "uid");
            if (!uid.isEmpty() && !uid.equals(Json.text(current, "metadata", "uid"))) {
                throw ErrorStatus.conflict(type, name, "Precondition failed: UID in precondition: " + uid
                        + ", UID in object meta: " + Json.text(current, "metadata", "uid"));
            }
            var prepared = prepared(type, part, current, edited, writing);
            var question = new Admission.Question(
                    Admission.Operation.UPDATE,
                    type,
                    part,
                    namespace,
                    name,
                    Optional.of(prepared),
                    Optional.of(current),
                    writing);
            var mutated = admission.mutate(question, prepared);
            if (!mutated.equals(prepared)) {
                prepared = prepared(type, part, current, mutated, writing);
            }
            var next = tracking == Tracking.DONE
                    ? prepared
                    : Ownership.updated(type, part, Optional.of(current), prepared, writing, now());
            admission.validate(question.with(next));
            if (current.equals(next)) {
                return new Written(stored, false);
            }
            if (writing.dryRun()) {
                return new Written(next, false);
            }
            try {
                return new Written(commit(type, key, stored, next), false);
            } catch (Store.Lost e) {
                if (attempt == ATTEMPTS) {
                    throw ErrorStatus.modified(type, name);
                }
            }
        }
    }

    private ObjectNode commit(ResourceType type, Store.Key key, ObjectNode stored, ObjectNode next) throws Store.Lost {
        if (goesAway(next)) {
            var last = store.remove(key, stored, next);
            afterRemoval(type, last);
            return last;
        }
        var written = store.replace(key, stored, next);
        afterWrite(type, written);
        return written;
    }

    private static boolean goesAway(ObjectNode object) {
        return !Json.at(object, "metadata", "deletionTimestamp").isMissingNode()
                && Json.isEmpty(Json.at(object, "metadata", "finalizers"))
                && Json.isEmpty(Json.at(object, "spec", "finalizers"));
    }

    private ObjectNode prepared(ResourceType type, Part part, ObjectNode current, ObjectNode edited, Writing writing) {
        var next = edited.deepCopy();
        decode(type, next, writing);
        switch (part) {
            case MAIN -> {
                if (type.statusSubresource()) {
                    Json.set(next, "status", current.path("status"));
                }
            }
            case STATUS -> {
                if (!type.statusSubresource()) {
                    throw ErrorStatus.noSuchPath();
                }
                next = onlyStatus(type, current, next);
            }
        }
        keepSystemMetadata(type, current, next);
        ObjectRules.completeBuiltIn(type, next, false);
        if (type.qualifiedPlural().equals(BuiltInTypes.DEFINITIONS)) {
            Definitions.complete(next, now());
        }
        check(type, next, Optional.of(current), writing);
        return next;
    }

    /// What a write to the status may change: the status, and for built-in kinds metadata as well.
    private static ObjectNode onlyStatus(ResourceType type, ObjectNode current, ObjectNode next) {
        var kept = current.deepCopy();
        Json.set(kept, "status", next.path("status"));
        if (!type.custom()) {
            kept.set("metadata", next.path("metadata"));
        } else {
            Json.set(Json.metadata(kept), "managedFields", Json.at(next, "metadata", "managedFields"));
        }
        return kept;
    }

    private static void keepSystemMetadata(ResourceType type, ObjectNode current, ObjectNode next) {
        var metadata = Json.metadata(next);
        for (var field : List.of(
                "name",
                "namespace",
                "uid",
                "creationTimestamp",
                "deletionTimestamp",
                "deletionGracePeriodSeconds",
                "generateName",
                "resourceVersion",
                "generation")) {
            Json.set(metadata, field, Json.at(current, "metadata", field));
        }
        if (type.counted() && !content(type, current).equals(content(type, next))) {
            metadata.put("generation", Json.at(current, "metadata", "generation").asInt() + 1);
        }
    }

    /// The part of an object whose changes count as generations.
    private static ObjectNode content(ResourceType type, ObjectNode object) {
        var content = Json.shallowCopy(object);
        content.remove("metadata");
        if (type.statusSubresource()) {
            content.remove("status");
        }
        return content;
    }

    // ---- delete

    Deleted delete(ResourceType type, String namespace, String name, Deletion deletion, Writing writing) {
        var key = key(type, namespace, name);
        while (true) {
            var stored = store.read(key).orElseThrow(() -> ErrorStatus.notFound(type, name));
            checkPreconditions(type, name, stored, deletion);
            admission.validate(new Admission.Question(
                    Admission.Operation.DELETE,
                    type,
                    Part.MAIN,
                    namespace,
                    name,
                    Optional.empty(),
                    Optional.of(type.shown(stored)),
                    writing));
            var marked = marked(type, stored, deletion);
            var gone = goesAway(marked);
            if (writing.dryRun()) {
                return new Deleted(stored, gone);
            }
            try {
                if (gone) {
                    var last = store.remove(key, stored);
                    afterRemoval(type, last);
                    return new Deleted(last, true);
                }
                return new Deleted(marked.equals(stored) ? stored : store.replace(key, stored, marked), false);
            } catch (Store.Lost e) {
                if (deletion.resourceVersion().isPresent()) {
                    throw ErrorStatus.modified(type, name);
                }
            }
        }
    }

    private static void checkPreconditions(ResourceType type, String name, ObjectNode stored, Deletion deletion) {
        var uid = Json.text(stored, "metadata", "uid");
        deletion.uid().filter(wanted -> !wanted.equals(uid)).ifPresent(wanted -> {
            throw ErrorStatus.conflict(type, name, "the UID in the precondition (" + wanted
                    + ") does not match the UID in record (" + uid
                    + "). The object might have been deleted and then recreated");
        });
        var version = Json.resourceVersion(stored);
        deletion.resourceVersion().filter(wanted -> !wanted.equals(version)).ifPresent(wanted -> {
            throw ErrorStatus.conflict(type, name, "the ResourceVersion in the precondition (" + wanted
                    + ") does not match the ResourceVersion in record (" + version + "). The object might have been modified");
        });
    }

    /// The object with its time of deletion, and with the finalizers that the propagation asks for.
    private ObjectNode marked(ResourceType type, ObjectNode stored, Deletion deletion) {
        var marked = stored.deepCopy();
        var metadata = Json.metadata(marked);
        if (!metadata.has("deletionTimestamp")) {
            metadata.put("deletionTimestamp", now());
            metadata.put("deletionGracePeriodSeconds", 0);
            if (metadata.has("generation")) {
                metadata.put("generation", metadata.path("generation").asInt() + 1);
            }
            switch (deletion.propagation()) {
                case BACKGROUND -> {}
                case FOREGROUND -> finalizers(metadata).add("foregroundDeletion");
                case ORPHAN -> finalizers(metadata).add("orphan");
            }
        }
        if (type.qualifiedPlural().equals(BuiltInTypes.NAMESPACES)) {
            Json.child(marked, "status").put("phase", "Terminating");
        }
        if (type.qualifiedPlural().equals(BuiltInTypes.DEFINITIONS) && !store.list(Json.name(stored), "").items().isEmpty()) {
            var finalizers = finalizers(metadata);
            if (!has(finalizers, Collector.INSTANCES)) {
                finalizers.add(Collector.INSTANCES);
            }
        }
        return marked;
    }

    private static ArrayNode finalizers(ObjectNode metadata) {
        return metadata.get("finalizers") instanceof ArrayNode found ? found : metadata.putArray("finalizers");
    }

    private static boolean has(JsonNode list, String text) {
        for (var item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private void afterRemoval(ResourceType type, ObjectNode removed) {
        if (type.qualifiedPlural().equals(BuiltInTypes.DEFINITIONS)) {
            types.replace(Json.name(removed), List.of());
            store.endWatches(Json.name(removed));
        }
    }
}
