package io.github.nmstate4j.telemetry;

import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// One line per record, the stack trace below it.
final class TextFormatter extends Formatter {

    @Override
    public String format(LogRecord line) {
        var thrown = line.getThrown();
        return "[" + Thread.currentThread().getName() + "] " + JsonFormatter.word(line.getLevel()).toUpperCase(Locale.ROOT) + " "
                + line.getLoggerName() + " - " + formatMessage(line) + "\n"
                + (thrown == null ? "" : JsonFormatter.stack(thrown));
    }
}
