package io.github.nmstate4j.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// All files of the site.
final class Site {

    private static final List<String> OWN_FILES = List.of("site.css", "theme.js", "search.js", "site.js");

    private final Repository repository;
    private final Path folder;
    private final Frame frame;
    private final SearchIndex index = new SearchIndex();
    private final Deque<Target> linked = new ArrayDeque<>();

    private Site(Repository repository, Path folder) {
        this.repository = repository;
        this.folder = folder;
        this.frame = new Frame(Contents.of(repository));
    }

    /// Writes every page and what the pages lead to. Whatever the folder has had is gone.
    ///
    /// @throws IllegalArgumentException when something is wrong with the pages ([Repository#problems()])
    static void write(Repository repository, Path folder) throws IOException {
        var problems = repository.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("%d problems: %s".formatted(problems.size(), problems));
        }
        clear(folder);
        new Site(repository, folder).write();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void write() throws IOException {
        for (var page : repository.pages()) {
            var location = Location.ofPage(page.file());
            put(location, frame.around(location, page.file(), page.title(), page.sections(), PageHtml.of(repository, page)));
            index.addPage(location, page);
            page.references().forEach(reference -> linked.add(repository.target(page, reference.destination())));
        }
        writeLinked();
        put(new Location(Path.of("sections.js")), index.script());
        for (var file : OWN_FILES) {
            try (InputStream content = Objects.requireNonNull(Site.class.getResourceAsStream(file), file)) {
                Files.copy(content, folder.resolve(file));
            }
        }
    }

    private void writeLinked() throws IOException {
        Set<Target> done = new HashSet<>();
        while (!linked.isEmpty()) {
            var target = linked.remove();
            if (!done.add(target)) {
                continue;
            }
            switch (target) {
                case Target.Folder(var path) -> {
                    var listing = Listing.of(repository, path);
                    putPlain(Location.ofFolder(path), path, listing.html());
                    listing.sources().forEach(source -> linked.add(new Target.Source(source)));
                }
                case Target.Source(var path) -> {
                    var text = repository.text(path);
                    putPlain(Location.ofSource(path), path, Listing.source(path, text));
                    index.addSource(Location.ofSource(path), path.toString(), text);
                }
                case Target.Picture(var path) -> {
                    var copy = folder.resolve(path);
                    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                    Files.copy(repository.root().resolve(path), copy, StandardCopyOption.REPLACE_EXISTING);
                }
                case Target.OnPage _, Target.Elsewhere _, Target.Nowhere _ -> {}
            }
        }
    }

    private void putPlain(Location location, Path shown, String body) {
        put(location, frame.around(location, shown, shown.toString(), List.of(), body));
    }

    private void put(Location location, String content) {
        try {
            var file = folder.resolve(location.file());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + location.file(), e);
        }
    }
}
