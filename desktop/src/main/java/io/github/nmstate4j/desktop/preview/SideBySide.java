package io.github.nmstate4j.desktop.preview;

import java.util.ArrayList;
import java.util.List;

/// Two texts line by line, each line beside the one it became.
final class SideBySide {

    enum Mark {
        SAME,
        REMOVED,
        ADDED,
        CHANGED
    }

    /// `before` or `after` is "" where there is no such line.
    record Line(Mark mark, String before, String after) {}

    private SideBySide() {}

    static List<Line> of(String before, String after) {
        var a = before.lines().toList();
        var b = after.lines().toList();
        var longest = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                longest[i][j] = a.get(i).equals(b.get(j)) ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        var lines = new ArrayList<Line>();
        var removed = new ArrayList<String>();
        var added = new ArrayList<String>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                flush(removed, added, lines);
                lines.add(new Line(Mark.SAME, a.get(i++), b.get(j++)));
            } else if (j == b.size() || (i < a.size() && longest[i + 1][j] >= longest[i][j + 1])) {
                removed.add(a.get(i++));
            } else {
                added.add(b.get(j++));
            }
        }
        flush(removed, added, lines);
        return lines;
    }

    private static void flush(List<String> removed, List<String> added, List<Line> lines) {
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            if (i >= added.size()) {
                lines.add(new Line(Mark.REMOVED, removed.get(i), ""));
            } else if (i >= removed.size()) {
                lines.add(new Line(Mark.ADDED, "", added.get(i)));
            } else {
                lines.add(new Line(Mark.CHANGED, removed.get(i), added.get(i)));
            }
        }
        removed.clear();
        added.clear();
    }
}
