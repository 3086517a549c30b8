package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The inside of a server without the network, with the gadgets of [Gadgets] defined.
final class Bench {
    final Store store = new Store(1000, 4);
    final ResourceTypes types = new ResourceTypes(BuiltInTypes.all());
    final Resources resources;

    Bench() {
        var ids = new AtomicInteger();
        resources = new Resources(
                store,
                types,
                new Admission(store, _ -> URI.create("https://127.0.0.1:1"), () -> "review"),
                InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")),
                () -> "id-" + ids.incrementAndGet());
        var definitions = types.find("apiextensions.k8s.io", "v1", "customresourcedefinitions").orElseThrow();
        resources.create(definitions, "", yaml(Gadgets.DEFINITION), by("admin"));
        var namespaces = types.find("", "v1", "namespaces").orElseThrow();
        resources.create(
                namespaces, "", yaml("{apiVersion: v1, kind: Namespace, metadata: {name: default}}"), by("admin"));
    }

    static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) Json.parseYaml(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode gadget(String spec) {
        return yaml("{apiVersion: example.org/v1, kind: Gadget, metadata: {name: one}, spec: " + spec + "}");
    }

    ResourceType gadgets() {
        return types.find("example.org", "v1", "gadgets").orElseThrow();
    }

    static Writing by(String manager) {
        return new Writing(User.ADMIN, manager, false, false, Writing.FieldValidation.IGNORE, _ -> {});
    }

    static Writing strictlyBy(String manager) {
        return new Writing(User.ADMIN, manager, false, false, Writing.FieldValidation.STRICT, _ -> {});
    }

    static Writing forcedBy(String manager) {
        return new Writing(User.ADMIN, manager, true, false, Writing.FieldValidation.IGNORE, _ -> {});
    }

    ObjectNode create(String spec) {
        return resources.create(gadgets(), "", gadget(spec), by("creator"));
    }

    ObjectNode apply(Writing writing, String spec) {
        return resources
                .apply(gadgets(), "", "one", Resources.Part.MAIN, gadget(spec), writing)
                .object();
    }

    ObjectNode merge(String manager, String patch) {
        return merge(manager, Resources.Part.MAIN, patch);
    }

    ObjectNode merge(String manager, Resources.Part part, String patch) {
        return resources
                .update(gadgets(), "", "one", part, now -> (ObjectNode) Patches.merge(now, yaml(patch)), by(manager))
                .object();
    }

    /// The fields a manager owns, as paths; none when it is not listed.
    static List<String> owned(ObjectNode object, String manager) {
        for (var entry : Json.at(object, "metadata", "managedFields")) {
            if (entry.path("manager").asText().equals(manager)) {
                return FieldSet.ofFieldsV1(entry.path("fieldsV1")).paths();
            }
        }
        return List.of();
    }
}
