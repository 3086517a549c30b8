package io.github.nmstate4j.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;

/// The site of this repository.
class SiteTest {

    private static final Path ROOT = Path.of(System.getProperty("nmstate4j.root", "..")).toAbsolutePath().normalize();
    private static final Pattern ADDRESS = Pattern.compile(" (?:href|src)=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    @TempDir
    static Path site;

    private static Repository repository;

    @BeforeAll
    static void write() throws IOException {
        repository = Repository.read(ROOT);
        if (repository.problems().isEmpty()) {
            Site.write(repository, site);
        }
    }

    @Test
    void everyLinkOfTheDocumentationLeadsSomewhere() {
        assertThat(repository.problems()).isEmpty();
    }

    @Test
    void everyAddressOnAPageIsOfAFileOfTheSite() throws IOException {
        Map<Path, Set<String>> ids = new HashMap<>();
        for (var page : pages()) {
            ids.put(page, all(ID, Files.readString(page)));
        }
        var broken = new ArrayList<String>();
        for (var page : ids.keySet()) {
            for (var address : all(ADDRESS, Files.readString(page))) {
                if (!address.startsWith("https://")) {
                    var parts = address.split("#", 2);
                    var file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
                    if (!Files.isRegularFile(file) || (parts.length == 2 && !ids.getOrDefault(file, Set.of()).contains(parts[1]))) {
                        broken.add(site.relativize(page) + ": " + address);
                    }
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(80);
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageHasATitleOfItsOwn() throws IOException {
        var titles = new ArrayList<String>();
        for (var page : pages()) {
            titles.addAll(all(Pattern.compile("<title>(.+)</title>"), Files.readString(page)));
        }
        assertThat(titles).hasSameSizeAs(pages()).doesNotHaveDuplicates();
    }

    @Test
    void showsSamplesAsTheyAre() throws IOException {
        var policy = repository.text(Path.of("samples/policies/bond.yaml"));
        var html = Files.readString(site.resolve("samples/policies/bond.yaml.html"));
        var code = html.substring(html.indexOf("<code>") + 6, html.indexOf("</code>"));

        assertThat(code.replaceAll("<[^>]*>", "").replace("&quot;", "\"")).isEqualTo(policy);
    }

    /// What the browser runs is run here.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rollback           | docs/guide/105-safe-guards.html#checkpoint-and-rollback
            VLAN tutorial      | docs/guide/tutorials/vlan.html
            captur             | docs/guide/tutorials/captures.html
            helm install       | docs/guide/deployment.html#install
            selecting nodes    | docs/guide/104-selecting-nodes.html
            """)
    void theBestFitIsFoundFirst(String query, String address) throws IOException {
        assertThat(search(query)).first().isEqualTo(address);
    }

    @Test
    void everyWordHasToFit() throws IOException {
        assertThat(search("bond")).hasSizeGreaterThan(5);
        assertThat(search("bond " + "xy".repeat(3))).isEmpty();
        assertThat(search(" / ")).isEmpty();
    }

    private static List<String> search(String query) throws IOException {
        try (var context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            var scope = context.initStandardObjects();
            for (var script : List.of("sections.js", "search.js")) {
                context.evaluateString(scope, Files.readString(site.resolve(script)), script, 1, null);
            }
            scope.put("query", scope, query);
            var found = (NativeArray) context.evaluateString(scope, "find(prepare(SECTIONS), query, 12).map((each) => each[0])", "test", 1, null);
            var addresses = new ArrayList<String>();
            for (var address : found) {
                addresses.add(String.valueOf(address));
            }
            return addresses;
        }
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(site)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
