package io.github.nmstate4j.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// One JSON object per line. Programs rely on the keys:
///
/// - `ts`: when, in UTC (ISO 8601)
/// - `level`: `error`, `warn`, `info`, `debug` or `trace`
/// - `logger`: who tells
/// - `thread`: in which thread
/// - `msg`: what, for people
/// - `error`: the stack trace, where there is one
public final class JsonFormatter extends Formatter {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String format(LogRecord line) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("ts", line.getInstant().toString());
            json.writeStringField("level", word(line.getLevel()));
            json.writeStringField("logger", String.valueOf(line.getLoggerName()));
            json.writeStringField("thread", Thread.currentThread().getName());
            json.writeStringField("msg", formatMessage(line));
            var thrown = line.getThrown();
            if (thrown != null) {
                json.writeStringField("error", stack(thrown));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.append('\n').toString();
    }

    /// As SLF4J calls the levels.
    static String word(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (value >= Level.WARNING.intValue()) {
            return "warn";
        }
        if (value >= Level.INFO.intValue()) {
            return "info";
        }
        return value >= Level.FINE.intValue() ? "debug" : "trace";
    }

    static String stack(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
