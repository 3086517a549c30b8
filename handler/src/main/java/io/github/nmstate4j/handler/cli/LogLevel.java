package io.github.nmstate4j.handler.cli;

import io.github.nmstate4j.telemetry.Logs;

/// How much is told of what goes on in the process of a command. In the process of a handler it changes nothing.
enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

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
        Logs.ofCommand(name());
    }
}
