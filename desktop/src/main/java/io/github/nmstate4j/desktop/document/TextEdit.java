package io.github.nmstate4j.desktop.document;

import java.util.Comparator;
import java.util.List;

/// Puts a text in the place of a part of another.
public record TextEdit(Span span, String replacement) {

    static TextEdit insert(int at, String text) {
        return new TextEdit(new Span(at, at), text);
    }

    /// All of them at once; they must not overlap.
    public static String apply(String text, List<TextEdit> edits) {
        var result = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt((TextEdit edit) -> edit.span().start()).reversed())
                .forEach(edit -> result.replace(edit.span().start(), edit.span().end(), edit.replacement()));
        return result.toString();
    }
}
