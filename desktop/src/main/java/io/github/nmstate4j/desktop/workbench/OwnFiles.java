package io.github.nmstate4j.desktop.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/// The files that the workbench has on the machine of the person in front of it.
final class OwnFiles {

    /// Of files that are not complete.
    static final String PART = ".part";

    private OwnFiles() {}

    /// Our folder below one of the XDG base directories.
    ///
    /// @param variable `XDG_CONFIG_HOME`
    /// @param usual where it is without the variable, from the person's home: `.config`
    static Path folder(Map<String, String> environment, String variable, String usual) {
        var base = environment.getOrDefault(variable, "");
        return (base.isEmpty() ? Path.of(System.getProperty("user.home")).resolve(usual) : Path.of(base)).resolve("nmstate4j");
    }

    /// The old text is there until the new one is complete. Only the owner can read it.
    static void write(Path file, String text) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        // A temporary file is its owner's alone.
        var fresh = Files.createTempFile(folder, "text", PART);
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
