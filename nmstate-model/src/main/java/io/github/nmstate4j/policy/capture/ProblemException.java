package io.github.nmstate4j.policy.capture;

import io.github.nmstate4j.finding.Code;
import io.github.nmstate4j.finding.Finding.Severity;
import java.io.Serial;

/// Carries a problem to whoever knows the text it is in.
final class ProblemException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Code code;
    private final int at;

    /// @param at the character the message is about
    ProblemException(Code code, int at, String message) {
        super(message, null, false, false);
        this.code = code;
        this.at = at;
    }

    Problem in(String text) {
        return new Problem(
                Severity.ERROR, code, String.valueOf(getMessage()), text, Math.clamp(at, 0, text.length()));
    }

    Code code() {
        return code;
    }

    int at() {
        return at;
    }
}
