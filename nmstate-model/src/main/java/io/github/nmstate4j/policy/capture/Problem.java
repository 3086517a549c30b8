package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.document.DocumentPath;
import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding;
import io.github.nmstate4j.finding.Finding.Position;
import io.github.nmstate4j.finding.Finding.Severity;
import java.util.Optional;

/// Something wrong or doubtful in an expression or a template.
///
/// @param text the whole expression, or the whole text that holds the reference
/// @param at the character of it that the message is about, counted from 0
public record Problem(Severity severity, Code code, String message, String text, int at) {

    static final Code SYNTAX = Code.author("capture.syntax");
    static final Code UNKNOWN_KEY = Code.author("capture.unknown-key");
    static final Code UNKNOWN_CAPTURE = Code.author("capture.unknown-capture");
    static final Code CIRCLE = Code.author("capture.circle");
    static final Code NOT_FOUND = Code.author("capture.not-found");
    static final Code WRONG_VALUE = Code.author("capture.wrong-value");
    static final Code TOO_LARGE = Code.author("capture.too-large");

    /// Where in the text; both counted from 1.
    public Position position() {
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new Position(line + 1, at - lineStart() + 1);
    }

    /// The line of the text with a caret under the place.
    public String excerpt() {
        int end = text.indexOf('\n', at);
        var line = new StringBuilder("| ");
        text.substring(lineStart(), end < 0 ? text.length() : end)
                .codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.append("\n| ").repeat(".", at - lineStart()).append('^').toString();
    }

    private int lineStart() {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /// The message and the excerpt.
    public Finding finding(DocumentPath path) {
        return new Finding(severity, code, path, message + "\n" + excerpt(), Optional.empty());
    }
}
