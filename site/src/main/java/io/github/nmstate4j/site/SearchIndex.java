package io.github.nmstate4j.site;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the search of the site looks through. A script, because pages that are opened as files may load no data.
final class SearchIndex {

    /// @param address from the root of the site
    /// @param weight how much it counts against others that fit as well
    private record Entry(String address, String title, String heading, String text, double weight) {}

    /// Texts that are shown as they are have many words, and explain little.
    private static final double SOURCE = 0.4;
    /// Whoever knows the word of a reference finds it; others want it explained.
    private static final double REFERENCE = 0.7;

    private final List<Entry> entries = new ArrayList<>();

    void addPage(Location location, Page page) {
        add(location, page.title(), page.sections(), location.address().startsWith("docs/reference/") ? REFERENCE : 1);
    }

    void addSource(Location location, String name, String text) {
        add(location, name, List.of(new Section(1, name, "", text)), SOURCE);
    }

    private void add(Location location, String title, List<Section> sections, double weight) {
        for (var section : sections) {
            var anchor = section.level() == 1 ? "" : "#" + section.anchor();
            entries.add(new Entry(location.address() + anchor, title, section.level() == 1 ? "" : section.heading(), section.text(), weight));
        }
    }

    String script() {
        return entries.stream()
                .map(entry -> "[" + string(entry.address) + "," + string(entry.title) + "," + string(entry.heading) + "," + string(entry.text) + "," + entry.weight + "]")
                .collect(Collectors.joining(",\n", "const SECTIONS = [\n", "\n];\n"));
    }

    private static String string(String text) {
        var quoted = new StringBuilder("\"");
        for (char c : text.replaceAll("\\s+", " ").toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
