package io.github.nmstate4j.desktop.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.nmstate4j.desktop.spi.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings in one YAML file that people can read and edit. A file that cannot be read is put aside under another
/// name, never overwritten.
public final class SettingsStore implements Memory {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .build())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Optional<Path> file;
    private final ReadOnlyObjectWrapper<Settings> settings;
    private Settings saved;

    private SettingsStore(Optional<Path> file, Settings settings) {
        this.file = file;
        this.settings = new ReadOnlyObjectWrapper<>(settings);
        this.saved = settings;
    }

    /// `$XDG_CONFIG_HOME/nmstate4j/desktop.yaml`.
    public static Path usualFile(Map<String, String> environment) {
        return OwnFiles.folder(environment, "XDG_CONFIG_HOME", ".config").resolve("desktop.yaml");
    }

    public static SettingsStore inMemory() {
        return new SettingsStore(Optional.empty(), Settings.standard());
    }

    public static SettingsStore open(Path file) {
        return new SettingsStore(Optional.of(file), read(file));
    }

    private static Settings read(Path file) {
        if (!Files.exists(file)) {
            return Settings.standard();
        }
        try {
            return Objects.requireNonNullElseGet(YAML.readValue(file.toFile(), Settings.class), Settings::standard);
        } catch (JsonProcessingException e) {
            putAside(file, e.getOriginalMessage());
        } catch (IOException e) {
            LOG.warn("The settings in {} cannot be read ({}); the standard ones hold", file, e.toString());
        }
        return Settings.standard();
    }

    private static void putAside(Path file, String why) {
        var aside = file.resolveSibling(file.getFileName() + ".unreadable");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("The settings in {} are not as they should be ({}); they are kept as {}, and the standard ones hold", file, why, aside);
        } catch (IOException e) {
            LOG.warn("The settings in {} are not as they should be ({}) and cannot be put aside: {}", file, why, e.toString());
        }
    }

    public ObservableValue<Settings> settings() {
        return settings.getReadOnlyProperty();
    }

    public void change(UnaryOperator<Settings> change) {
        settings.set(change.apply(settings.get()));
    }

    public void theme(Theme theme) {
        change(s -> new Settings(s.version(), theme, s.fontPercent(), s.reducedMotion(), s.keys(), s.memory()));
    }

    public void fontPercent(int percent) {
        change(s -> new Settings(s.version(), s.theme(), Math.clamp(percent, 80, 200), s.reducedMotion(), s.keys(), s.memory()));
    }

    public void key(String command, String key) {
        var keys = new TreeMap<>(settings.get().keys());
        keys.put(command, key);
        change(s -> new Settings(s.version(), s.theme(), s.fontPercent(), s.reducedMotion(), keys, s.memory()));
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(settings.get().memory().get(key));
    }

    @Override
    public void put(String key, String value) {
        var memory = new TreeMap<>(settings.get().memory());
        memory.put(key, value);
        change(s -> new Settings(s.version(), s.theme(), s.fontPercent(), s.reducedMotion(), s.keys(), memory));
    }

    /// Writes the file if anything has changed.
    public void save() {
        var now = settings.get();
        if (file.isEmpty() || now.equals(saved)) {
            return;
        }
        try {
            OwnFiles.write(file.get(), YAML.writeValueAsString(now));
            saved = now;
        } catch (IOException e) {
            LOG.warn("The settings cannot be saved in {}: {}", file.get(), e.toString());
        }
    }
}
