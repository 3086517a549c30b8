package io.github.nmstate4j.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// A Markdown file, read.
final class Page {

    static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());

    private static final Parser PARSER =
            Parser.builder().extensions(EXTENSIONS).includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

    /// A link or a picture of a page.
    ///
    /// @param label the words that are linked; what a picture shows
    record Reference(int line, String destination, String label, boolean picture) {}

    private final Path file;
    private final Node document;
    private final List<Section> sections = new ArrayList<>();
    private final IdentityHashMap<Heading, String> anchors = new IdentityHashMap<>();

    private Page(Path file, Node document) {
        this.file = file;
        this.document = document;
    }

    /// @param file from the root of the repository
    static Page read(Path root, Path file) throws IOException {
        return of(file, Files.readString(root.resolve(file)));
    }

    static Page of(Path file, String markdown) {
        var page = new Page(file, PARSER.parse(markdown));
        page.divide();
        return page;
    }

    private void divide() {
        var names = new Anchors();
        var text = new StringBuilder();
        var last = Optional.<Heading>empty();
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                last.ifPresent(before -> finish(before, text));
                text.setLength(0);
                anchors.put(heading, names.next(PlainText.of(heading)));
                last = Optional.of(heading);
            } else {
                text.append(PlainText.of(node)).append(' ');
            }
        }
        last.ifPresent(before -> finish(before, text));
    }

    private void finish(Heading heading, StringBuilder text) {
        sections.add(new Section(heading.getLevel(), PlainText.of(heading), anchor(heading), text.toString().strip()));
    }

    Path file() {
        return file;
    }

    Node document() {
        return document;
    }

    /// In the order of the page. The first one has the title.
    List<Section> sections() {
        return sections;
    }

    /// Its first heading; the name of the file where it has none.
    String title() {
        return sections.isEmpty() ? file.toString() : sections.getFirst().heading();
    }

    String anchor(Heading heading) {
        return anchors.getOrDefault(heading, "");
    }

    List<Reference> references() {
        return references(document);
    }

    static List<Reference> references(Node within) {
        var found = new ArrayList<Reference>();
        within.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                found.add(new Reference(line(link), link.getDestination(), PlainText.of(link), false));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                found.add(new Reference(line(image), image.getDestination(), PlainText.of(image), true));
            }
        });
        return found;
    }

    private static int line(Node node) {
        return node.getSourceSpans().getFirst().getLineIndex() + 1;
    }
}
