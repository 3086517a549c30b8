package io.github.nmstate4j.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is in a folder that has no page of its own: pages by their titles, packages by what they say they are for, and
/// texts by the comment they begin with.
final class Listing {

    private static final String PACKAGE = "package-info.java";

    private final Repository repository;
    private final Path folder;
    private final Location location;

    /// Texts that the list leads to.
    private final List<Path> sources = new ArrayList<>();

    private final StringBuilder rows = new StringBuilder();

    private Listing(Repository repository, Path folder) {
        this.repository = repository;
        this.folder = folder;
        this.location = Location.ofFolder(folder);
    }

    static Listing of(Repository repository, Path folder) {
        var listing = new Listing(repository, folder);
        listing.add(folder);
        return listing;
    }

    List<Path> sources() {
        return sources;
    }

    String html() {
        return "<h1>" + Html.escape(folder.toString()) + "</h1>\n<dl class=\"listing\">\n" + rows + "</dl>\n";
    }

    private void add(Path within) {
        for (var file : repository.list(within)) {
            if (repository.isFolder(file)) {
                if (file.endsWith("src")) {
                    packages(file.resolve("main/java"));
                } else {
                    add(file);
                }
            } else if (!Repository.isPicture(file)) {
                add(file, folder.relativize(file));
            }
        }
    }

    private void add(Path file, Path name) {
        var page = repository.page(file);
        if (page.isPresent()) {
            row(Location.ofPage(file), page.get().title(), "");
        } else {
            sources.add(file);
            row(Location.ofSource(file), name.toString(), opening(repository.text(file)));
        }
    }

    private void row(Location to, String name, String about) {
        row("<a href=\"" + Html.escape(location.to(to)) + "\">" + Html.escape(name) + "</a>", about);
    }

    private void row(String nameHtml, String about) {
        rows.append("<dt>").append(nameHtml).append("</dt>\n");
        if (!about.isEmpty()) {
            rows.append("<dd>").append(Html.escape(about)).append("</dd>\n");
        }
    }

    private void packages(Path java) {
        if (!repository.isFolder(java)) {
            return;
        }
        try (var files = Files.walk(repository.root().resolve(java))) {
            for (var file : files.filter(each -> each.endsWith(PACKAGE)).sorted().map(repository.root()::relativize).toList()) {
                var name = java.relativize(file.getParent()).toString().replace('/', '.');
                row("<code>" + Html.escape(name) + "</code>", comment(repository.text(file), "///").replaceAll("[`\\[\\]]", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + java, e);
        }
    }

    private static String opening(String text) {
        return text.startsWith("#!") ? "" : comment(text, "#");
    }

    /// The lines with this mark that a text begins with, up to an empty one.
    private static String comment(String text, String mark) {
        return text.lines()
                .takeWhile(line -> line.startsWith(mark) && !line.equals(mark))
                .map(line -> line.substring(mark.length()).strip())
                .collect(Collectors.joining(" "));
    }

    /// The page of a text that is shown as it is.
    static String source(Path file, String text) {
        var name = file.getFileName().toString();
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return "<h1>" + Html.escape(name) + "</h1>\n" + PageHtml.code(ending, text);
    }
}
