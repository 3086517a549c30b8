package io.github.nmstate4j.handler.cli;

/// How much is told of what goes on in the process of a command. It counts before the first thing is told; in the
/// process of a handler it changes nothing.
enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    private static final String PROPERTY = "org.slf4j.simpleLogger.defaultLogLevel";

    /// @param times how often somebody asked for more
    static LogLevel verbose(int times) {
        return switch (times) {
            case 0 -> WARN;
            case 1 -> INFO;
            case 2 -> DEBUG;
            default -> TRACE;
        };
    }

    void set() {
        System.setProperty(PROPERTY, name());
    }
}
