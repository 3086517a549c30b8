package io.github.nmstate4j.localcluster.nodes;

import java.nio.file.Path;
import java.util.Optional;

/// Where this user keeps what can be made again.
final class CacheFolder {

    private CacheFolder() {}

    static Path of(String name) {
        String configured = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse("");
        Path base = configured.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(configured);
        return base.resolve("nmstate4j").resolve(name);
    }
}
