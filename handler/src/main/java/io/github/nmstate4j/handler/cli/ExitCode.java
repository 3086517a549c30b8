package io.github.nmstate4j.handler.cli;

/// How a command ended, for scripts.
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    /// The command line makes no sense.
    static final int USAGE = 64;
    /// A document cannot be read or applied, or asks for what the node does not have.
    static final int DATA = 65;

    private ExitCode() {}
}
