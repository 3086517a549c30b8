package io.github.nmstate4j.desktop.workbench;

import io.github.nmstate4j.desktop.spi.Store;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the features of the workbench keep their texts.
public final class Stores {

    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

    private final Function<String, Store> open;
    private final Map<String, Store> stores = new ConcurrentHashMap<>();

    private Stores(Function<String, Store> open) {
        this.open = open;
    }

    /// `$XDG_STATE_HOME/nmstate4j`.
    public static Path usualFolder(Map<String, String> environment) {
        return OwnFiles.folder(environment, "XDG_STATE_HOME", ".local/state");
    }

    /// A folder for each feature, a file for each text.
    public static Stores in(Path folder) {
        return new Stores(feature -> new Folder(folder.resolve(feature)));
    }

    /// Forgotten with the workbench.
    public static Stores inMemory() {
        return new Stores(feature -> new InMemory());
    }

    /// @param feature `drafts`
    public Store of(String feature) {
        return stores.computeIfAbsent(feature, open);
    }

    private static final class InMemory implements Store {
        private final Map<String, String> texts = new TreeMap<>();

        @Override
        public Set<String> names() {
            return new TreeSet<>(texts.keySet());
        }

        @Override
        public boolean has(String name) {
            return texts.containsKey(name);
        }

        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(texts.get(name));
        }

        @Override
        public void put(String name, String text) {
            texts.put(name, text);
        }

        @Override
        public void remove(String name) {
            texts.remove(name);
        }
    }

    private record Folder(Path folder) implements Store {
        @Override
        public Set<String> names() {
            if (!Files.isDirectory(folder)) {
                return Set.of();
            }
            try (var files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> !name.endsWith(OwnFiles.PART))
                        .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                        .collect(Collectors.toCollection(TreeSet::new));
            } catch (IOException e) {
                LOG.warn("{} cannot be read: {}", folder, e.toString());
                return Set.of();
            }
        }

        /// Names may have slashes and dots in them.
        private Path file(String name) {
            return folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8));
        }

        @Override
        public boolean has(String name) {
            return Files.exists(file(name));
        }

        @Override
        public Optional<String> get(String name) {
            var file = file(name);
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.readString(file));
            } catch (IOException e) {
                LOG.warn("{} cannot be read: {}", file, e.toString());
                return Optional.empty();
            }
        }

        @Override
        public void put(String name, String text) {
            var file = file(name);
            try {
                OwnFiles.write(file, text);
            } catch (IOException e) {
                LOG.warn("{} cannot be written: {}", file, e.toString());
            }
        }

        @Override
        public void remove(String name) {
            try {
                Files.deleteIfExists(file(name));
            } catch (IOException e) {
                LOG.warn("{} cannot be removed: {}", file(name), e.toString());
            }
        }
    }
}
