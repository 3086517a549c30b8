package io.github.nmstate4j.site;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/// A file of the site, by its path from the root of the site. The site has the folders of the repository.
record Location(Path file) {

    private static final String INDEX = "index.html";

    static Location ofPage(Path markdown) {
        var name = markdown.getFileName().toString();
        return new Location(markdown.resolveSibling(name.equals(Repository.README) ? INDEX : name.replaceFirst("\\.md$", ".html")));
    }

    static Location ofFolder(Path folder) {
        return new Location(folder.resolve(INDEX));
    }

    static Location ofSource(Path file) {
        return new Location(file.resolveSibling(file.getFileName() + ".html"));
    }

    static Optional<Location> of(Target target) {
        return switch (target) {
            case Target.OnPage(var page, var _) -> Optional.of(ofPage(page.file()));
            case Target.Folder(var folder) -> Optional.of(ofFolder(folder));
            case Target.Source(var source) -> Optional.of(ofSource(source));
            case Target.Picture(var picture) -> Optional.of(new Location(picture));
            case Target.Elsewhere _, Target.Nowhere _ -> Optional.empty();
        };
    }

    /// The address of another file in a link of this one.
    String to(Location other) {
        var folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
        return encoded(folder.relativize(other.file));
    }

    /// What leads from here to the root of the site: empty, or `../` some times.
    String toRoot() {
        return "../".repeat(file.getNameCount() - 1);
    }

    /// The address from the root of the site.
    String address() {
        return encoded(file);
    }

    private static String encoded(Path path) {
        try {
            return new URI(null, null, path.toString(), null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("cannot be written as an address: " + path, e);
        }
    }
}
