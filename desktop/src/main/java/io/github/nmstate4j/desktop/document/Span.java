package io.github.nmstate4j.desktop.document;

/// A part of a text, in `char`s from 0; `end` is behind it.
public record Span(int start, int end) {

    public boolean contains(int at) {
        return start <= at && at <= end;
    }

    public int length() {
        return end - start;
    }
}
