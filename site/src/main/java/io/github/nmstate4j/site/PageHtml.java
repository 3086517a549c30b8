package io.github.nmstate4j.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/// A page's Markdown as HTML. HTML within Markdown is left out: here it is comments for programs.
final class PageHtml extends CoreHtmlNodeRenderer {

    /// After the language of a block: the file that readers have or write.
    private static final String FILE = "file=";

    private final Repository repository;
    private final Page page;
    private final Location location;

    private PageHtml(HtmlNodeRendererContext context, Repository repository, Page page) {
        super(context);
        this.repository = repository;
        this.page = page;
        this.location = Location.ofPage(page.file());
    }

    static String of(Repository repository, Page page) {
        removeEmptyHeads(page.document());
        return HtmlRenderer.builder()
                .nodeRendererFactory(context -> new PageHtml(context, repository, page))
                .extensions(Page.EXTENSIONS)
                .build()
                .render(page.document());
    }

    /// Markdown has no tables without a head, so pages write an empty one.
    private static void removeEmptyHeads(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof TableBlock && block.getFirstChild() instanceof TableHead head && PlainText.of(head).isEmpty()) {
                    head.unlink();
                }
            }
        });
    }

    @Override
    public void visit(Heading heading) {
        var tag = "h" + heading.getLevel();
        var anchor = page.anchor(heading);
        context.getWriter().line();
        context.getWriter().tag(tag, Map.of("id", anchor));
        visitChildren(heading);
        if (heading.getLevel() > 1) {
            context.getWriter().raw("<a class=\"anchor\" href=\"#" + Html.escape(anchor) + "\" aria-label=\"Link to this section\">#</a>");
        }
        context.getWriter().tag("/" + tag);
        context.getWriter().line();
    }

    @Override
    public void visit(Link link) {
        context.getWriter().tag("a", Map.of("href", address(link.getDestination())));
        visitChildren(link);
        context.getWriter().tag("/a");
    }

    @Override
    public void visit(Image image) {
        var address = address(image.getDestination());
        context.getWriter().tag("a", Map.of("href", address, "class", "picture"));
        context.getWriter().tag("img", Map.of("src", address, "alt", PlainText.of(image), "loading", "lazy"), true);
        context.getWriter().tag("/a");
    }

    private String address(String destination) {
        var target = repository.target(page, destination);
        var anchor = target instanceof Target.OnPage onPage && !onPage.anchor().isEmpty() ? "#" + onPage.anchor() : "";
        return Location.of(target).map(to -> location.to(to) + anchor).orElse(destination);
    }

    @Override
    public void visit(FencedCodeBlock block) {
        var words = List.of(Optional.ofNullable(block.getInfo()).orElse("").split(" "));
        context.getWriter().line();
        words.stream().filter(word -> word.startsWith(FILE)).forEach(word ->
                context.getWriter().raw("<p class=\"file\">" + Html.escape(word.substring(FILE.length())) + "</p>"));
        context.getWriter().raw(code(words.getFirst(), block.getLiteral()));
        context.getWriter().line();
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        context.getWriter().raw(code("", block.getLiteral()));
        context.getWriter().line();
    }

    /// @param language as after the fence of a code block, or the ending of a file
    static String code(String language, String code) {
        return "<pre class=\"code\" data-language=\"" + Html.escape(language) + "\" tabindex=\"0\"><code>" + Highlighting.of(language).html(code)
                + "</code></pre>";
    }

    @Override
    public void visit(HtmlBlock block) {
        // Nothing of it is shown.
    }
}
