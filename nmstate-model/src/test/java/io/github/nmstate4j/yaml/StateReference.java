package io.github.nmstate4j.yaml;

import io.github.nmstate4j.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The reference of the network state for people, made from the tables that read it. Each section comes with an example.
final class StateReference {

    private static final String INTERFACES = "interfaces[]";

    /// A mapping of the document: where it stands, and the keys it has there.
    record Section(String path, List<Table.Key<?, ?>> keys, Table<?> table) {}

    private final Map<String, String> examples;
    private final List<Section> sections = new ArrayList<>();
    private final Set<Table<?>> seen = new HashSet<>();

    StateReference(Map<String, String> examples) {
        this.examples = examples;
        collect("", Tables.NETWORK_STATE, Set.of());
    }

    List<Section> sections() {
        return sections;
    }

    /// The keys of the interface that all kinds have come once; a kind has its own only.
    private void collect(String path, Table<?> table, Set<String> told) {
        if (!seen.add(table)) {
            return;
        }
        var keys = table.keys().stream().filter(key -> !told.contains(key.name())).collect(Collectors.<Table.Key<?, ?>>toList());
        if (!keys.isEmpty()) {
            sections.add(new Section(path, keys, table));
        }
        for (var key : keys) {
            if (key.codec() instanceof Interfaces || key.name().equals("interfaces")) {
                interfaces();
            } else {
                key.codec().tables().forEach(section -> collect(below(path, key), section, Set.of()));
            }
        }
    }

    private static String below(String path, Table.Key<?, ?> key) {
        return path + (path.isEmpty() ? "" : ".") + key.name() + (isList(key) ? "[]" : "");
    }

    private void interfaces() {
        collect(INTERFACES, BaseTable.BASE, Set.of());
        var common = BaseTable.BASE.names();
        Interfaces.kinds().forEach((type, table) -> collect(INTERFACES + " of type " + type.name(), table, common));
    }

    private static boolean isList(Table.Key<?, ?> key) {
        return described(key).startsWith("list");
    }

    String markdown() {
        var text = new StringBuilder("""
                # The network state, key by key

                Made from what the model reads; `StateReferenceTest` keeps it up to date. Everything may be left out unless it is
                said to be needed: what is left out stays as it is on the node.

                Flags may be written as `true`, `yes`, `on`, `y`, `1` and their opposites, numbers in quotes and with `0x`.
                """);
        for (var section : sections) {
            text.append("\n## ").append(section.path().isEmpty() ? "The document" : "`" + section.path() + "`").append("\n\n");
            text.append("| Key | Value | |\n|---|---|---|\n");
            for (var key : section.keys()) {
                text.append("| `").append(key.name()).append("` | ").append(described(key)).append(" | ");
                text.append(String.join("; ", notes(section, key))).append(" |\n");
            }
            var example = examples.get(section.path());
            if (example != null) {
                text.append("\n```yaml\n").append(example.strip()).append("\n```\n");
            }
        }
        return text.toString();
    }

    private List<String> notes(Section section, Table.Key<?, ?> key) {
        var notes = new ArrayList<String>();
        // A section that stands in two places is told once.
        sections.stream()
                .filter(told -> key.codec().tables().equals(List.of(told.table())) && !told.path().startsWith(below(section.path(), key)))
                .forEach(told -> notes.add("like `" + told.path() + "`"));
        if (key.presence() == Table.Presence.MANDATORY) {
            notes.add("needed");
        }
        if (!key.aliases().isEmpty()) {
            notes.add("also " + key.aliases().stream().map(alias -> "`" + alias + "`").collect(Collectors.joining(", ")));
        }
        if (key.codec().equals(Scalars.SECRET)) {
            notes.add("a secret: shown as a mark");
        }
        return notes;
    }

    private static String described(Table.Key<?, ?> key) {
        return described(key.codec().schema(new Schemas(), key.name()));
    }

    private static String described(Value schema) {
        if (schema.equals(Schemas.FLAG)) {
            return "flag";
        }
        if (schema.equals(Schemas.TEXT)) {
            return "text";
        }
        var parts = schema instanceof Value.Mapping mapping ? mapping.entries() : Map.<String, Value>of();
        if (parts.get("anyOf") instanceof Value.Sequence(var choices)) {
            return choices.stream()
                    .filter(choice -> !(choice instanceof Value.Mapping(var c) && c.containsKey("pattern")))
                    .map(StateReference::described)
                    .distinct()
                    .collect(Collectors.joining(" or "));
        }
        if (parts.get("enum") instanceof Value.Sequence(var words)) {
            return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        }
        if (parts.containsKey("minimum")) {
            return "number from " + parts.get("minimum") + " to " + parts.get("maximum");
        }
        if (parts.containsKey("items")) {
            return "list of " + described(parts.getOrDefault("items", Schemas.ANYTHING));
        }
        if (parts.containsKey("$ref") || parts.containsKey("allOf")) {
            return "keys";
        }
        if (parts.containsKey("additionalProperties")) {
            return "keys of your own, each with " + described(parts.getOrDefault("additionalProperties", Schemas.ANYTHING));
        }
        return parts.getOrDefault("type", new Value.Text("anything")).toString();
    }

    /// Examples by the path of the section, from a text of YAML documents that each begin with `# <path>`.
    static Map<String, String> examples(String text) {
        var examples = new LinkedHashMap<String, String>();
        for (var document : text.split("(?m)^---\n", -1)) {
            var lines = document.strip().split("\n", 2);
            examples.put(lines[0].substring(1).strip(), lines[1]);
        }
        return examples;
    }
}
