package io.github.nmstate4j.desktop.document;

import io.github.nmstate4j.finding.Finding.Position;

/// Lines and offsets of a text.
public final class Lines {

    private Lines() {}

    /// From 0.
    public static int lineOf(String text, int offset) {
        int line = 0;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /// Where the line of this offset starts.
    public static int startOf(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /// Behind the line of this offset, its line end included.
    public static int endOf(String text, int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    public static Position position(String text, int offset) {
        return new Position(lineOf(text, offset) + 1, offset - startOf(text, offset) + 1);
    }

    /// The nearest offset there is for a position.
    public static int offset(String text, Position position) {
        int start = 0;
        for (int line = 1; line < position.line(); line++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return text.length();
            }
            start = next + 1;
        }
        int end = text.indexOf('\n', start);
        return Math.min(start + position.column() - 1, end < 0 ? text.length() : end);
    }
}
