package io.github.nmstate4j.handler.probe;

/// Failures in a person's words.
final class Causes {

    private Causes() {}

    /// What went wrong in the end: the outer exceptions only say what was tried, which the probe's name says already.
    static String root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
