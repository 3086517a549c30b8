package io.github.nmstate4j.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonmark.node.Heading;

/// The order of reading: what `docs/README.md` links, under its headings.
///
/// @param groups headings and the pages below each
record Contents(List<Group> groups) {

    private static final Path FILE = Path.of("docs", Repository.README);

    record Group(String heading, List<Entry> entries) {}

    record Entry(String label, Location location) {}

    static Contents of(Repository repository) {
        var page = repository.page(FILE).orElseThrow(() -> new IllegalArgumentException(FILE + " is missing; it has the order of the pages"));
        var groups = new LinkedHashMap<String, Map<Location, Entry>>();
        var heading = page.title();
        for (var node = page.document().getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading) {
                heading = PlainText.of(node);
            }
            for (var reference : Page.references(node)) {
                Location.of(repository.target(page, reference.destination())).ifPresent(into(groups, heading, reference));
            }
        }
        var found = new ArrayList<Group>();
        groups.forEach((each, entries) -> found.add(new Group(each, List.copyOf(entries.values()))));
        return new Contents(found);
    }

    private static Consumer<Location> into(Map<String, Map<Location, Entry>> groups, String heading, Page.Reference reference) {
        return location -> groups.computeIfAbsent(heading, _ -> new LinkedHashMap<>())
                .putIfAbsent(location, new Entry(reference.label(), location));
    }

    private List<Entry> entries() {
        return groups.stream().flatMap(group -> group.entries().stream()).toList();
    }

    Optional<Entry> before(Location location) {
        return beside(location, -1);
    }

    Optional<Entry> after(Location location) {
        return beside(location, 1);
    }

    private Optional<Entry> beside(Location location, int step) {
        var entries = entries();
        for (int i = 0; i < entries.size(); i++) {
            int other = i + step;
            if (entries.get(i).location().equals(location) && other >= 0 && other < entries.size()) {
                return Optional.of(entries.get(other));
            }
        }
        return Optional.empty();
    }
}
