package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nmstate4j.apiserver.Resources.Deletion;
import io.github.nmstate4j.apiserver.Resources.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes what has lost its owners, empties namespaces and definitions that go away. Works behind the writers, change by change.
final class Collector implements AutoCloseable {
    /// Keeps a definition until its last object is gone.
    static final String INSTANCES = "customresourcecleanup.apiextensions.k8s.io";

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final Writing WRITING = Writing.own("garbage-collector");

    private final Store store;
    private final ResourceTypes types;
    private final Resources resources;
    private final Store.Watch watch;
    private final Thread thread;

    Collector(Store store, ResourceTypes types, Resources resources) {
        this.store = store;
        this.types = types;
        this.resources = resources;
        this.watch = store.watchEverything();
        this.thread = Thread.ofVirtual().name("collector").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                switch (watch.next(Duration.ofMinutes(1))) {
                    case Store.Next.Changed(var change) -> collect(change);
                    case Store.Next.Quiet _ -> {}
                    case Store.Next.Ended _ -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void collect(Store.Change change) {
        try {
            if (change.kind() == Store.Kind.DELETED) {
                afterDeletion(change);
            } else if (isTerminating(change.object())) {
                terminate(change.key());
            } else if (hasOwners(change.object()) && owners(change.key(), change.object()).isEmpty()) {
                delete(change.key().resource(), change.object());
            }
        } catch (ErrorStatus e) {
            LOG.debug("Collecting after a change of {} was overtaken: {}", change.key(), e.getMessage());
        }
    }

    private static boolean isTerminating(ObjectNode object) {
        return Json.at(object, "metadata", "deletionTimestamp").isTextual();
    }

    private static boolean hasOwners(ObjectNode object) {
        return !Json.isEmpty(Json.at(object, "metadata", "ownerReferences"));
    }

    private List<JsonNode> owners(Store.Key key, ObjectNode object) {
        var alive = new ArrayList<JsonNode>();
        for (var reference : Json.at(object, "metadata", "ownerReferences")) {
            var type = types.byKind(reference.path("apiVersion").asText(), reference.path("kind").asText());
            var owner = type.flatMap(found ->
                    store.read(Resources.key(found, key.namespace(), reference.path("name").asText())));
            if (owner.filter(found -> Json.text(found, "metadata", "uid").equals(reference.path("uid").asText()))
                    .isPresent()) {
                alive.add(reference);
            }
        }
        return alive;
    }

    private static boolean ownedBy(JsonNode object, String uid) {
        for (var reference : Json.at(object, "metadata", "ownerReferences")) {
            if (reference.path("uid").asText().equals(uid)) {
                return true;
            }
        }
        return false;
    }

    private List<Map.Entry<String, ObjectNode>> dependents(ObjectNode owner) {
        var uid = Json.text(owner, "metadata", "uid");
        return store.everything().stream()
                .filter(entry -> ownedBy(entry.getValue(), uid))
                .toList();
    }

    private void afterDeletion(Store.Change change) {
        for (var dependent : dependents(change.object())) {
            var object = dependent.getValue();
            var key = new Store.Key(dependent.getKey(), Json.namespace(object), Json.name(object));
            if (owners(key, object).isEmpty()) {
                delete(dependent.getKey(), object);
            }
        }
        for (var reference : Json.at(change.object(), "metadata", "ownerReferences")) {
            types.byKind(reference.path("apiVersion").asText(), reference.path("kind").asText())
                    .ifPresent(type -> terminate(
                            Resources.key(type, change.key().namespace(), reference.path("name").asText())));
        }
        terminate(new Store.Key(BuiltInTypes.NAMESPACES, "", change.key().namespace()));
        terminate(new Store.Key(BuiltInTypes.DEFINITIONS, "", change.key().resource()));
    }

    /// Goes on with an object that is being deleted; does nothing for any other.
    private void terminate(Store.Key key) {
        var found = store.read(key).filter(Collector::isTerminating);
        if (found.isEmpty()) {
            return;
        }
        var object = found.get();
        if (key.resource().equals(BuiltInTypes.NAMESPACES)) {
            emptyNamespace(key);
        }
        for (var finalizer : Json.at(object, "metadata", "finalizers")) {
            switch (finalizer.asText()) {
                case "foregroundDeletion" -> {
                    dependents(object).forEach(entry -> delete(entry.getKey(), entry.getValue()));
                    if (dependents(object).isEmpty()) {
                        removeFinalizer(key, "foregroundDeletion");
                    }
                }
                case "orphan" -> {
                    dependents(object).forEach(entry ->
                            disown(entry.getKey(), entry.getValue(), Json.text(object, "metadata", "uid")));
                    removeFinalizer(key, "orphan");
                }
                case INSTANCES -> {
                    store.list(key.name(), "").items().forEach(instance -> delete(key.name(), instance));
                    if (store.list(key.name(), "").items().isEmpty()) {
                        removeFinalizer(key, INSTANCES);
                    }
                }
                default -> {}
            }
        }
    }

    private void emptyNamespace(Store.Key namespace) {
        var left = contents(namespace.name());
        left.forEach(entry -> delete(entry.getKey(), entry.getValue()));
        if (contents(namespace.name()).isEmpty()) {
            edit(namespace, object -> Json.child(object, "spec").remove("finalizers"));
        }
    }

    private List<Map.Entry<String, ObjectNode>> contents(String namespace) {
        return store.everything().stream()
                .filter(entry -> Json.namespace(entry.getValue()).equals(namespace))
                .toList();
    }

    private void delete(String resource, ObjectNode object) {
        if (isTerminating(object)) {
            return;
        }
        var uid = Optional.of(Json.text(object, "metadata", "uid"));
        types.anyVersion(resource).ifPresent(type -> {
            try {
                resources.delete(
                        type,
                        Json.namespace(object),
                        Json.name(object),
                        new Deletion(Deletion.Propagation.BACKGROUND, uid, Optional.empty()),
                        WRITING);
            } catch (ErrorStatus e) {
                LOG.debug("{} {} was deleted by somebody else: {}", resource, Json.name(object), e.getMessage());
            }
        });
    }

    private void disown(String resource, ObjectNode object, String uid) {
        edit(new Store.Key(resource, Json.namespace(object), Json.name(object)), copy -> {
            var kept = Json.array();
            Json.at(copy, "metadata", "ownerReferences").forEach(reference -> {
                if (!reference.path("uid").asText().equals(uid)) {
                    kept.add(reference);
                }
            });
            Json.metadata(copy).set("ownerReferences", kept);
        });
    }

    private void removeFinalizer(Store.Key key, String finalizer) {
        edit(key, object -> {
            var kept = Json.array();
            Json.at(object, "metadata", "finalizers").forEach(item -> {
                if (!item.asText().equals(finalizer)) {
                    kept.add(item);
                }
            });
            Json.metadata(object).set("finalizers", kept);
        });
    }

    private void edit(Store.Key key, Consumer<ObjectNode> change) {
        types.anyVersion(key.resource())
                .ifPresent(type -> resources.update(
                        type,
                        key.namespace(),
                        key.name(),
                        Part.MAIN,
                        current -> {
                            var copy = current.deepCopy();
                            change.accept(copy);
                            return copy;
                        },
                        WRITING));
    }

    @Override
    public void close() {
        watch.close();
        thread.interrupt();
    }
}
