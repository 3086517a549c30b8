package io.github.nmstate4j.desktop.document;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.document.DocumentPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The smallest edits of a document that change one thing. What they do not touch stays byte for byte.
public final class Edits {

    private static final int INDENT = 2;
    /// Keys whose value is the name of an interface.
    private static final Set<String> REFERENCES = Set.of(
            "base-iface", "controller", "next-hop-interface", "iif", "peer", "port1", "port2", "copy-mac-from", "primary", "parent");
    /// Keys whose value is a list of names of interfaces.
    private static final Set<String> REFERENCE_LISTS = Set.of("port", "ports", "slaves");

    private final String text;
    private final PolicyDocument document;

    private Edits(PolicyDocument document) {
        this.document = document;
        this.text = document.text();
    }

    public static Edits of(PolicyDocument document) {
        return new Edits(document);
    }

    /// Sets the value at a path; mappings that are not there yet are made.
    ///
    /// @param yaml a scalar or a flow value: `1500`, `[eth1, eth2]`
    public List<TextEdit> set(DocumentPath path, String yaml) {
        var there = document.part(path);
        if (there.isPresent()) {
            return List.of(replaced(path, there.get(), yaml));
        }
        return insert(path, List.of(yaml), false);
    }

    private TextEdit replaced(DocumentPath path, Syntax part, String yaml) {
        if (part instanceof Syntax.Scalar scalar) {
            if (scalar.span().length() == 0) {
                int colon = afterColon(path);
                return TextEdit.insert(colon, " " + yaml);
            }
            return new TextEdit(scalar.span(), scalar.plain() ? yaml : quotedAlike(scalar, yaml));
        }
        boolean sameLine = text.substring(Math.min(afterColonOrStart(path, part), part.span().start()), part.span().start()).indexOf('\n') < 0;
        return sameLine
                ? new TextEdit(part.span(), yaml)
                : new TextEdit(new Span(afterColon(path), part.span().end()), " " + yaml);
    }

