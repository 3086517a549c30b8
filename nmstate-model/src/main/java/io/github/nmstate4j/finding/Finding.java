package io.github.nmstate4j.finding;

import io.github.nmstate4j.document.DocumentPath;
import java.util.Optional;

/// Something wrong or doubtful at a place of a document. The message names the value and the way out.
/// The position is known when the finding comes from reading text.
public record Finding(
        Severity severity, Code code, DocumentPath path, String message, Optional<Position> position) {

    public enum Severity {
        ERROR,
        WARNING
    }

    /// Where in the text, both counted from 1.
    public record Position(int line, int column) {
        @Override
        public String toString() {
            return line + ":" + column;
        }
    }

    public static Finding error(Code code, DocumentPath path, String message) {
        return new Finding(Severity.ERROR, code, path, message, Optional.empty());
    }

    public static Finding warning(Code code, DocumentPath path, String message) {
        return new Finding(Severity.WARNING, code, path, message, Optional.empty());
    }

    public Finding at(Position where) {
        return new Finding(severity, code, path, message, Optional.of(where));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// One line for people: `4:11 interfaces[0].mtu: …`.
    @Override
    public String toString() {
        var place = path.steps().isEmpty() ? "" : path + ": ";
        return position.map(p -> p + " ").orElse("") + place + message;
    }
}
