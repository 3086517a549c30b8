package io.github.nmstate4j.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the JSON Schema of the document into a folder; run by the build.
final class WriteJsonSchema {

    private WriteJsonSchema() {}

    public static void main(String... args) throws IOException {
        Files.writeString(Path.of(args[0], "network-state.schema.json"), NetworkStateYaml.jsonSchema());
    }
}