    private String quotedAlike(Syntax.Scalar scalar, String yaml) {
        char quote = text.charAt(scalar.span().start());
        boolean ours = yaml.startsWith("\"") || yaml.startsWith("'") || yaml.startsWith("[") || yaml.startsWith("{");
        if (ours || (quote != '"' && quote != '\'')) {
            return yaml;
        }
        return quote == '\'' ? "'" + yaml.replace("'", "''") + "'" : "\"" + yaml.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private int afterColonOrStart(DocumentPath path, Syntax part) {
        return path.steps().getLast() instanceof Step.Key ? afterColon(path) : part.span().start();
    }

    /// Behind the colon of the key at the end of a path.
    private int afterColon(DocumentPath path) {
        var key = entry(path).key();
        int colon = text.indexOf(':', key.span().end());
        return colon < 0 ? key.span().end() : colon + 1;
    }

    private Syntax.Entry entry(DocumentPath path) {
        var steps = path.steps();
        var around = new DocumentPath(steps.subList(0, steps.size() - 1));
        if (document.part(around).orElse(null) instanceof Syntax.Mapping mapping && steps.getLast() instanceof Step.Key key) {
            return mapping.entry(key.name()).orElseThrow();
        }
        throw new IllegalArgumentException("There is no key at " + path);
    }

    /// Appends an item to the list at a path; the list is made if it is not there.
    ///
    /// @param lines of the item, without dash and indentation: `name: eth1`, `type: ethernet`
    public List<TextEdit> add(DocumentPath list, List<String> lines) {
        var there = document.part(list).orElse(null);
        if (there instanceof Syntax.Sequence sequence && !sequence.items().isEmpty()) {
            var last = sequence.items().getLast().span();
            if (sequence.flow()) {
                return List.of(TextEdit.insert(last.end(), ", " + flow(lines)));
            }
            int dash = column(sequence.span().start());
            return List.of(afterLine(last.end(), item(lines, dash)));
        }
        if (there != null) {
            int column = column(entry(list).key().span().start()) + INDENT;
            return inFlow(list)
                    ? List.of(replaced(list, there, "[" + flow(lines) + "]"))
                    : List.of(new TextEdit(new Span(afterColon(list), Math.max(afterColon(list), there.span().end())), "\n" + withoutEnd(item(lines, column))));
        }
        return insert(list, lines, true);
    }

    private static String flow(List<String> lines) {
        return lines.size() == 1 && !lines.getFirst().contains(": ") ? lines.getFirst() : "{" + String.join(", ", lines) + "}";
    }

    private boolean inFlow(DocumentPath path) {
        for (int i = 0; i < path.steps().size(); i++) {
            var part = document.part(new DocumentPath(path.steps().subList(0, i)));
            if (part.filter(p -> (p instanceof Syntax.Mapping m && m.flow()) || (p instanceof Syntax.Sequence s && s.flow())).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static String item(List<String> lines, int column) {
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(" ".repeat(column)).append(i == 0 ? "- " : "  ").append(lines.get(i)).append('\n');
        }
        return text.toString();
    }

    private static String withoutEnd(String lines) {
        return lines.substring(0, lines.length() - 1);
    }

    /// Whole lines behind the line that holds an offset.
    private TextEdit afterLine(int offset, String lines) {
        int end = Lines.endOf(text, offset);
        return end > 0 && text.charAt(end - 1) == '\n' ? TextEdit.insert(end, lines) : TextEdit.insert(end, "\n" + withoutEnd(lines));
    }

    /// What is missing of a path, below the last mapping that is there.
    private List<TextEdit> insert(DocumentPath path, List<String> value, boolean asItem) {
        int depth = path.steps().size() - 1;
        while (depth > 0 && document.part(new DocumentPath(path.steps().subList(0, depth))).isEmpty()) {
            depth--;
        }
        var place = new DocumentPath(path.steps().subList(0, depth));
        var keys = path.steps().subList(depth, path.steps().size()).stream()
                .map(step -> ((Step.Key) step).name())
                .toList();
        var around = document.part(place).orElse(null);
        if (around instanceof Syntax.Mapping mapping && (mapping.flow() || inFlow(place))) {
            var inner = asItem ? "[" + flow(value) + "]" : value.getFirst();
            var nested = keys.reversed().stream().skip(1).reduce(keys.getLast() + ": " + inner, (in, key) -> key + ": {" + in + "}");
            return List.of(mapping.entries().isEmpty()
                    ? new TextEdit(mapping.span(), "{" + nested + "}")
                    : TextEdit.insert(mapping.entries().getLast().span().end(), ", " + nested));
        }
        if (around instanceof Syntax.Mapping mapping) {
            int column = column(mapping.entries().getFirst().key().span().start());
            return List.of(afterLine(mapping.span().end(), block(keys, value, asItem, column)));
        }
        if (around == null) {
            return List.of(TextEdit.insert(text.length(), block(keys, value, asItem, 0)));
        }
        if (!(place.steps().getLast() instanceof Step.Key)) {
            throw new IllegalArgumentException("Nothing can be put below " + place);
        }
        int column = column(entry(place).key().span().start()) + INDENT;
        int colon = afterColon(place);
        return List.of(new TextEdit(new Span(colon, Math.max(colon, around.span().end())), "\n" + withoutEnd(block(keys, value, asItem, column))));
    }

    private static String block(List<String> keys, List<String> value, boolean asItem, int column) {
        var result = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            result.append(" ".repeat(column + i * INDENT)).append(scalar(keys.get(i))).append(':');
            boolean last = i == keys.size() - 1;
            result.append(last && !asItem ? " " + value.getFirst() : "").append('\n');
        }
        if (asItem) {
            result.append(item(value, column + keys.size() * INDENT));
        }
        return result.toString();
    }

    /// Removes the key or item at a path, and what is empty without it.
    public List<TextEdit> remove(DocumentPath path) {
        var steps = path.steps();
        if (steps.isEmpty() || document.part(path).isEmpty()) {
            return List.of();
        }
        var around = new DocumentPath(steps.subList(0, steps.size() - 1));
        return switch (document.part(around).orElseThrow()) {
            case Syntax.Mapping mapping when mapping.entries().size() == 1 && !steps.subList(0, steps.size() - 1).isEmpty() -> remove(around);
            case Syntax.Mapping mapping -> List.of(removed(mapping, entry(path)));
            case Syntax.Sequence sequence when sequence.items().size() == 1 -> remove(around);
            case Syntax.Sequence sequence -> List.of(removed(sequence, ((Step.Index) steps.getLast()).index()));
            case Syntax.Scalar scalar -> List.of();
        };
    }

    private TextEdit removed(Syntax.Mapping mapping, Syntax.Entry entry) {
        int index = mapping.entries().indexOf(entry);
        if (mapping.flow()) {
            return withComma(mapping.entries().stream().map(Syntax.Entry::span).toList(), index);
        }
        int start = entry.key().span().start();
        int lineStart = Lines.startOf(text, start);
        int end = Lines.endOf(text, entry.span().end());
        boolean shares = !text.substring(lineStart, start).isBlank();
        if (shares && index + 1 < mapping.entries().size()) {
            return new TextEdit(new Span(start, mapping.entries().get(index + 1).key().span().start()), "");
        }
        return new TextEdit(new Span(shares ? start : lineStart, end), "");
    }

    private TextEdit removed(Syntax.Sequence sequence, int index) {
        if (sequence.flow()) {
            return withComma(sequence.items().stream().map(Syntax::span).toList(), index);
        }
        int start = Lines.startOf(text, sequence.items().get(index).span().start());
        return new TextEdit(new Span(start, Lines.endOf(text, sequence.items().get(index).span().end())), "");
    }

    private static TextEdit withComma(List<Span> spans, int index) {
        return index + 1 < spans.size()
                ? new TextEdit(new Span(spans.get(index).start(), spans.get(index + 1).start()), "")
                : new TextEdit(new Span(spans.get(index - 1).end(), spans.get(index).end()), "");
    }

    /// Makes the list at a path empty, in so many words.
    public List<TextEdit> empty(DocumentPath list) {
        return document.part(list).map(part -> List.of(replaced(list, part, "[]"))).orElseGet(() -> set(list, "[]"));
    }

    /// Gives an interface another name, wherever it is spoken of.
    public List<TextEdit> rename(String before, String after) {
        var edits = new ArrayList<TextEdit>();
        document.part(PolicyDocument.DESIRED).ifPresent(desired -> references(desired, "", before, after, edits));
        document.part(DocumentPath.of("spec", "capture")).ifPresent(capture -> captures(capture, before, after, edits));
        return edits;
    }

    private void references(Syntax part, String key, String before, String after, List<TextEdit> edits) {
        switch (part) {
            case Syntax.Mapping mapping -> mapping.entries().forEach(entry -> {
                var name = entry.key().text();
                boolean named = name.equals("name") && (key.equals("interfaces") || REFERENCE_LISTS.contains(key));
                if ((named || REFERENCES.contains(name)) && entry.value() instanceof Syntax.Scalar scalar) {
                    renamed(scalar, before, after, edits);
                } else {
                    references(entry.value(), name, before, after, edits);
                }
            });
            case Syntax.Sequence sequence -> sequence.items().forEach(item -> {
                if (item instanceof Syntax.Scalar scalar && REFERENCE_LISTS.contains(key)) {
                    renamed(scalar, before, after, edits);
                } else {
                    references(item, key, before, after, edits);
                }
            });
            case Syntax.Scalar scalar -> {}
        }
    }

    private void renamed(Syntax.Scalar scalar, String before, String after, List<TextEdit> edits) {
        if (scalar.text().equals(before)) {
            edits.add(new TextEdit(scalar.span(), scalar.plain() ? scalar(after) : quotedAlike(scalar, after)));
        }
    }

    /// In expressions, names are texts in quotes.
    private void captures(Syntax capture, String before, String after, List<TextEdit> edits) {
        if (capture instanceof Syntax.Mapping mapping) {
            for (var entry : mapping.entries()) {
                var span = entry.value().span();
                for (var quote : List.of("\"", "'", "\\\"")) {
                    var wanted = quote + before + quote;
                    for (int at = text.indexOf(wanted, span.start()); at >= 0 && at < span.end(); at = text.indexOf(wanted, at + 1)) {
                        if (!quote.equals("\"") || at == 0 || text.charAt(at - 1) != '\\') {
                            edits.add(new TextEdit(new Span(at, at + wanted.length()), quote + after + quote));
                        }
                    }
                }
            }
        }
    }

    /// A text as a YAML scalar: plain where that is read as the same text.
    public static String scalar(String words) {
        boolean plain = words.matches("[A-Za-z0-9_/.%][A-Za-z0-9_./:%@+-]*")
                && !words.endsWith(":")
                && !words.matches("(?i)true|false|null|yes|no|on|off|y|n|~|[-+]?[0-9][0-9_.:eE+-]*|0x[0-9a-f]+");
        return plain ? words : "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// Names as a flow list.
    public static String list(List<String> names) {
        return names.stream().map(Edits::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    private int column(int offset) {
        return offset - Lines.startOf(text, offset);
    }
}
