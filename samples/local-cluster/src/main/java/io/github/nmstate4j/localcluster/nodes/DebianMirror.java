package io.github.nmstate4j.localcluster.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where this machine gets its own Debian packages from; node images come from there too.
final class DebianMirror {

    private DebianMirror() {}

    /// The first source of `main` for the release this machine runs, in either format apt reads.
    static Optional<String> of(Path aptFolder, String codename) throws IOException {
        var files = new ArrayList<Path>();
        files.add(aptFolder.resolve("sources.list"));
        Path folder = aptFolder.resolve("sources.list.d");
        if (Files.isDirectory(folder)) {
            try (var listed = Files.list(folder)) {
                listed.sorted().forEach(files::add);
            }
        }
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                var text = Files.readString(file);
                var found = file.toString().endsWith(".sources") ? inStanzas(text, codename) : inLines(text, codename);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inStanzas(String text, String codename) {
        return Arrays.stream(text.split("\\R\\s*\\R"))
                .map(DebianMirror::fields)
                .filter(fields -> words(fields, "types").contains("deb")
                        && words(fields, "suites").contains(codename)
                        && words(fields, "components").contains("main")
                        && !words(fields, "enabled").contains("no"))
                .flatMap(fields -> words(fields, "uris").stream())
                .findFirst();
    }

    private static Map<String, String> fields(String stanza) {
        var fields = new HashMap<String, String>();
        String last = "";
        for (String line : stanza.lines().filter(line -> !line.startsWith("#")).toList()) {
            int colon = line.indexOf(':');
            if (line.startsWith(" ") && !last.isEmpty()) {
                fields.merge(last, line, (before, more) -> before + " " + more.strip());
            } else if (colon > 0) {
                last = line.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.put(last, line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static List<String> words(Map<String, String> fields, String name) {
        return List.of(fields.getOrDefault(name, "").strip().split("\\s+"));
    }

    private static Optional<String> inLines(String text, String codename) {
        return text.lines()
                .filter(line -> line.startsWith("deb "))
                .map(line -> List.of(line.replaceAll("\\[[^]]*]", "").strip().split("\\s+")))
                .filter(words -> words.size() > 3
                        && words.get(2).equals(codename)
                        && words.subList(3, words.size()).contains("main"))
                .map(words -> words.get(1))
                .findFirst();
    }
}
