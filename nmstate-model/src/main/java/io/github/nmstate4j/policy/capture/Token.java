package io.github.nmstate4j.policy.capture;

import java.util.ArrayList;
import java.util.List;

/// The smallest piece of an expression.
record Token(Kind kind, String text, int at) {

    enum Kind {
        WORD,
        QUOTED,
        EQUAL,
        DIFFERENT,
        REPLACE,
        PIPE
    }

    boolean isOperator() {
        return kind == Kind.EQUAL || kind == Kind.DIFFERENT || kind == Kind.REPLACE;
    }

    boolean isPath() {
        return kind == Kind.WORD && text.indexOf('.') >= 0;
    }

    static List<Token> of(String text) throws ProblemException {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                at++;
                continue;
            }
            var token =
                    switch (c) {
                        case '|' -> new Token(Kind.PIPE, "|", at);
                        case '=' -> operator(Kind.EQUAL, text, at);
                        case '!' -> operator(Kind.DIFFERENT, text, at);
                        case ':' -> operator(Kind.REPLACE, text, at);
                        case '"', '\'' -> quoted(text, at);
                        default -> word(text, at);
                    };
            tokens.add(token);
            at += token.text().length() + (token.kind() == Kind.QUOTED ? 2 : 0);
        }
        return tokens;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static Token operator(Kind kind, String text, int at) throws ProblemException {
        char c = text.charAt(at);
        if (at + 1 >= text.length() || text.charAt(at + 1) != '=') {
            throw new ProblemException(
                    Problem.SYNTAX,
                    at,
                    "`" + c + "` has to be followed by `=`: the operators are ==, != and :=. A value with a `" + c
                            + "` in it has to be quoted.");
        }
        return new Token(kind, text.substring(at, at + 2), at);
    }

    private static Token quoted(String text, int at) throws ProblemException {
        char quote = text.charAt(at);
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new ProblemException(
                    Problem.SYNTAX, at, "The text that starts here does not end; close it with another " + quote + ".");
        }
        return new Token(Kind.QUOTED, text.substring(at + 1, end), at);
    }

    private static Token word(String text, int at) {
        int end = at;
        while (end < text.length() && !isSpace(text.charAt(end)) && "=!|\":".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return new Token(Kind.WORD, text.substring(at, end), at);
    }
}
