package io.github.nmstate4j.handler.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The desk of the process that runs.
///
/// @param editor a command line that takes a file name at its end
record LocalDesk(InputStream in, String editor) implements Desk {

    private static final String STANDARD_INPUT = "-";

    @Override
    public String read(String file) throws IOException {
        try (var stream = file.equals(STANDARD_INPUT) ? in : Files.newInputStream(Path.of(file))) {
            var bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException(Documents.nameOf(file) + " is larger than " + LARGEST + " bytes; split it");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void write(String file, String text) throws IOException {
        Files.writeString(Path.of(file), text);
    }

    @Override
    public List<String> files(String pattern) throws IOException {
        var path = Path.of(pattern);
        var name = path.getFileName();
        if (pattern.equals(STANDARD_INPUT) || Files.exists(path) || name == null || !isPattern(name.toString())) {
            return List.of(pattern);
        }
        var folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
        var matcher = folder.getFileSystem().getPathMatcher("glob:" + name);
        try (Stream<Path> all = Files.list(folder)) {
            var found = all.filter(file -> matcher.matches(folder.relativize(file)))
                    .map(Path::toString)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IOException("no file matches " + pattern);
            }
            return found;
        }
    }

    private static boolean isPattern(String name) {
        return name.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    @Override
    public Optional<String> edit(String text) throws IOException, InterruptedException {
        var file = Files.createTempFile(
                "nmstate4j-", ".yml", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(file, text);
            var process = new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file.toString())
                    .inheritIO()
                    .start();
            return process.waitFor() == 0 ? Optional.of(read(file.toString())) : Optional.empty();
        } finally {
            Files.delete(file);
        }
    }
}
