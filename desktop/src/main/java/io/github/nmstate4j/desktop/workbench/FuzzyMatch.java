package io.github.nmstate4j.desktop.workbench;

import java.util.Locale;

/// How well what people type fits a title: all characters in order; better together, at the start, and at the starts of
/// words.
final class FuzzyMatch {

    static final int NONE = -1;

    private FuzzyMatch() {}

    /// Higher is better; [#NONE] when it does not fit.
    static int score(String typed, String title) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        var text = title.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return 0;
        }
        int together = text.indexOf(wanted);
        if (together >= 0) {
            return 1000 - together - (text.length() - wanted.length()) / 4 + (startsWord(text, together) ? 200 : 0);
        }
        int score = 0;
        int at = 0;
        int last = -2;
        for (int i = 0; i < wanted.length(); i++) {
            if (wanted.charAt(i) == ' ') {
                continue;
            }
            at = text.indexOf(wanted.charAt(i), at);
            if (at < 0) {
                return NONE;
            }
            score += (at == last + 1 ? 8 : 1) + (startsWord(text, at) ? 6 : 0);
            last = at;
            at++;
        }
        return score;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
