package io.github.nmstate4j.site;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What all pages have around their text.
final class Frame {

    private final Contents contents;

    Frame(Contents contents) {
        this.contents = contents;
    }

    /// @param shown the file of the repository that the page shows
    /// @param sections for the list of what is on the page
    String around(Location location, Path shown, String title, List<Section> sections, String body) {
        var root = location.toRoot();
        return """
                <!doctype html>
                <html lang="en" data-root="%1$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%2$s</title>
                <link rel="stylesheet" href="%1$ssite.css">
                <script src="%1$stheme.js"></script>
                <script src="%1$ssections.js" defer></script>
                <script src="%1$ssearch.js" defer></script>
                <script src="%1$ssite.js" defer></script>
                </head>
                <body>
                <a class="skip" href="#text">Skip to the text</a>
                <header>
                <button id="menu" aria-expanded="false" aria-controls="contents" hidden>Contents</button>
                <a class="name" href="%1$sindex.html">nmstate4j</a>
                <div id="search" hidden>
                <input type="search" placeholder="Search  ( / )" aria-label="Search" autocomplete="off" role="combobox" aria-expanded="false" aria-controls="found">
                <ul id="found" role="listbox" aria-label="Found" hidden></ul>
                </div>
                <button id="theme" hidden>Theme</button>
                </header>
                <div class="columns">
                <nav id="contents" aria-label="Contents">
                %3$s</nav>
                <main id="text">
                %4$s
                %5$s<footer>%6$s</footer>
                </main>
                %7$s</div>
                </body>
                </html>
                """
                .formatted(root, Html.escape(title), menu(location), body, neighbours(location), Html.escape(shown.toString()), onThisPage(sections));
    }

    private String menu(Location here) {
        var html = new StringBuilder();
        for (var group : contents.groups()) {
            html.append("<h2>").append(Html.escape(group.heading())).append("</h2>\n<ul>\n");
            for (var entry : group.entries()) {
                var current = entry.location().equals(here) ? " aria-current=\"page\"" : "";
                html.append("<li>").append(link(here, entry, current)).append("</li>\n");
            }
            html.append("</ul>\n");
        }
        return html.toString();
    }

    private static String link(Location here, Contents.Entry to, String attributes) {
        return "<a href=\"" + Html.escape(here.to(to.location())) + "\"" + attributes + ">" + Html.escape(to.label()) + "</a>";
    }

    private String neighbours(Location here) {
        var links = contents.before(here).map(entry -> link(here, entry, " rel=\"prev\"")).orElse("")
                + contents.after(here).map(entry -> link(here, entry, " rel=\"next\"")).orElse("");
        return links.isEmpty() ? "" : "<nav class=\"neighbours\" aria-label=\"Before and after\">" + links + "</nav>\n";
    }

    private static String onThisPage(List<Section> sections) {
        var inner = sections.stream().filter(section -> section.level() == 2 || section.level() == 3).toList();
        if (inner.size() < 2) {
            return "";
        }
        return inner.stream()
                .map(section -> "<li class=\"level" + section.level() + "\"><a href=\"#" + Html.escape(section.anchor()) + "\">"
                        + Html.escape(section.heading()) + "</a></li>\n")
                .collect(Collectors.joining("", "<nav class=\"outline\" aria-label=\"On this page\">\n<h2>On this page</h2>\n<ul>\n", "</ul>\n</nav>\n"));
    }
}
