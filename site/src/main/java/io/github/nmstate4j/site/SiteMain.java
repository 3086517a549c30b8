package io.github.nmstate4j.site;

import java.io.IOException;
import java.nio.file.Path;

/// `SiteMain REPOSITORY FOLDER` writes the site into the folder. Ends with 1 and a line for each link that leads nowhere.
public final class SiteMain {

    private SiteMain() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: SiteMain REPOSITORY FOLDER");
            System.exit(64);
        }
        var repository = Repository.read(Path.of(arguments[0]).toAbsolutePath().normalize());
        var problems = repository.problems();
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.exit(1);
        }
        Site.write(repository, Path.of(arguments[1]));
    }
}
