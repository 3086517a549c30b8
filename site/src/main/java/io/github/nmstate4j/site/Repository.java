package io.github.nmstate4j.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files that readers may be led to: all but hidden ones and what builds make.
final class Repository {

    /// The page of a folder.
    static final String README = "README.md";

    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "svg", "webp");

    private final Path root;
    private final SortedMap<Path, Page> pages = new TreeMap<>();

    private Repository(Path root) {
        this.root = root;
    }

    /// Reads every Markdown file outside of `src` folders, whose texts belong to programs.
    static Repository read(Path root) throws IOException {
        var repository = new Repository(root);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var enter = folder.equals(root) || (shown(folder) && !folder.endsWith("src"));
                return enter ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".md") && shown(file)) {
                    var path = root.relativize(file);
                    repository.pages.put(path, Page.read(root, path));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return repository;
    }

    private static boolean shown(Path file) {
        var name = file.getFileName().toString();
        return !name.startsWith(".") && !name.equals("target");
    }

    /// In the order of their paths.
    Iterable<Page> pages() {
        return pages.values();
    }

    Optional<Page> page(Path file) {
        return Optional.ofNullable(pages.get(file));
    }

    String text(Path file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    Path root() {
        return root;
    }

    /// The files and folders in a folder, in order.
    List<Path> list(Path folder) {
        try (var files = Files.list(root.resolve(folder))) {
            return files.filter(Repository::shown).map(root::relativize).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    boolean isFolder(Path file) {
        return Files.isDirectory(root.resolve(file));
    }

    /// @param destination as written in the page
    Target target(Page from, String destination) {
        URI uri;
        try {
            uri = new URI(destination);
        } catch (URISyntaxException e) {
            return new Target.Nowhere("'" + destination + "' is no address: " + e.getReason());
        }
        if (uri.isAbsolute()) {
            return new Target.Elsewhere(destination);
        }
        var anchor = Optional.ofNullable(uri.getFragment()).orElse("");
        var path = Optional.ofNullable(uri.getPath()).orElse("");
        var folder = Optional.ofNullable(from.file().getParent()).orElse(Path.of(""));
        return path.isEmpty() ? onPage(from, anchor) : inside(folder.resolve(path).normalize(), anchor);
    }

    private Target inside(Path file, String anchor) {
        if (file.startsWith("..") || file.isAbsolute()) {
            return new Target.Nowhere(file + " is outside of the repository; links are relative to their page");
        }
        var page = page(file).or(() -> page(file.resolve(README)));
        if (page.isPresent()) {
            return onPage(page.get(), anchor);
        }
        if (!Files.exists(root.resolve(file))) {
            return new Target.Nowhere("there is no " + file + neighbours(file));
        }
        if (!anchor.isEmpty()) {
            return new Target.Nowhere(file + " has no anchors, so '#" + anchor + "' leads nowhere; leave it out");
        }
        if (isFolder(file)) {
            return new Target.Folder(file);
        }
        return isPicture(file) ? new Target.Picture(file) : new Target.Source(file);
    }

    static boolean isPicture(Path file) {
        var name = file.toString();
        return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    private String neighbours(Path file) {
        var folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        if (!isFolder(folder)) {
            return ", and no folder " + folder;
        }
        return list(folder).stream().map(each -> each.getFileName().toString()).collect(Collectors.joining(", ", "; beside it are: ", ""));
    }

    private static Target onPage(Page page, String anchor) {
        if (anchor.isEmpty() || page.sections().stream().anyMatch(section -> section.anchor().equals(anchor))) {
            return new Target.OnPage(page, anchor);
        }
        return new Target.Nowhere(page.sections().stream()
                .map(Section::anchor)
                .collect(Collectors.joining(", #", page.file() + " has no heading for '#" + anchor + "'; it has: #", "")));
    }

    /// What is wrong with the links of all pages. A page that no page leads to is wrong as well.
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        var reached = new HashSet<Path>(Set.of(Path.of(README)));
        for (var page : pages()) {
            for (var reference : page.references()) {
                problem(page, reference).map(message -> new Problem(page.file(), reference.line(), message)).ifPresent(problems::add);
                leadsTo(target(page, reference.destination())).forEach(reached::add);
            }
        }
        for (var page : pages()) {
            if (!reached.contains(page.file())) {
                problems.add(new Problem(page.file(), 1, "no page leads here; link it from docs/" + README));
            }
        }
        return problems;
    }

    private Optional<String> problem(Page page, Page.Reference reference) {
        var target = target(page, reference.destination());
        if (reference.picture() && reference.label().isBlank()) {
            return Optional.of("say what " + reference.destination() + " shows, between the brackets, for those who do not see it");
        }
        return switch (target) {
            case Target.Nowhere(var reason) -> Optional.of(reason);
            case Target.Picture(var _) -> Optional.empty();
            case Target.Elsewhere(var _), Target.OnPage _, Target.Folder _, Target.Source _ -> reference.picture()
                    ? Optional.of(reference.destination() + " is no picture of this repository (" + String.join(", ", PICTURES) + ")")
                    : Optional.empty();
        };
    }

    private Stream<Path> leadsTo(Target target) {
        return switch (target) {
            case Target.OnPage(var page, var _) -> Stream.of(page.file());
            case Target.Folder(var folder) -> list(folder).stream();
            case Target.Elsewhere _, Target.Source _, Target.Picture _, Target.Nowhere _ -> Stream.empty();
        };
    }
}
