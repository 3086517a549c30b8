package io.github.nmstate4j.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The state in a file, so that a development cluster can go on another day. Secrets are in it as they are: keep it as you keep a kubeconfig.
final class Snapshot {
    private final Path file;

    Snapshot(Path file) {
        this.file = file;
    }

    /// Fills an empty store from the file; false when there is no file yet.
    boolean load(Store store, ResourceTypes types) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        var state = Json.parse(Files.readAllBytes(file));
        for (var entry : state.path("objects")) {
            if (entry.path("object") instanceof ObjectNode object) {
                var resource = entry.path("resource").asText();
                store.restore(new Store.Key(resource, Json.namespace(object), Json.name(object)), object);
                if (resource.equals(BuiltInTypes.DEFINITIONS)) {
                    types.replace(Json.name(object), Definitions.types(object));
                }
            }
        }
        return true;
    }

    void save(Store store) throws IOException {
        var state = Json.object();
        var objects = state.putArray("objects");
        store.everything().forEach(entry -> objects.addObject().put("resource", entry.getKey()).set("object", entry.getValue()));
        var folder = file.toAbsolutePath().getParent();
        var fresh = Files.createTempFile(folder, "snapshot", ".json");
        Files.write(fresh, Json.bytes(state));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
